import type { ColumnTable } from "arquero";
import { spanOf } from "./chart-frame.js";
import type { Indicator } from "./indicators.js";
import { distinct, rowsOf } from "./rows.js";
import type { SeriesRow } from "./series-row.js";

/** What a trend cannot do without. */
export type Needs = {
  /** At least two periods with a value. */
  readonly periods?: boolean;
  /** At least two units with a value. */
  readonly units?: boolean;
};

type Row = Pick<SeriesRow, "unit" | "period" | "value">;

/** Why there is nothing to show, as a sentence; null if there is something. */
export function emptyReason(
  series: ColumnTable,
  { title }: Pick<Indicator, "title">,
  needs: Needs = {},
): string | null {
  const rows = rowsOf<Row>(series);
  if (rows.length === 0) return "没有数据：还没有填报，或没有选中任何单位和报告期。";
  const filled = rows.filter(({ value }) => value !== null);
  const [first] = filled;
  if (!first) {
    return `所选单位 ${spanOf(distinct(rows.map(({ period }) => period)))}没有“${title}”的数据。`;
  }
  if (needs.periods && distinct(filled.map(({ period }) => period)).length < 2) {
    return `“${title}”只有 ${first.period} 年一个报告期的数据，看不出变化。`;
  }
  if (needs.units && distinct(filled.map(({ unit }) => unit)).length < 2) {
    return `“${title}”只有“${first.unit}”一个单位的数据，无从比较。`;
  }
  return null;
}
