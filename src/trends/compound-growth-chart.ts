import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import { barNames } from "./bar-names.js";
import { type ChartOptions, frameChart } from "./chart-frame.js";
import { NOTHING, toTooltip, withUnit } from "./chart-rows.js";
import type { CompoundGrowthRow } from "./compound-growth.js";
import type { Indicator } from "./indicators.js";
import { GAP_MARK } from "./line-layers.js";
import { formatFull, formatPercent } from "./number-format.js";
import { reasonWord } from "./reason-words.js";
import { isNumber, rowsOf } from "./rows.js";
import { barDomain, percentAxis } from "./scales.js";
import { ACCENT, MAIN, RULE, TEXT } from "./theme.js";

export type CompoundGrowthOptions = ChartOptions & {
  /** At most so many units, those that grow fastest; default 30. */
  readonly limit?: number | undefined;
};

/** A lying bar for each unit, the fastest growing first; those without growth say why. */
export function compoundGrowthChart(
  table: ColumnTable,
  indicator: Indicator,
  options: CompoundGrowthOptions = {},
): TopLevelSpec {
  const all = rowsOf<CompoundGrowthRow>(table).sort((a, b) => sizeOf(b) - sizeOf(a));
  const rows = all.slice(0, options.limit ?? 30);
  const units = rows.map(({ unit }) => unit);
  const span = rows[0] ? `${rows[0].from}—${rows[0].to} 年` : "";
  const domain = barDomain(rows.map(({ growth }) => growth).filter(isNumber));
  const left = all.length - rows.length;
  const names = barNames(units, options.width);
  const [x, y] = [percentAxis("growth", { domain }), names.y];
  const color = { condition: { test: "datum.growth >= 0", value: MAIN }, value: ACCENT };
  return frameChart(
    {
      title: `${indicator.title}：年均增长`,
      subtitle: [span, left > 0 ? `共 ${all.length} 个单位，列出增长最快的 ${rows.length} 个` : ""],
      rows: rows.map((row) => toBar(row, names.labelOf(row.unit), indicator)),
      layer: [
        { mark: { type: "rule", color: RULE }, encoding: { x: { datum: 0 } } },
        { mark: "bar", encoding: { x, y, color, tooltip: TOOLTIP } },
        {
          transform: [{ filter: "!isValid(datum.growth)" }],
          mark: { ...GAP_MARK, align: "left", dx: 6 },
          encoding: {
            x: { datum: 0 },
            y,
            text: { field: "reasonText", type: "nominal" },
            tooltip: TOOLTIP,
          },
        },
        {
          transform: [{ filter: "isValid(datum.growth)" }],
          mark: {
            type: "text",
            color: TEXT,
            baseline: "middle",
            align: "left",
            dx: 5,
          },
          encoding: {
            x: { ...x, field: "textAt" },
            y,
            text: { field: "growthText", type: "nominal" },
          },
        },
        names.layer,
      ],
    },
    { ...options, height: options.height ?? names.height },
  );
}

const sizeOf = ({ growth }: CompoundGrowthRow): number => growth ?? Number.MIN_SAFE_INTEGER;

function toBar(row: CompoundGrowthRow, label: string, { decimals, measuredIn }: Indicator) {
  const said = (value: number | null) =>
    value === null ? NOTHING : withUnit(formatFull(value, decimals), measuredIn);
  return {
    ...row,
    label,
    // Left of the line at zero stand the names.
    textAt: row.growth === null ? null : Math.max(0, row.growth),
    growthText: row.growth === null ? NOTHING : formatPercent(row.growth, { signed: true }),
    startText: `${said(row.start)}（${row.from} 年）`,
    endText: `${said(row.end)}（${row.to} 年）`,
    reasonText: row.reason === null ? NOTHING : reasonWord(row.reason),
  };
}

const TOOLTIP = toTooltip([
  ["unit", "填报单位"],
  ["growthText", "年均增长"],
  ["startText", "起始值"],
  ["endText", "终止值"],
  ["reasonText", "原因"],
]);
