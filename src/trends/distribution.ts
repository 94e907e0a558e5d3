import type { ColumnTable } from "arquero";
import type { Language } from "../model/text.js";
import { DISTRIBUTION_WORDS } from "./distribution-words.js";
import { emptyReason } from "./empty-reason.js";
import type { Indicator } from "./indicators.js";
import { formatMeasured, formatPercent } from "./number-format.js";
import { isUsable, type Reason, unusableReason } from "./reasons.js";
import { groupBy, rowsOf, tableOf, withColumns } from "./rows.js";
import { SERIES_COLUMNS, type SeriesRow } from "./series-row.js";

/** Where the units stand among each other. */
export type Distribution = {
  /** A `SpreadRow` for each period. */
  readonly periods: ColumnTable;
  /** A `PlacedRow` for each unit and period. */
  readonly units: ColumnTable;
};

/** In the measurement unit of the field; null without any usable value. */
export type SpreadRow = {
  readonly period: number;
  readonly n: number;
  readonly min: number | null;
  readonly q1: number | null;
  readonly median: number | null;
  readonly q3: number | null;
  readonly max: number | null;
  /** Values left out because a check has doubts about them. */
  readonly excluded: number;
};

export type PlacedRow = SeriesRow & {
  /** The share of units with less, those with the same counted half: 0.5 is the middle. */
  readonly percentile: number | null;
  readonly reason: Reason | null;
};

export const SPREAD_COLUMNS = [
  "period",
  "n",
  "min",
  "q1",
  "median",
  "q3",
  "max",
  "excluded",
] as const satisfies readonly (keyof SpreadRow)[];

export const PLACED_COLUMNS = [
  ...SERIES_COLUMNS,
  "percentile",
  "reason",
] as const satisfies readonly (keyof PlacedRow)[];

/**
 * Quartiles of each period over its usable values (reported or “none”; flagged ones are left out),
 * and each unit's place among them.
 *
 * @param series as from `seriesOf`
 */
export function distribution(series: ColumnTable): Distribution {
  const rows = rowsOf<SeriesRow>(series);
  const byPeriod = groupBy(rows, ({ period }) => period);
  const sorted = new Map(
    [...byPeriod].map(([period, ofPeriod]) => [period, sortedValues(ofPeriod)]),
  );
  const periods = [...byPeriod].map(([period, ofPeriod]) => ({
    period,
    ...spreadOf(sorted.get(period) ?? []),
    excluded: ofPeriod.filter((row) => unusableReason(row) === "flagged").length,
  }));
  const units = rows.map((row) =>
    withColumns(row, {
      percentile: isUsable(row) ? placeOf(row.value, sorted.get(row.period) ?? []) : null,
      reason: unusableReason(row),
    }),
  );
  return {
    periods: tableOf<SpreadRow>(
      periods.sort((a, b) => a.period - b.period),
      SPREAD_COLUMNS,
    ),
    units: tableOf<PlacedRow>(units, PLACED_COLUMNS),
  };
}

/**
 * The usual quantile, linear between the values (type 7 of Hyndman & Fan 1996, “Sample quantiles in
 * statistical packages”); Excel's QUARTILE.INC. `sorted` ascends; null if it is empty.
 */
export function quantile(sorted: readonly number[], share: number): number | null {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (low === undefined || high === undefined) return null;
  return low + (high - low) * (at - Math.floor(at));
}

const sortedValues = (rows: readonly SeriesRow[]): readonly number[] =>
  rows
    .filter(isUsable)
    .map(({ value }) => value)
    .sort((a, b) => a - b);

const spreadOf = (sorted: readonly number[]): Omit<SpreadRow, "period" | "excluded"> => ({
  n: sorted.length,
  min: sorted[0] ?? null,
  q1: quantile(sorted, 0.25),
  median: quantile(sorted, 0.5),
  q3: quantile(sorted, 0.75),
  max: sorted.at(-1) ?? null,
});

function placeOf(value: number, sorted: readonly number[]): number {
  const below = firstAt(sorted, (other) => other >= value);
  const same = firstAt(sorted, (other) => other > value) - below;
  return (below + same / 2) / sorted.length;
}

/** By bisection: where the test begins to hold. */
function firstAt(sorted: readonly number[], test: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = sorted[middle];
    if (value !== undefined && test(value)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** `2022 年 40 个单位的金额，中位数 1200 万元，中间一半在 800 到 1500 万元之间；甲 1750 万元，高于 82% 的单位。` */
export function summarizeDistribution(
  { periods, units }: Distribution,
  indicator: Indicator,
  chosen: readonly string[] = [],
  language: Language = "zh",
): string {
  const reason = emptyReason(units, indicator, { units: true }, language);
  if (reason !== null) return reason;
  const words = DISTRIBUTION_WORDS[language];
  const last = rowsOf<SpreadRow>(periods).findLast(({ n }) => n > 0);
  if (!last || last.median === null || last.q1 === null || last.q3 === null) {
    return words.allFlagged(indicator.title);
  }
  const said = (value: number) => formatMeasured(value, indicator, language);
  const placed = rowsOf<PlacedRow>(units)
    .filter(({ unit, period }) => period === last.period && chosen.includes(unit))
    .map(({ unit, value, percentile }) =>
      value === null || percentile === null
        ? words.unplaced(unit)
        : words.placed(unit, said(value), formatPercent(percentile, { decimals: 0 })),
    );
  const { period, n, median, q1, q3 } = last;
  const spread = { period, n, median: said(median), q1: said(q1), q3: said(q3) };
  return words.spread(indicator.title, spread, placed);
}
