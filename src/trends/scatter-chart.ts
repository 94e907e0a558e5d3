import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import type { Language } from "../model/text.js";
import { besides, type ChartOptions, frameChart, WIDTH } from "./chart-frame.js";
import { NOTHING, toTooltip, withUnit } from "./chart-rows.js";
import { CHART_WORDS } from "./chart-words.js";
import type { Indicator } from "./indicators.js";
import { FLAGGED_POINT } from "./line-layers.js";
import { amountExpression, formatFull } from "./number-format.js";
import { pointLabels } from "./point-labels.js";
import { stateWord } from "./reason-words.js";
import { isNumber, rowsOf } from "./rows.js";
import { axisTitle, lineDomain, QUIET_AXIS } from "./scales.js";
import type { ScatterRow } from "./scatter.js";
import { SCATTER_WORDS } from "./scatter-words.js";
import type { SeriesState } from "./series-row.js";
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
  const { language = "zh" } = options;
  const rows = rowsOf<ScatterRow>(table);
  const drawn = rows.filter(hasBoth);
  const chosen = (options.chosen ?? []).filter((unit) => drawn.some((row) => row.unit === unit));
  const { width = WIDTH, height = 360 } = options;
  const domains = {
    x: lineDomain(drawn.map(({ x }) => x)),
    y: lineDomain(drawn.map(({ y }) => y)),
  };
  const x: NonNullable<Encoding["x"]> = { field: "x", ...axisOf(fields.x, domains.x, language) };
  const y: NonNullable<Encoding["y"]> = { field: "y", ...axisOf(fields.y, domains.y, language) };
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
      title: SCATTER_WORDS[language].title(fields.y.title, fields.x.title),
      subtitle: subtitleOf(rows, drawn, options),
      rows: drawn.map((row) => toPoint(row, fields, chosen, language)),
      layer: [
        ...pointLayers({ x, y, tooltip: tooltipOf(language) }, chosen),
        ...pointLabels(named, { x, y, width: width - BESIDE_PLOT, height, language }),
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
  { note = "", language = "zh" }: ScatterOptions,
): string[] {
  const { ofPeriod, flagged } = CHART_WORDS[language];
  const missing = rows.length - drawn.length;
  const left = missing > 0 ? SCATTER_WORDS[language].left(missing) : "";
  return [
    besides([rows[0] ? ofPeriod(rows[0].period) : "", note], language),
    besides([drawn.some(isDoubted) ? flagged : "", left], language),
  ];
}

const shareOf = (value: number, [low, high]: readonly [number, number]): number =>
  (value - low) / (high - low);

const inkOf = (unit: string, chosen: readonly string[]): string =>
  CHOSEN_INKS[chosen.indexOf(unit) % CHOSEN_INKS.length] ?? TEXT;

const axisOf = (indicator: Indicator, domain: readonly [number, number], language: Language) => ({
  type: "quantitative" as const,
  scale: { domain: [...domain], nice: false, zero: false },
  axis: {
    ...QUIET_AXIS,
    title: axisTitle(indicator, language),
    tickCount: 5,
    labelExpr: amountExpression(indicator.measuredIn, language),
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

function toPoint(
  row: Drawn,
  { x, y }: ScatterIndicators,
  chosen: readonly string[],
  language: Language,
) {
  const say = (value: number, { title, decimals, measuredIn }: Indicator, state: SeriesState) =>
    SCATTER_WORDS[language].amount(
      title,
      withUnit(formatFull(value, decimals), measuredIn),
      stateWord(state, language),
    );
  const cells = [
    `${row.xSheet ?? ""}!${row.xCell ?? ""}`,
    `${row.ySheet ?? ""}!${row.yCell ?? ""}`,
  ];
  return {
    ...row,
    chosen: chosen.includes(row.unit),
    doubted: isDoubted(row),
    xText: say(row.x, x, row.xState),
    yText: say(row.y, y, row.yState),
    fileText: row.file ?? NOTHING,
    cellText: cells.join(CHART_WORDS[language].and),
  };
}

/** The titles of the fields stand in the texts: Vega-Lite puts titles of tooltips into code unescaped. */
function tooltipOf(language: Language) {
  const { unit, period, file, cell } = CHART_WORDS[language];
  const { x, y } = SCATTER_WORDS[language];
  return toTooltip([
    ["unit", unit],
    ["period", period],
    ["xText", x],
    ["yText", y],
    ["fileText", file],
    ["cellText", cell],
  ]);
}
