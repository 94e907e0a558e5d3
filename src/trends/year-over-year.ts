import type { ColumnTable } from "arquero";
import { emptyReason } from "./empty-reason.js";
import type { Indicator } from "./indicators.js";
import { formatMeasured, formatPercent } from "./number-format.js";
import { reasonWord } from "./reason-words.js";
import { baseReasonOf, type Reason, reasonOf } from "./reasons.js";
import { distinct, groupBy, isNumber, rowsOf, tableOf, withColumns } from "./rows.js";
import { SERIES_COLUMNS, type SeriesRow } from "./series-row.js";

export type YearOverYearRow = SeriesRow & {
  /** The value of the period before. */
  readonly base: number | null;
  /** value − base; defined from zero too. */
  readonly change: number | null;
  /** change / |base|, a fraction: 0.25 is 25%. */
  readonly percent: number | null;
  /** 100 in the base year. */
  readonly index: number | null;
  /** The base year. */
  readonly indexBase: number | null;
  /** Why there is no change, or no percentage; “base-zero” leaves the change itself. */
  readonly reason: Reason | null;
  /** Why there is no index. */
  readonly indexReason: Reason | null;
};

export const YEAR_OVER_YEAR_COLUMNS = [
  ...SERIES_COLUMNS,
  "base",
  "change",
  "percent",
  "index",
  "indexBase",
  "reason",
  "indexReason",
] as const satisfies readonly (keyof YearOverYearRow)[];

/**
 * Each value against the period before, and against the base year (default: the first period).
 *
 * A base that is missing or flagged gives nothing; a base of zero gives a change but neither a
 * percentage nor an index. A flagged value is still compared; its state says so. Percentages are of
 * |base|, so that a rise from −10 to −5 is +50%, and the index is 100 × (1 + (value − base) / |base|),
 * which is 100 × value / base wherever the base is positive.
 *
 * @param series as from `seriesOf`
 */
export function yearOverYear(
  series: ColumnTable,
  { baseYear }: { readonly baseYear?: number | undefined } = {},
): ColumnTable {
  const rows = rowsOf<SeriesRow>(series);
  const first = baseYear ?? firstPeriod(rows);
  const compared = [...groupBy(rows, ({ unit }) => unit).values()].flatMap((ofUnit) => {
    const at = new Map(ofUnit.map((row) => [row.period, row]));
    const origin = first === undefined ? undefined : at.get(first);
    return ofUnit.map((row) => compare(row, at.get(row.period - 1), origin, first ?? null));
  });
  return tableOf<YearOverYearRow>(compared, YEAR_OVER_YEAR_COLUMNS);
}

const firstPeriod = (rows: readonly SeriesRow[]): number | undefined =>
  rows.length === 0
    ? undefined
    : rows.reduce((first, { period }) => Math.min(first, period), Number.POSITIVE_INFINITY);

function compare(
  row: SeriesRow,
  before: SeriesRow | undefined,
  origin: SeriesRow | undefined,
  indexBase: number | null,
): YearOverYearRow {
  const change = comparisonOf(row, before);
  const index = comparisonOf(row, origin);
  return withColumns(row, {
    base: before?.value ?? null,
    change: change.difference,
    percent: change.fraction,
    index: index.fraction === null ? null : 100 + 100 * index.fraction,
    indexBase,
    reason: change.reason,
    indexReason: index.reason,
  });
}

type Comparison = {
  readonly difference: number | null;
  readonly fraction: number | null;
  readonly reason: Reason | null;
};

function comparisonOf(row: SeriesRow, base: SeriesRow | undefined): Comparison {
  const reason = reasonOf(row) ?? baseReasonOf(base);
  if (reason !== null || row.value === null || !base || base.value === null) {
    return { difference: null, fraction: null, reason };
  }
  const difference = row.value - base.value;
  if (base.value === 0) return { difference, fraction: null, reason: "base-zero" };
  return { difference, fraction: difference / Math.abs(base.value), reason: null };
}

/** What became of the newest period, in a sentence or two. */
export function summarizeYearOverYear(table: ColumnTable, indicator: Indicator): string {
  const reason = emptyReason(table, indicator, { periods: true });
  if (reason !== null) return reason;
  const rows = rowsOf<YearOverYearRow>(table);
  const units = [...groupBy(rows, ({ unit }) => unit).values()];
  return units.length <= MOST_TOLD
    ? units.map((ofUnit) => tellUnit(ofUnit, indicator)).join("")
    : tellAll(rows, indicator);
}

const MOST_TOLD = 3;

/** `甲 2021 年金额 1240 万元，比上年增长 3.3%；最大一年增幅为 2019 年的 12.0%。` */
function tellUnit(rows: readonly YearOverYearRow[], indicator: Indicator): string {
  const last = rows.findLast((row) => row.value !== null);
  const unit = rows[0]?.unit ?? "";
  if (!last) return `${unit}没有“${indicator.title}”的数据。`;
  const now = `${unit} ${last.period} 年${indicator.title} ${formatMeasured(last.value ?? 0, indicator)}`;
  const best = rows.reduce<YearOverYearRow | undefined>(
    (most, row) => ((row.percent ?? 0) > (most?.percent ?? 0) ? row : most),
    undefined,
  );
  const peak =
    best && best !== last && isNumber(best.percent)
      ? `；增幅最大的是 ${best.period} 年，${formatPercent(best.percent)}`
      : "";
  return `${now}，${tellChange(last, indicator)}${peak}。`;
}

function tellChange({ change, percent, reason }: YearOverYearRow, indicator: Indicator): string {
  if (change === null) return `无法与上年比较（${reasonWord(reason ?? "no-base")}）`;
  if (change === 0) return "与上年持平";
  if (percent === null) {
    const by = formatMeasured(Math.abs(change), indicator);
    return `比上年${change > 0 ? "增加" : "减少"} ${by}（上年为零）`;
  }
  return `比上年${change > 0 ? "增长" : "下降"} ${formatPercent(Math.abs(percent))}`;
}

function tellAll(rows: readonly YearOverYearRow[], indicator: Indicator): string {
  const last = distinct(rows.filter(({ value }) => value !== null).map(({ period }) => period))
    .sort((a, b) => a - b)
    .at(-1);
  const now = rows.filter(({ period }) => period === last);
  const changes = now.map(({ change }) => change).filter(isNumber);
  const count = (test: (change: number) => boolean) => changes.filter(test).length;
  return (
    `${last} 年${indicator.title}与上年相比：${count((c) => c > 0)} 个单位增加，` +
    `${count((c) => c < 0)} 个减少，${count((c) => c === 0)} 个持平，` +
    `${now.length - changes.length} 个无法比较。`
  );
}
