import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import { type ChartOptions, frameChart } from "./chart-frame.js";
import { NOTHING, toTooltip, withUnit } from "./chart-rows.js";
import type { Indicator } from "./indicators.js";
import { LABEL_LINE, LABEL_SIZE } from "./line-labels.js";
import { FLAGGED_POINT } from "./line-layers.js";
import { amountExpression, formatFull } from "./number-format.js";
import { stateWord } from "./reason-words.js";
import { isNumber, rowsOf } from "./rows.js";
import { QUIET_AXIS } from "./scales.js";
import type { ScatterRow } from "./scatter.js";
import { wrapText } from "./text-width.js";
import { CHOSEN, colorOf, MAIN, TEXT } from "./theme.js";

export type ScatterOptions = ChartOptions & {
  /** Marked by colour, shape and name. */
  readonly chosen?: readonly string[] | undefined;
};

/** A point for each unit that has both values; flagged ones are hollow diamonds. */
export function scatterChart(
  table: ColumnTable,
  fields: { readonly x: Indicator; readonly y: Indicator },
  options: ScatterOptions = {},
): TopLevelSpec {
  const rows = rowsOf<ScatterRow>(table);
  const drawn = rows.filter((row) => isNumber(row.x) && isNumber(row.y));
  const chosen = (options.chosen ?? []).filter((unit) => drawn.some((row) => row.unit === unit));
  const [x, y] = [axisOf("x", fields.x), axisOf("y", fields.y)];
  const place = { x, y, tooltip: tooltipOf(fields.x, fields.y) };
  const outlined = { ...place, color: colorOf("unit", chosen, CHOSEN) };
  const missing = rows.length - drawn.length;
  return frameChart(
    {
      title: `${fields.y.title}与${fields.x.title}`,
      subtitle: [
        [rows[0] ? `${rows[0].period} 年` : "", options.note ?? ""].filter(Boolean).join("　"),
        [
          drawn.some(isDoubted) ? "◇ 待核实" : "",
          missing > 0 ? `${missing} 个单位缺数，没有画出` : "",
        ]
          .filter(Boolean)
          .join("　"),
      ],
      rows: drawn.map((row) => toPoint(row, fields.x, fields.y, chosen)),
      layer: [
        {
          transform: [{ filter: "!datum.chosen && !datum.doubted" }],
          mark: { type: "point", filled: true, size: 50, opacity: 0.55, color: MAIN },
          encoding: place,
        },
        {
          transform: [{ filter: "!datum.chosen && datum.doubted" }],
          mark: { ...FLAGGED_POINT, size: 70, strokeWidth: 1.5, stroke: MAIN },
          encoding: place,
        },
        {
          transform: [{ filter: "datum.chosen && !datum.doubted" }],
          mark: { type: "point", shape: "triangle-up", filled: true, size: 150, opacity: 1 },
          encoding: outlined,
        },
        {
          transform: [{ filter: "datum.chosen && datum.doubted" }],
          mark: FLAGGED_POINT,
          encoding: outlined,
        },
        {
          transform: [{ filter: "datum.chosen" }],
          mark: {
            type: "text",
            align: "left",
            baseline: "middle",
            dx: 10,
            fontSize: LABEL_SIZE,
            lineHeight: LABEL_LINE,
            color: TEXT,
          },
          encoding: { x, y, text: { field: "label", type: "nominal" } },
        },
      ],
    },
    { ...options, height: options.height ?? 360 },
  );
}

const axisOf = (field: "x" | "y", { title, measuredIn }: Indicator) =>
  ({
    field,
    type: "quantitative",
    axis: {
      ...QUIET_AXIS,
      title: measuredIn === null ? title : `${title}（${measuredIn}）`,
      tickCount: 5,
      labelExpr: amountExpression(measuredIn),
    },
  }) as const;

const isDoubted = ({ xState, yState }: ScatterRow): boolean =>
  xState === "flagged" || yState === "flagged";

function toPoint(row: ScatterRow, x: Indicator, y: Indicator, chosen: readonly string[]) {
  const said = (value: number | null, { decimals, measuredIn }: Indicator) =>
    value === null ? NOTHING : withUnit(formatFull(value, decimals), measuredIn);
  return {
    ...row,
    chosen: chosen.includes(row.unit),
    doubted: isDoubted(row),
    label: wrapText(row.unit, 12 * LABEL_SIZE, LABEL_SIZE).join("\n"),
    xText: `${said(row.x, x)}（${stateWord(row.xState)}）`,
    yText: `${said(row.y, y)}（${stateWord(row.yState)}）`,
    fileText: row.file ?? NOTHING,
    cellText: `${row.xSheet ?? ""}!${row.xCell ?? ""}、${row.ySheet ?? ""}!${row.yCell ?? ""}`,
  };
}

/** The titles of the fields are titles of the tooltip, never names of columns. */
const tooltipOf = (x: Indicator, y: Indicator) =>
  toTooltip([
    ["unit", "填报单位"],
    ["period", "报告期"],
    ["xText", x.title],
    ["yText", y.title],
    ["fileText", "文件"],
    ["cellText", "单元格"],
  ]);
