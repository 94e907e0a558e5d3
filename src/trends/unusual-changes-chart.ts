import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import type { PeriodKind } from "../model/period.js";
import { kindAmong } from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { besides, type ChartOptions, frameChart, WIDTH } from "./chart-frame.js";
import { NOTHING, rowTooltip, showRow, withUnit } from "./chart-rows.js";
import { CHART_WORDS } from "./chart-words.js";
import type { Indicator } from "./indicators.js";
import { amountTicks, ratioTicks, shareOf, type Ticks } from "./log-ticks.js";
import { amountExpression, formatFull, formatPercent } from "./number-format.js";
import { type LabelledPoint, pointLabels } from "./point-labels.js";
import { isNumber, rowsOf } from "./rows.js";
import { axisTitle, QUIET_AXIS } from "./scales.js";
import type { Encoding, Layer, Layers } from "./spec-types.js";
import { ACCENT, BACKDROP, MAIN, RULE, TEXT } from "./theme.js";
import { LEAST_UNITS, type UnusualChangeRow } from "./unusual-changes.js";
import { UNUSUAL_CHANGES_WORDS } from "./unusual-changes-words.js";

export type UnusualChangesOptions = ChartOptions & {
  /** Default the newest with a verdict, or else with a ratio. */
  readonly period?: number | undefined;
};

/** Growth against size in one period; unusual changes are triangles with their names. */
export function unusualChangesChart(
  table: ColumnTable,
  indicator: Indicator,
  options: UnusualChangesOptions = {},
): TopLevelSpec {
  const { language = "zh" } = options;
  const all = rowsOf<UnusualChangeRow>(table);
  const period = options.period ?? newestOf(all);
  const ofPeriod = all.filter((row) => row.period === period);
  const points = ofPeriod.filter(hasRatio).map((row) => toPoint(row, indicator, language));
  const { width = WIDTH, height = 340 } = options;
  const ticks = {
    x: amountTicks(points.map(({ x }) => x)),
    y: ratioTicks(points.map(({ y }) => y)),
  };
  const kind = kindAmong(all.map(({ period }) => period));
  const [x, y] = [sizeAxis(ticks.x, indicator, kind, language), ratioAxis(ticks.y, kind, language)];
  const named = points
    .filter(({ verdict }) => verdict === "rise" || verdict === "fall")
    .map(
      (point): LabelledPoint => ({
        ...point,
        across: shareOf(point.x, ticks.x),
        down: 1 - shareOf(point.y, ticks.y),
        ink: TEXT,
      }),
    );
  return frameChart(
    {
      title: UNUSUAL_CHANGES_WORDS[language].title(indicator.title),
      subtitle: subtitleOf(period, ofPeriod, options),
      rows: points,
      layer: [
        { mark: { type: "rule", color: RULE }, encoding: { y: { datum: 1 } } },
        ...pointLayers({ x, y, tooltip: tooltipOf(kind, language) }),
        ...pointLabels(named, { x, y, width: width - BESIDE_PLOT, height, language }),
      ],
    },
    { ...options, height },
  );
}

/** About what the y axis takes. */
const BESIDE_PLOT = 90;

function subtitleOf(
  period: number | undefined,
  rows: readonly UnusualChangeRow[],
  { note = "", language = "zh" }: ChartOptions,
): string[] {
  const words = UNUSUAL_CHANGES_WORDS[language];
  const compared = rows.filter(hasRatio);
  const left = rows.length - compared.length;
  return [
    besides([period === undefined ? "" : words.compared(period), note], language),
    compared.some(({ verdict }) => verdict === null) ? words.tooFew(LEAST_UNITS) : words.marks,
    left > 0 ? words.left(left) : "",
  ];
}

const hasRatio = (row: UnusualChangeRow): row is UnusualChangeRow & { readonly ratio: number } =>
  isNumber(row.ratio);

function newestOf(rows: readonly UnusualChangeRow[]): number | undefined {
  const judged = rows.filter(({ verdict }) => verdict !== null);
  const compared = judged.length > 0 ? judged : rows.filter(hasRatio);
  return compared.reduce<number | undefined>(
    (newest, { period }) => Math.max(newest ?? period, period),
    undefined,
  );
}

/** x is the greater of the two values, y their ratio. */
function toPoint(
  row: UnusualChangeRow & { readonly ratio: number },
  indicator: Indicator,
  language: Language,
) {
  const { decimals, measuredIn } = indicator;
  return {
    ...showRow(row, indicator, language),
    x: Math.max(row.value ?? 0, row.previous ?? 0),
    y: row.ratio,
    previousText:
      row.previous === null ? NOTHING : withUnit(formatFull(row.previous, decimals), measuredIn),
    percentText: row.percent === null ? NOTHING : formatPercent(row.percent, { signed: true }),
    verdictText: UNUSUAL_CHANGES_WORDS[language].verdicts[row.verdict ?? "none"],
  };
}

function tooltipOf(kind: PeriodKind, language: Language) {
  const { previous, percent } = CHART_WORDS[language];
  return rowTooltip(
    [
      ["previousText", previous(kind)],
      ["percentText", percent(kind)],
      ["verdictText", UNUSUAL_CHANGES_WORDS[language].verdict],
    ],
    language,
  );
}

function pointLayers(place: Pick<Encoding, "x" | "y" | "tooltip">): Layers {
  const pointed = (verdict: string, shape: string, color: string): Layer => ({
    transform: [{ filter: `datum.verdict === '${verdict}'` }],
    mark: { type: "point", shape, filled: true, size: 130, opacity: 1, color },
    encoding: place,
  });
  return [
    {
      transform: [{ filter: "datum.verdict !== 'rise' && datum.verdict !== 'fall'" }],
      mark: { type: "point", filled: true, size: 45, opacity: 0.8, color: BACKDROP },
      encoding: place,
    },
    pointed("rise", "triangle-up", MAIN),
    pointed("fall", "triangle-down", ACCENT),
  ];
}

/** Sizes differ by powers of ten, as do ratios; both are positive here. */
const sizeAxis = (
  ticks: Ticks,
  indicator: Indicator,
  kind: PeriodKind,
  language: Language,
): NonNullable<Encoding["x"]> => ({
  field: "x",
  type: "quantitative",
  scale: logScale(ticks),
  axis: {
    ...QUIET_AXIS,
    title: UNUSUAL_CHANGES_WORDS[language].sizeAxis(axisTitle(indicator, language), kind),
    labelExpr: amountExpression(indicator.measuredIn, language),
    values: [...ticks],
    labelOverlap: "greedy",
  },
});

const ratioAxis = (
  ticks: Ticks,
  kind: PeriodKind,
  language: Language,
): NonNullable<Encoding["y"]> => ({
  field: "y",
  type: "quantitative",
  scale: logScale(ticks),
  axis: {
    ...QUIET_AXIS,
    title: UNUSUAL_CHANGES_WORDS[language].ratioAxis(kind),
    values: [...ticks],
    labelExpr: "(datum.value > 1 ? '+' : '') + format((datum.value - 1) * 100, ',.6~f') + '%'",
  },
});

const logScale = (ticks: Ticks) => ({
  type: "log" as const,
  domain: [ticks[0], ticks.at(-1) ?? ticks[0]],
  nice: false,
});
