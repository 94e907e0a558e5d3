import type { ColumnTable } from "arquero";
import { kindOfPeriod } from "../model/period.js";
import type { Language } from "../model/text.js";
import { emptyReason } from "./empty-reason.js";
import type { Indicator } from "./indicators.js";
import { formatMeasured, formatPercent } from "./number-format.js";
import { reasonWord } from "./reason-words.js";
import { baseReasonOf, type Reason, reasonOf } from "./reasons.js";
import { groupBy, isNumber, rowsOf, tableOf, withColumns } from "./rows.js";
import { SERIES_COLUMNS, type SeriesRow } from "./series-row.js";
import { YEAR_OVER_YEAR_WORDS } from "./year-over-year-words.js";

export type YearOverYearRow = SeriesRow & {
  /** The value of the period before. */
  readonly base: number | null;
  /** value − base; defined from zero too. */
  readonly change: number | null;
  /** change / |base|, a fraction: 0.25 is 25%. */
  readonly percent: number | null;
  /** 100 in the base period. */
  readonly index: number | null;
  /** The base period. */
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
 * Each value against the period before, and against the base period (default: the first period).
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
export function summarizeYearOverYear(
  table: ColumnTable,
  indicator: Indicator,
  language: Language = "zh",
): string {
  const reason = emptyReason(table, indicator, { periods: true }, language);
  if (reason !== null) return reason;
  const rows = rowsOf<YearOverYearRow>(table);
  const units = [...groupBy(rows, ({ unit }) => unit).values()];
  return units.length <= MOST_TOLD
    ? units
        .map((ofUnit) => tellUnit(ofUnit, indicator, language))
        .join(YEAR_OVER_YEAR_WORDS[language].between)
    : tellAll(rows, indicator, language);
}

const MOST_TOLD = 3;

/** `甲 2021 年金额 1240 万元，比上年增长 3.3%；最大一年增幅为 2019 年的 12.0%。` */
function tellUnit(
  rows: readonly YearOverYearRow[],
  indicator: Indicator,
  language: Language,
): string {
  const words = YEAR_OVER_YEAR_WORDS[language];
  const last = rows.findLast((row) => row.value !== null);
  const unit = rows[0]?.unit ?? "";
  if (!last) return words.noValues(unit, indicator.title);
  const said = formatMeasured(last.value ?? 0, indicator, language);
  const best = rows.reduce<YearOverYearRow | undefined>(
    (most, row) => ((row.percent ?? 0) > (most?.percent ?? 0) ? row : most),
    undefined,
  );
  const peak =
    best && best !== last && isNumber(best.percent)
      ? words.peak(best.period, formatPercent(best.percent))
      : "";
  const now = words.now(unit, last.period, indicator.title, said);
  return words.sentence(now, tellChange(last, indicator, language), peak);
}

function tellChange(
  { period, change, percent, reason }: YearOverYearRow,
  indicator: Indicator,
  language: Language,
): string {
  const words = YEAR_OVER_YEAR_WORDS[language];
  const kind = kindOfPeriod(period);
  if (change === null) return words.cannot(reasonWord(reason ?? "no-base", language), kind);
  if (change === 0) return words.same(kind);
  return percent === null
    ? words.fromZero(change > 0, formatMeasured(Math.abs(change), indicator, language), kind)
    : words.moved(change > 0, formatPercent(Math.abs(percent)), kind);
}

function tellAll(
  rows: readonly YearOverYearRow[],
  indicator: Indicator,
  language: Language,
): string {
  const last = rows.reduce(
    (newest, { value, period }) => (value === null ? newest : Math.max(newest, period)),
    Number.NEGATIVE_INFINITY,
  );
  const now = rows.filter(({ period }) => period === last);
  const changes = now.map(({ change }) => change).filter(isNumber);
  const count = (test: (change: number) => boolean) => changes.filter(test).length;
  return YEAR_OVER_YEAR_WORDS[language].many(indicator.title, last, {
    up: count((change) => change > 0),
    down: count((change) => change < 0),
    same: count((change) => change === 0),
    unknown: now.length - changes.length,
  });
}
