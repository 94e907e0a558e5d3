import type { ColumnTable } from "arquero";
import { kindAmong } from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { quantile } from "./distribution.js";
import { emptyReason } from "./empty-reason.js";
import type { Indicator } from "./indicators.js";
import { formatPercent } from "./number-format.js";
import { baseReasonOf, type Reason, unusableReason } from "./reasons.js";
import { groupBy, isNumber, rowsOf, tableOf, withColumns } from "./rows.js";
import { SERIES_COLUMNS, type SeriesRow } from "./series-row.js";
import { UNUSUAL_CHANGES_WORDS } from "./unusual-changes-words.js";

export type UnusualChangeRow = SeriesRow & {
  readonly previous: number | null;
  /** value / previous. */
  readonly ratio: number | null;
  /** ratio − 1, a fraction. */
  readonly percent: number | null;
  /** The effect E, and the bounds beyond which it is unusual. */
  readonly effect: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** null: no verdict. */
  readonly verdict: "usual" | "rise" | "fall" | null;
  /** Units it is judged among. */
  readonly among: number;
  readonly reason: Reason | null;
};

export const UNUSUAL_CHANGE_COLUMNS = [
  ...SERIES_COLUMNS,
  "previous",
  "ratio",
  "percent",
  "effect",
  "lower",
  "upper",
  "verdict",
  "among",
  "reason",
] as const satisfies readonly (keyof UnusualChangeRow)[];

export type UnusualChangeOptions = {
  /** How much size counts: 0 not at all, 1 fully. */
  readonly U?: number | undefined;
  /** The least width of the bounds, as a share of |median E|. */
  readonly A?: number | undefined;
  /** How many of the distances from the median to the quartiles are still usual. */
  readonly C?: number | undefined;
  /** Judge each unit within its group; default among all. */
  readonly byGroup?: boolean | undefined;
};

/** With fewer, quartiles say nothing. */
export const LEAST_UNITS = 10;

/**
 * Changes that stand out among those of the other units in the same year (Hidiroglou & Berthelot 1986,
 * “Statistical editing and imputation for periodic business surveys”, Survey Methodology 12(1)).
 *
 * Of usable, positive pairs (not flagged, since what is doubted anyway should not shape the bounds)
 * r = value / previous; s = 1 − median/r where r is below the median, else r/median − 1, so that
 * halving and doubling weigh the same; E = s · max(value, previous)^U, so that of two equal ratios
 * the larger unit's stands out more. Usual is E from median − C·dQ1 to median + C·dQ3, with
 * dQ1 = max(median − Q1, |A · median|), dQ3 = max(Q3 − median, |A · median|). U = 0.5, A = 0.05 and
 * C = 4 are the usual choice. Groups of fewer than ten pairs get no verdict (“too-few”).
 *
 * Where so many ratios are equal that dQ1 or dQ3 is 0 (the median of E is then 0, and A does not
 * help), every other ratio on that side is unusual: among units that did not change, any change is.
 *
 * @param series as from `seriesOf`
 */
export function unusualChanges(
  series: ColumnTable,
  { U = 0.5, A = 0.05, C = 4, byGroup = false }: UnusualChangeOptions = {},
): ColumnTable {
  const rows = rowsOf<SeriesRow>(series);
  const before = new Map(rows.map((row) => [keyOf(row.unit, row.period), row]));
  const pairs = rows.map((row) => pairUp(row, before.get(keyOf(row.unit, row.period - 1))));
  const groups = groupBy(pairs, ({ row }) => keyOf(byGroup ? row.group : null, row.period));
  const judged = new Map(
    [...groups.values()].flatMap((group) =>
      judge(group, { U, A, C }).map(
        (result) => [keyOf(result.unit, result.period), result] as const,
      ),
    ),
  );
  return tableOf<UnusualChangeRow>(
    rows.flatMap((row) => judged.get(keyOf(row.unit, row.period)) ?? []),
    UNUSUAL_CHANGE_COLUMNS,
  );
}

const keyOf = (name: string | null, period: number): string => JSON.stringify([name, period]);

