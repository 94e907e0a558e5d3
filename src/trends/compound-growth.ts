import type { ColumnTable } from "arquero";
import { kindOfPeriod } from "../model/period.js";
import type { Language } from "../model/text.js";
import { CHART_WORDS } from "./chart-words.js";
import { COMPOUND_GROWTH_WORDS } from "./compound-growth-words.js";
import { emptyReason } from "./empty-reason.js";
import type { Indicator } from "./indicators.js";
import { formatPercent } from "./number-format.js";
import { baseReasonOf, type Reason, unusableReason } from "./reasons.js";
import { groupBy, isNumber, rowsOf, tableOf } from "./rows.js";
import type { SeriesRow } from "./series-row.js";

export type CompoundGrowthRow = {
  readonly unit: string;
  readonly group: string | null;
  readonly from: number;
  readonly to: number;
  /** The values at both ends. */
  readonly start: number | null;
  readonly end: number | null;
  /** A period, as a fraction: 0.078 is 7.8%. */
  readonly growth: number | null;
  readonly reason: Reason | null;
};

export const COMPOUND_GROWTH_COLUMNS = [
  "unit",
  "group",
  "from",
  "to",
  "start",
  "end",
  "growth",
  "reason",
] as const satisfies readonly (keyof CompoundGrowthRow)[];

/** From when to when; default the whole series. */
export type Span = { readonly from?: number | undefined; readonly to?: number | undefined };

/**
 * The steady growth a period that leads from one value to the other, (end / start)^(1 / periods) − 1, for
 * each unit. Both ends must be usable (not flagged) and above zero.
 *
 * @param series as from `seriesOf`
 */
export function compoundGrowth(series: ColumnTable, span: Span = {}): ColumnTable {
  const rows = rowsOf<SeriesRow>(series);
  const periods = rows.map(({ period }) => period).sort((a, b) => a - b);
  const [from, to] = [span.from ?? periods[0], span.to ?? periods.at(-1)];
  if (from === undefined || to === undefined) return tableOf([], COMPOUND_GROWTH_COLUMNS);
  const grown = [...groupBy(rows, ({ unit }) => unit)].map(([unit, ofUnit]) => {
    const start = ofUnit.find(({ period }) => period === from);
    const end = ofUnit.find(({ period }) => period === to);
    const group = ofUnit[0]?.group ?? null;
    return { unit, group, from, to, ...growthOf(start, end, to - from) };
  });
  return tableOf<CompoundGrowthRow>(grown, COMPOUND_GROWTH_COLUMNS);
}

type Growth = Pick<CompoundGrowthRow, "start" | "end" | "growth" | "reason">;

function growthOf(
  start: SeriesRow | undefined,
  end: SeriesRow | undefined,
  periods: number,
): Growth {
  const ends = { start: start?.value ?? null, end: end?.value ?? null };
  const reason =
    (end === undefined ? "absent" : unusableReason(end)) ??
    (periods <= 0 ? "no-base" : baseReasonOf(start));
  if (reason !== null || ends.start === null || ends.end === null) {
    return { ...ends, growth: null, reason };
  }
  if (ends.start <= 0 || ends.end <= 0) return { ...ends, growth: null, reason: "not-positive" };
  return { ...ends, growth: (ends.end / ends.start) ** (1 / periods) - 1, reason: null };
}

/** `2018—2023 年 36 个单位的金额年均增长，最快的是甲 12.0%，最慢的是乙 -3.0%；4 个单位无法计算。` */
export function summarizeCompoundGrowth(
  table: ColumnTable,
  series: ColumnTable,
  indicator: Indicator,
  language: Language = "zh",
): string {
  const reason = emptyReason(series, indicator, { periods: true }, language);
  if (reason !== null) return reason;
  const words = COMPOUND_GROWTH_WORDS[language];
  const rows = rowsOf<CompoundGrowthRow>(table);
  const known = rows
    .flatMap(({ unit, growth }) => (isNumber(growth) ? [{ unit, growth }] : []))
    .sort((a, b) => b.growth - a.growth)
    .map(({ unit, growth }) => ({ unit, percent: formatPercent(growth) }));
  const [best, worst, span] = [known[0], known.at(-1), rows[0]];
  if (!span) return words.empty;
  const told = CHART_WORDS[language].span(span.from, span.to);
  const kind = kindOfPeriod(span.from);
  const { title } = indicator;
  if (!best || !worst) return words.none(title, told, kind);
  const count = known.length;
  const sentence =
    count === 1
      ? words.one(title, told, kind, best)
      : words.many(title, told, kind, { count, best, worst });
  const unknown = rows.length - count;
  return `${sentence}${unknown === 0 ? "" : words.unknown(unknown)}${words.stop}`;
}
