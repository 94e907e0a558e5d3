import type { ColumnTable } from "arquero";
import { ALL, type CompositionRow } from "./composition.js";
import type { Indicator } from "./indicators.js";
import { formatMeasured, formatPercent } from "./number-format.js";
import { isNumber, rowsOf } from "./rows.js";

/** `甲 2022 年总额 1200 万元，其中纵向 60.0%，横向 35.0%，其余 5.0%。` for the newest period that adds up. */
export function summarizeComposition(
  table: ColumnTable,
  indicator: Indicator,
  titleOf: (field: string) => string = (field) => field,
): string {
  const rows = rowsOf<CompositionRow>(table);
  if (rows.length === 0) return "没有数据：还没有填报，或没有选中任何单位和报告期。";
  const whole = rows.filter(({ kind, share }) => kind === "rest" && isNumber(share));
  const [first] = whole;
  if (!first) return `“${indicator.title}”没有合计与分项齐全的数据。`;
  const last = whole.reduce((newest, row) => (row.period > newest.period ? row : newest));
  const told = rows
    .filter(({ period, unit }) => period === last.period && unit === last.unit)
    .filter(({ kind, value }) => kind === "part" || value !== 0)
    .map(({ part, kind, share }) => {
      return `${kind === "part" ? titleOf(part) : part} ${formatPercent(share ?? 0)}`;
    });
  const who = last.unit === ALL ? `${last.units} 个单位合计` : last.unit;
  const total = formatMeasured(last.total ?? 0, indicator);
  return `${who} ${last.period} 年${indicator.title} ${total}，其中${told.join("，")}。`;
}