type Pair = {
  readonly row: SeriesRow;
  readonly previous: number | null;
  readonly ratio: number | null;
  readonly reason: Reason | null;
};

function pairUp(row: SeriesRow, base: SeriesRow | undefined): Pair {
  const previous = base?.value ?? null;
  const reason = unusableReason(row) ?? baseReasonOf(base);
  if (reason !== null || row.value === null || previous === null) {
    return { row, previous, ratio: null, reason };
  }
  if (previous === 0) return { row, previous, ratio: null, reason: "base-zero" };
  if (row.value <= 0 || previous < 0) return { row, previous, ratio: null, reason: "not-positive" };
  return { row, previous, ratio: row.value / previous, reason: null };
}

type Parameters = { readonly U: number; readonly A: number; readonly C: number };

function judge(pairs: readonly Pair[], parameters: Parameters): UnusualChangeRow[] {
  const ratios = pairs.map(({ ratio }) => ratio).filter(isNumber);
  const among = ratios.length;
  const median = quantile(ascending(ratios), 0.5);
  const effects = pairs.map((pair) => effectOf(pair, median, parameters.U));
  const bounds = among < LEAST_UNITS ? null : boundsOf(effects.filter(isNumber), parameters);
  return pairs.map(({ row, previous, ratio, reason }, at) =>
    withColumns(row, {
      previous,
      ratio,
      percent: ratio === null ? null : ratio - 1,
      effect: bounds === null ? null : (effects[at] ?? null),
      lower: bounds?.lower ?? null,
      upper: bounds?.upper ?? null,
      verdict: verdictOf(effects[at] ?? null, bounds),
      among,
      reason: reason ?? (bounds === null ? "too-few" : null),
    }),
  );
}

function effectOf({ row, previous, ratio }: Pair, median: number | null, U: number): number | null {
  if (ratio === null || median === null || row.value === null || previous === null) return null;
  const distance = ratio < median ? 1 - median / ratio : ratio / median - 1;
  return distance * Math.max(row.value, previous) ** U;
}

type Bounds = { readonly lower: number; readonly upper: number };

function boundsOf(effects: readonly number[], { A, C }: Parameters): Bounds | null {
  const sorted = ascending(effects);
  const [q1, median, q3] = [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)];
  if (q1 === null || median === null || q3 === null) return null;
  const least = Math.abs(A * median);
  return {
    lower: median - C * Math.max(median - q1, least),
    upper: median + C * Math.max(q3 - median, least),
  };
}

function verdictOf(effect: number | null, bounds: Bounds | null): UnusualChangeRow["verdict"] {
  if (effect === null || bounds === null) return null;
  if (effect > bounds.upper) return "rise";
  return effect < bounds.lower ? "fall" : "usual";
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** `2022 年 36 个单位中 2 个的变动与众不同：甲 +320.0%，乙 -85.0%；可能属实，请核实。` */
export function summarizeUnusualChanges(
  table: ColumnTable,
  indicator: Indicator,
  language: Language = "zh",
): string {
  const reason = emptyReason(table, indicator, { periods: true }, language);
  if (reason !== null) return reason;
  const { title } = indicator;
  const words = UNUSUAL_CHANGES_WORDS[language];
  const rows = rowsOf<UnusualChangeRow>(table);
  const judged = rows.filter(({ verdict }) => verdict !== null);
  const newest = judged.reduce((last, { period }) => Math.max(last, period), -Infinity);
  const now = judged.filter(({ period }) => period === newest);
  if (now.length === 0) {
    return words.noVerdicts(title, LEAST_UNITS, kindAmong(rows.map(({ period }) => period)));
  }
  const unusual = now
    .filter(({ verdict }) => verdict !== "usual")
    .sort((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0));
  if (unusual.length === 0) return words.none(title, newest, now.length);
  const units = unusual.slice(0, MOST_NAMED).map(({ unit, percent }) => {
    return `${unit} ${formatPercent(percent ?? 0, { signed: true })}`;
  });
  const named = { units, more: unusual.length - units.length };
  return words.some(title, newest, now.length, unusual.length, named);
}

const MOST_NAMED = 5;
