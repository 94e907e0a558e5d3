import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import type { Language } from "../model/text.js";
import { type ChartOptions, frameChart, subtitleOf } from "./chart-frame.js";
import { NOTHING, toTooltip, withUnit } from "./chart-rows.js";
import { CHART_WORDS } from "./chart-words.js";
import { ALL, type CompositionRow } from "./composition.js";
import { COMPOSITION_WORDS, restName } from "./composition-words.js";
import { frameFacets } from "./facet-frame.js";
import type { Indicator } from "./indicators.js";
import { GAP_MARK } from "./line-layers.js";
import { formatFull, formatPercent } from "./number-format.js";
import { reasonWord } from "./reason-words.js";
import { distinct, rowsOf } from "./rows.js";
import { amountAxis, percentAxis, periodAxis } from "./scales.js";
import type { Layers } from "./spec-types.js";
import { ACCENT, BACKDROP, PART_COLORS, RULE } from "./theme.js";

export type CompositionChartOptions = ChartOptions & {
  /** Default shares. */
  readonly measure?: "share" | "value" | undefined;
  /** What a part is called; default its name. */
  readonly titleOf?: ((field: string) => string) | undefined;
};

/** Stacked bars over the periods, a plot for each unit where there are several. */
export function compositionChart(
  table: ColumnTable,
  indicator: Indicator,
  options: CompositionChartOptions = {},
): TopLevelSpec {
  const { measure = "share", titleOf = (field: string) => field, language = "zh" } = options;
  const words = COMPOSITION_WORDS[language];
  const rows = rowsOf<CompositionRow>(table);
  const units = distinct(rows.map(({ unit }) => unit));
  const periods = distinct(rows.map(({ period }) => period)).sort((a, b) => a - b);
  const names = distinct(rows.filter(({ kind }) => kind === "part").map(({ part }) => part));
  const rests = [words.rest, words.excess].filter((rest) =>
    rows.some(({ kind, value }) => kind === "rest" && value && restName(value, language) === rest),
  );
  const isSingle = units.length <= 1;
  const [first] = units;
  const who = first === ALL ? words.allUnits : first;
  const title = words.title(indicator.title);
  const measuredIn = measure === "share" ? null : indicator.measuredIn;
  const chart = {
    title: isSingle && who !== undefined ? CHART_WORDS[language].ofUnit(title, who) : title,
    subtitle: [
      subtitleOf({ measuredIn }, periods, options),
      measure === "share" ? words.shares : "",
      rests.includes(words.excess) ? words.excessMeans : "",
    ],
    rows: wholeBars(rows, measure).map((row) =>
      toBar(row, indicator, { measure, titleOf, names, language }),
    ),
    layer: stackLayers(periods, [...names.map(titleOf), ...rests], {
      measure,
      indicator,
      ticks: isSingle ? 5 : 3,
      language,
    }),
  };
  return isSingle
    ? frameChart(chart, options)
    : frameFacets({ ...chart, shared: true }, { ...options, height: options.height ?? 120 });
}

type Naming = {
  readonly measure: "share" | "value";
  readonly titleOf: (field: string) => string;
  readonly names: readonly string[];
  readonly language: Language;
};

/**
 * Bars with a part missing would look like smaller totals: of these only the rest stays, which has no
 * amount and says so.
 */
function wholeBars(rows: readonly CompositionRow[], measure: "share" | "value"): CompositionRow[] {
  const keyOf = ({ unit, period }: CompositionRow) => JSON.stringify([unit, period]);
  const broken = new Set(
    rows.filter((row) => row.kind === "rest" && row[measure] === null).map(keyOf),
  );
  return rows.filter((row) => row.kind === "rest" || !broken.has(keyOf(row)));
}

function toBar(
  row: CompositionRow,
  indicator: Indicator,
  { measure, titleOf, names, language }: Naming,
) {
  const words = COMPOSITION_WORDS[language];
  const said = (value: number | null) =>
    value === null
      ? NOTHING
      : withUnit(formatFull(value, indicator.decimals), indicator.measuredIn);
  const isRest = row.kind === "rest";
  return {
    ...row,
    partText: isRest ? restName(row.value, language) : titleOf(row.part),
    order: isRest ? names.length : names.indexOf(row.part),
    amount: row[measure],
    gap: isRest && row[measure] === null ? CHART_WORDS[language].gap : null,
    unitText: row.unit === ALL ? words.together(row.units) : row.unit,
    valueText: said(row.value),
    shareText: row.share === null ? NOTHING : formatPercent(row.share),
    totalText: said(row.total),
    stateText: row.flagged ? words.doubted : words.undoubted,
    reasonText: row.reason === null ? NOTHING : reasonWord(row.reason, language),
  };
}

function tooltipOf(language: Language) {
  const shared = CHART_WORDS[language];
  const { part, share, total } = COMPOSITION_WORDS[language];
  return toTooltip([
    ["unitText", shared.unit],
    ["period", shared.period],
    ["partText", part],
    ["valueText", shared.shown],
    ["shareText", share],
    ["totalText", total],
    ["stateText", shared.state],
    ["reasonText", shared.reason],
  ]);
}

type Stacking = {
  readonly measure: "share" | "value";
  readonly indicator: Indicator;
  readonly ticks: number;
  readonly language: Language;
};

function stackLayers(
  periods: readonly number[],
  names: readonly string[],
  { measure, indicator, ticks, language }: Stacking,
): Layers {
  const x = periodAxis(periods, { type: "band" });
  const y =
    measure === "share"
      ? percentAxis("amount", { ticks })
      : amountAxis("amount", { ...indicator, ticks }, language);
  const tooltip = tooltipOf(language);
  const color = {
    field: "partText",
    type: "nominal",
    scale: { domain: [...names], range: names.map((name, at) => colorOfPart(name, at, language)) },
    legend: {
      title: null,
      orient: "top",
      direction: "horizontal",
      columns: 4,
      symbolType: "square",
    },
  } as const;
  const order = { field: "order", type: "quantitative" } as const;
  return [
    {
      transform: [{ filter: "isValid(datum.amount) && datum.amount !== 0" }],
      mark: { type: "bar", width: { band: 0.62 }, stroke: "white", strokeWidth: 0.75 },
      encoding: { x, y, color, order, tooltip },
    },
    { mark: { type: "rule", color: RULE }, encoding: { y: { datum: 0 } } },
    {
      transform: [{ filter: "isValid(datum.gap)" }],
      mark: { ...GAP_MARK, baseline: "bottom", dy: -3 },
      encoding: { x, y: { datum: 0 }, text: { field: "gap", type: "nominal" }, tooltip },
    },
  ];
}

/** The rest is quiet, an excess is not; the parts have the other colours. */
function colorOfPart(name: string, at: number, language: Language): string {
  const { rest, excess } = COMPOSITION_WORDS[language];
  if (name === rest) return BACKDROP;
  if (name === excess) return ACCENT;
  return PART_COLORS[at % PART_COLORS.length] ?? BACKDROP;
}
