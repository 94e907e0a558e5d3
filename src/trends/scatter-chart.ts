import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import { type ChartOptions, frameChart, WIDTH } from "./chart-frame.js";
import { NOTHING, toTooltip, withUnit } from "./chart-rows.js";
import type { Indicator } from "./indicators.js";
import { FLAGGED_POINT } from "./line-layers.js";
import { amountExpression, formatFull } from "./number-format.js";
import { pointLabels } from "./point-labels.js";
import { stateWord } from "./reason-words.js";
import { isNumber, rowsOf } from "./rows.js";
import { lineDomain, QUIET_AXIS } from "./scales.js";
import type { ScatterRow } from "./scatter.js";
import type { Encoding, Layers } from "./spec-types.js";
import { CHOSEN, CHOSEN_INKS, colorOf, MAIN, TEXT } from "./theme.js";

export type ScatterOptions = ChartOptions & {
  /** Marked by colour, shape and name. */
  readonly chosen?: readonly string[] | undefined;
};

export type ScatterIndicators = { readonly x: Indicator; readonly y: Indicator };

/** A point for each unit that has both values; flagged ones are hollow diamonds. */
export function scatterChart(
  table: ColumnTable,
  fields: ScatterIndicators,
  options: ScatterOptions = {},
): TopLevelSpec {
  const rows = rowsOf<ScatterRow>(table);
  const drawn = rows.filter(hasBoth);
  const chosen = (options.chosen ?? []).filter((unit) => drawn.some((row) => row.unit === unit));
  const { width = WIDTH, height = 360 } = options;
  const domains = {
    x: lineDomain(drawn.map(({ x }) => x)),
    y: lineDomain(drawn.map(({ y }) => y)),
  };
  const x: NonNullable<Encoding["x"]> = { field: "x", ...axisOf(fields.x, domains.x) };
  const y: NonNullable<Encoding["y"]> = { field: "y", ...axisOf(fields.y, domains.y) };
  const named = drawn
    .filter(({ unit }) => chosen.includes(unit))
    .map((row) => ({
      unit: row.unit,
      x: row.x,
      y: row.y,
      across: shareOf(row.x, domains.x),
      down: 1 - shareOf(row.y, domains.y),
      ink: inkOf(row.unit, chosen),
    }));
  return frameChart(
    {
      title: `${fields.y.title}与${fields.x.title}`,
      subtitle: subtitleOf(rows, drawn, options),
      rows: drawn.map((row) => toPoint(row, fields, chosen)),
      layer: [
        ...pointLayers({ x, y, tooltip: TOOLTIP }, chosen),
        ...pointLabels(named, { x, y, width: width - BESIDE_PLOT, height }),
      ],
    },
    { ...options, height },
  );
}

/** About what the y axis takes. */
const BESIDE_PLOT = 80;

type Drawn = ScatterRow & { readonly x: number; readonly y: number };

const hasBoth = (row: ScatterRow): row is Drawn => isNumber(row.x) && isNumber(row.y);

function subtitleOf(
  rows: readonly ScatterRow[],
  drawn: readonly Drawn[],
  { note = "" }: ScatterOptions,
): string[] {
  const missing = rows.length - drawn.length;
  const lines = [
    [rows[0] ? `${rows[0].period} 年` : "", note],
    [drawn.some(isDoubted) ? "◇ 待核实" : "", missing > 0 ? `${missing} 个单位缺数，没有画出` : ""],
  ];
  return lines.map((parts) => parts.filter((part) => part !== "").join("　"));
}

const shareOf = (value: number, [low, high]: readonly [number, number]): number =>
  (value - low) / (high - low);

const inkOf = (unit: string, chosen: readonly string[]): string =>
  CHOSEN_INKS[chosen.indexOf(unit) % CHOSEN_INKS.length] ?? TEXT;

const axisOf = ({ title, measuredIn }: Indicator, domain: readonly [number, number]) => ({
  type: "quantitative" as const,
  scale: { domain: [...domain], nice: false, zero: false },
  axis: {
    ...QUIET_AXIS,
    title: measuredIn === null ? title : `${title}（${measuredIn}）`,
    tickCount: 5,
    labelExpr: amountExpression(measuredIn),
  },
});

function pointLayers(
  place: Pick<Encoding, "x" | "y" | "tooltip">,
  chosen: readonly string[],
): Layers {
  const outlined = { ...place, color: colorOf("unit", chosen, CHOSEN) };
  return [
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
  ];
}

const isDoubted = ({ xState, yState }: ScatterRow): boolean =>
  xState === "flagged" || yState === "flagged";

function toPoint(row: Drawn, { x, y }: ScatterIndicators, chosen: readonly string[]) {
  const said = (value: number, { decimals, measuredIn }: Indicator) =>
    withUnit(formatFull(value, decimals), measuredIn);
  return {
    ...row,
    chosen: chosen.includes(row.unit),
    doubted: isDoubted(row),
    xText: `${x.title} ${said(row.x, x)}（${stateWord(row.xState)}）`,
    yText: `${y.title} ${said(row.y, y)}（${stateWord(row.yState)}）`,
    fileText: row.file ?? NOTHING,
    cellText: `${row.xSheet ?? ""}!${row.xCell ?? ""}、${row.ySheet ?? ""}!${row.yCell ?? ""}`,
  };
}

/** The titles of the fields stand in the texts: Vega-Lite puts titles of tooltips into code unescaped. */
const TOOLTIP = toTooltip([
  ["unit", "填报单位"],
  ["period", "报告期"],
  ["xText", "横轴"],
  ["yText", "纵轴"],
  ["fileText", "文件"],
  ["cellText", "单元格"],
]);
