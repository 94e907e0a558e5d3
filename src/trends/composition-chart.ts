import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import { type ChartOptions, frameChart, subtitleOf } from "./chart-frame.js";
import { NOTHING, toTooltip, withUnit } from "./chart-rows.js";
import { ALL, type CompositionRow, EXCESS, REST } from "./composition.js";
import { frameFacets } from "./facet-frame.js";
import type { Indicator } from "./indicators.js";
import { GAP, GAP_MARK } from "./line-layers.js";
import { formatFull, formatPercent } from "./number-format.js";
import { reasonWord } from "./reason-words.js";
import { distinct, rowsOf } from "./rows.js";
import { amountAxis, percentAxis, periodAxis } from "./scales.js";
import type { Layers } from "./spec-types.js";
import { ACCENT, BACKDROP, COLORS, RULE } from "./theme.js";

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
  const { measure = "share", titleOf = (field: string) => field } = options;
  const rows = rowsOf<CompositionRow>(table);
  const units = distinct(rows.map(({ unit }) => unit));
  const periods = distinct(rows.map(({ period }) => period)).sort((a, b) => a - b);
  const names = distinct(rows.filter(({ kind }) => kind === "part").map(({ part }) => part));
  const rests = [REST, EXCESS].filter((rest) =>
    rows.some(({ kind, part, value }) => kind === "rest" && part === rest && value),
  );
  const isSingle = units.length <= 1;
  const who = units.length !== 1 ? "" : units[0] === ALL ? "：全部单位" : `：${units[0]}`;
  const measuredIn = measure === "share" ? null : indicator.measuredIn;
  const chart = {
    title: `${indicator.title}的构成${who}`,
    subtitle: [
      subtitleOf({ measuredIn }, periods, options),
      measure === "share" ? "各分项占合计的份额" : "",
      rests.includes(EXCESS) ? `${EXCESS}：分项之和超出合计的部分` : "",
    ],
    rows: wholeBars(rows, measure).map((row) => toBar(row, indicator, { measure, titleOf, names })),
    layer: stackLayers(periods, [...names.map(titleOf), ...rests], {
      measure,
      indicator,
      ticks: isSingle ? 5 : 3,
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

function toBar(row: CompositionRow, indicator: Indicator, { measure, titleOf, names }: Naming) {
  const said = (value: number | null) =>
    value === null
      ? NOTHING
      : withUnit(formatFull(value, indicator.decimals), indicator.measuredIn);
  const isRest = row.kind === "rest";
  return {
    ...row,
    partText: isRest ? row.part : titleOf(row.part),
    order: isRest ? names.length : names.indexOf(row.part),
    amount: row[measure],
    gap: isRest && row[measure] === null ? GAP : null,
    unitText: row.unit === ALL ? `${row.units} 个单位合计` : row.unit,
    valueText: said(row.value),
    shareText: row.share === null ? NOTHING : formatPercent(row.share),
    totalText: said(row.total),
    stateText: row.flagged ? "有待核实的数" : "没有疑问",
    reasonText: row.reason === null ? NOTHING : reasonWord(row.reason),
  };
}

const TOOLTIP = toTooltip([
  ["unitText", "填报单位"],
  ["period", "报告期"],
  ["partText", "分项"],
  ["valueText", "数值"],
  ["shareText", "占合计"],
  ["totalText", "合计"],
  ["stateText", "状态"],
  ["reasonText", "原因"],
]);

type Stacking = {
  readonly measure: "share" | "value";
  readonly indicator: Indicator;
  readonly ticks: number;
};

function stackLayers(
  periods: readonly number[],
  names: readonly string[],
  { measure, indicator, ticks }: Stacking,
): Layers {
  const x = periodAxis(periods, { type: "band" });
  const y =
    measure === "share"
      ? percentAxis("amount", { ticks })
      : amountAxis("amount", { ...indicator, ticks });
  const color = {
    field: "partText",
    type: "nominal",
    scale: { domain: [...names], range: names.map(colorOfPart) },
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
      encoding: { x, y, color, order, tooltip: TOOLTIP },
    },
    { mark: { type: "rule", color: RULE }, encoding: { y: { datum: 0 } } },
    {
      transform: [{ filter: "isValid(datum.gap)" }],
      mark: { ...GAP_MARK, baseline: "bottom", dy: -3 },
      encoding: { x, y: { datum: 0 }, text: { field: "gap", type: "nominal" }, tooltip: TOOLTIP },
    },
  ];
}

/** The rest is quiet, an excess is not; the parts have the other colours. */
function colorOfPart(name: string, at: number): string {
  if (name === REST) return BACKDROP;
  if (name === EXCESS) return ACCENT;
  const parts = COLORS.filter((color) => color !== ACCENT);
  return parts[at % parts.length] ?? BACKDROP;
}
