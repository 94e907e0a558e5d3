import type { TopLevelSpec } from "../../src/index.js";
import { chart } from "../../src/notebook/chart.js";
import { element } from "../../src/notebook/element.js";
import { dataTable, type TableContent } from "../../src/notebook/table.js";
import { withWrittenPeriods } from "./written-periods.js";

export type TrendBlock<Row extends object> = {
  readonly heading: string;
  /** Why there is nothing to show; then it stands in place of the chart. */
  readonly empty: string | null;
  /** In a sentence or two what is to be seen. */
  readonly summary: string;
  readonly toSpec: () => TopLevelSpec;
  /** Beside the chart: its data, in full. */
  readonly table: Omit<TableContent<Row>, "onSelect">;
  /** What a chosen row or point does. */
  readonly onSelect?: (row: object) => void;
  readonly invalidation: Promise<unknown>;
};

/** A chart with its summary, and the table of exactly what it draws. */
export async function trendBlock<Row extends object>({
  heading,
  empty,
  summary,
  toSpec,
  table,
  onSelect,
  invalidation,
}: TrendBlock<Row>): Promise<HTMLElement> {
  const head = element("h2", {}, heading);
  if (empty !== null) {
    return element("section", { class: "trend" }, head, element("p", { class: "empty" }, empty));
  }
  const selecting = onSelect && { onSelect };
  const figure = await chart(toSpec(), {
    name: table.caption,
    summary,
    invalidation,
    ...selecting,
  });
  const beside = dataTable({ ...table, rows: table.rows.map(withWrittenPeriods), ...selecting });
  return element("section", { class: "trend" }, head, figure, beside);
}
