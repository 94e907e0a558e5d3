import type { ColumnTable } from "arquero";
import { kindOfPeriod } from "../model/period.js";
import type { Language } from "../model/text.js";
import { emptyReason } from "./empty-reason.js";
import type { Indicator } from "./indicators.js";
import { MATCHED_PANEL_WORDS } from "./matched-panel-words.js";
import { formatFull, formatMeasured, formatPercent } from "./number-format.js";
import { reasonWord } from "./reason-words.js";
import { isUsable, type Reason } from "./reasons.js";
import { groupBy, rowsOf, sum, tableOf } from "./rows.js";
import type { SeriesRow } from "./series-row.js";

export type MatchedPanelRow = {
  readonly period: number;
  /** Units with a usable value in this period and in the one before. */
  readonly n: number;
  /** Their totals. */
  readonly before: number | null;
  readonly now: number | null;
  readonly change: number | null;
  /** change / |before|, a fraction. */
  readonly percent: number | null;
  /** 100 in the first period, then multiplied by now / before. */
  readonly chained: number | null;
  /** Why there is no change or percentage. */
  readonly reason: Reason | null;
  readonly chainReason: Reason | null;
  /** Over all units with a usable value in this period. */
  readonly total: number | null;
  readonly nAll: number;
  /** Usable now but not before; usable before but not now. */
  readonly joined: number;
  readonly left: number;
  /** Not counted in any of these, because one of the two values is flagged. */
  readonly excluded: number;
};

export const MATCHED_PANEL_COLUMNS = [
  "period",
  "n",
  "before",
  "now",
  "change",
  "percent",
  "chained",
  "reason",
  "chainReason",
  "total",
  "nAll",
  "joined",
  "left",
  "excluded",
] as const satisfies readonly (keyof MatchedPanelRow)[];

/**
 * How a whole develops, undisturbed by who joins and leaves: each period is compared with the one
 * before over the units that report both (a matched sample), and the comparisons are chained. A link
 * that cannot be computed breaks the chain; nothing is bridged. Usable are values that are reported
 * or “none”; flagged ones are left out.
 *
 * @param series as from `seriesOf`
 */
export function matchedPanel(series: ColumnTable): ColumnTable {
  const byPeriod = groupBy(rowsOf<SeriesRow>(series), ({ period }) => period);
  const periods = [...byPeriod.keys()].sort((a, b) => a - b);
  const [first] = periods;
  let chain: Chain = { chained: 100, chainReason: null };
  const rows = periods.map((period): MatchedPanelRow => {
    const now = byPeriod.get(period) ?? [];
    const link = linkOf(byPeriod.get(period - 1), now);
    if (period !== first) chain = extend(chain, link);
    return { period, ...link, ...chain, ...totalOf(now) };
  });
  return tableOf(rows, MATCHED_PANEL_COLUMNS);
}

type Chain = Pick<MatchedPanelRow, "chained" | "chainReason">;
type Link = Omit<MatchedPanelRow, "period" | "total" | "nAll" | keyof Chain>;

function linkOf(rowsBefore: readonly SeriesRow[] | undefined, rowsNow: readonly SeriesRow[]): Link {
  const earlier = new Map(rowsBefore?.map((row) => [row.unit, row]));
  const pairs = rowsNow.map((row) => ({ before: earlier.get(row.unit), now: row }));
  const doubted = pairs.filter(({ before, now }) => isFlagged(before) || isFlagged(now));
  const sure = pairs.filter((pair) => !doubted.includes(pair));
  const matched = sure.flatMap(({ before, now }) =>
    isUsable(before) && isUsable(now) ? [{ before: before.value, now: now.value }] : [],
  );
  return {
    n: matched.length,
    ...compareTotals(matched, rowsBefore !== undefined),
    joined: rowsBefore
      ? sure.filter((pair) => !isUsable(pair.before) && isUsable(pair.now)).length
      : 0,
    left: sure.filter(({ before, now }) => isUsable(before) && !isUsable(now)).length,
    excluded: doubted.length,
  };
}

type Pair = { readonly before: number; readonly now: number };
type Totals = Pick<MatchedPanelRow, "before" | "now" | "change" | "percent" | "reason">;

function compareTotals(pairs: readonly Pair[], hasBase: boolean): Totals {
  if (pairs.length === 0) {
    const reason = hasBase ? "no-pairs" : "no-base";
    return { before: null, now: null, change: null, percent: null, reason };
  }
  const before = sum(pairs.map((pair) => pair.before));
  const now = sum(pairs.map((pair) => pair.now));
  const change = now - before;
  if (before === 0) return { before, now, change, percent: null, reason: "base-zero" };
  return { before, now, change, percent: change / Math.abs(before), reason: null };
}

/** An index goes on from a positive total only; from zero or below it has nowhere to go. */
function extend({ chained }: Chain, { before, now, reason }: Link): Chain {
  if (chained === null || chained === 0) {
    return { chained: null, chainReason: "broken-chain" };
  }
  if (before === null || now === null) return { chained: null, chainReason: reason };
  if (before === 0) return { chained: null, chainReason: "base-zero" };
  if (before < 0 || now < 0) return { chained: null, chainReason: "not-positive" };
  return { chained: chained * (now / before), chainReason: null };
}

function totalOf(rows: readonly SeriesRow[]): Pick<MatchedPanelRow, "total" | "nAll"> {
  const usable = rows.filter(isUsable);
  return {
    total: usable.length === 0 ? null : sum(usable.map(({ value }) => value)),
    nAll: usable.length,
  };
}

const isFlagged = (row: SeriesRow | undefined): boolean => row?.state === "flagged";

/** `2022 年与上年都有数的 38 个单位合计比上年增长 4.2%；另有 3 个新增、1 个退出、2 个待核实的未计入。` */
export function summarizeMatchedPanel(
  panel: ColumnTable,
  series: ColumnTable,
  indicator: Indicator,
  language: Language = "zh",
): string {
  const reason = emptyReason(series, indicator, { periods: true }, language);
  if (reason !== null) return reason;
  const words = MATCHED_PANEL_WORDS[language];
  const rows = rowsOf<MatchedPanelRow>(panel);
  const last = rows.findLast(({ nAll }) => nAll > 0);
  const first = rows[0];
  if (!last || !first) return words.noValues(indicator.title);
  const chained =
    last.chained === null || last === first
      ? ""
      : words.index(first.period, last.period, formatFull(last.chained, 1));
  return `${tellLink(last, indicator, language)}${words.others(last)}${chained}`;
}

function tellLink(row: MatchedPanelRow, indicator: Indicator, language: Language): string {
  const words = MATCHED_PANEL_WORDS[language];
  const { period, n, now, reason } = row;
  if (now === null) {
    return words.cannot(indicator.title, period, reasonWord(reason ?? "no-pairs", language));
  }
  const said = formatMeasured(now, indicator, language);
  return words.link(indicator.title, period, n, said) + tellChange(row, language);
}

function tellChange({ period, percent }: MatchedPanelRow, language: Language): string {
  const kind = kindOfPeriod(period);
  const words = MATCHED_PANEL_WORDS[language];
  if (percent === null) return words.fromZero(kind);
  return percent === 0
    ? words.same(kind)
    : words.moved(percent > 0, formatPercent(Math.abs(percent)), kind);
}
