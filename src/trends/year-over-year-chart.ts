import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import { type ChartOptions, frameChart, spanOf, subtitleOf } from "./chart-frame.js";
import { NOTHING, rowTooltip, showRow, withUnit } from "./chart-rows.js";
import { frameFacets } from "./facet-frame.js";
import type { Indicator } from "./indicators.js";
import { FLAGGED, FLAGGED_POINT, GAP, GAP_MARK } from "./line-layers.js";
import { formatFull, formatPercent } from "./number-format.js";
import { reasonWord } from "./reason-words.js";
import { reasonOf } from "./reasons.js";
import { distinct, rowsOf, tableOf } from "./rows.js";
import { amountAxis, percentAxis, periodAxis } from "./scales.js";
import { SERIES_COLUMNS } from "./series-row.js";
import type { Layers } from "./spec-types.js";
import { ACCENT, MAIN, RULE } from "./theme.js";
import { unitLinesChart } from "./unit-lines-chart.js";
import type { YearOverYearRow } from "./year-over-year.js";

export type YearOverYearOptions = ChartOptions & {
  /** Bars of the change or the percentage, or lines of the index; default the percentage. */
  readonly measure?: "change" | "percent" | "index" | undefined;
};

/** Changes from year to year: bars for one unit, a plot for each of several; lines for the index. */
export function yearOverYearChart(
  table: ColumnTable,
  indicator: Indicator,
  options: YearOverYearOptions = {},
): TopLevelSpec {
  const measure = options.measure ?? "percent";
  const rows = rowsOf<YearOverYearRow>(table);
  if (measure === "index") return indexLines(rows, indicator, options);
  const units = distinct(rows.map(({ unit }) => unit));
  const periods = distinct(rows.map(({ period }) => period));
  const isSingle = units.length <= 1;
  const title = `${indicator.title}${TITLES[measure]}`;
  const chart = {
    title: units.length === 1 ? `${title}：${units[0]}` : title,
    subtitle: [
      measure === "change" ? subtitleOf(indicator, periods, options) : spanOf(periods),
      legendOf(rows, measure),
    ],
    rows: rows.map((row) => toBar(row, indicator, measure, isSingle)),
    layer: barLayers(periods, indicator, measure, isSingle ? 5 : 3),
  };
  return isSingle ? frameChart(chart, options) : frameFacets({ ...chart, shared: true }, options);
}

type Measure = "change" | "percent";

const TITLES = { change: "比上年增减", percent: "比上年增减幅度" } as const;

const legendOf = (rows: readonly YearOverYearRow[], measure: Measure): string =>
  [
    rows.some((row) => row.state === "flagged" && row[measure] !== null) ? "◇ 待核实" : "",
    rows.some((row) => reasonOf(row) !== null) ? `${GAP} 当年没有可用的数` : "",
    rows.some((row) => row[measure] === null && reasonOf(row) === null) ? "– 无法与上年比较" : "",
  ]
    .filter((part) => part !== "")
    .join("　");

/** What is drawn is in `amount`; where there is none, `gap` says it short, the tooltip in full. */
function toBar(row: YearOverYearRow, indicator: Indicator, measure: Measure, hasRoom: boolean) {
  const amount = row[measure];
  const why = hasRoom && row.reason !== null ? reasonWord(row.reason) : "–";
  return {
    ...showRow(row, indicator),
    amount,
    gap: amount !== null ? null : reasonOf(row) !== null ? GAP : why,
    baseText: row.base === null ? NOTHING : full(row.base, indicator),
    changeText: row.change === null ? NOTHING : signed(row.change, full(row.change, indicator)),
    percentText: row.percent === null ? NOTHING : formatPercent(row.percent, { signed: true }),
  };
}

const full = (value: number, { decimals, measuredIn }: Indicator): string =>
  withUnit(formatFull(value, decimals), measuredIn);

const signed = (value: number, text: string): string => (value > 0 ? `+${text}` : text);

/** Rises in one colour and falls in another; flagged ones hollow and with a diamond at their end. */
function barLayers(
  periods: readonly number[],
  indicator: Indicator,
  measure: Measure,
  ticks: number,
): Layers {
  const x = periodAxis(periods, { type: "band" });
  const y =
    measure === "change"
      ? amountAxis("amount", { ...indicator, ticks })
      : percentAxis("amount", { ticks });
  const color = { condition: { test: "datum.amount >= 0", value: MAIN }, value: ACCENT };
  const tooltip = rowTooltip(
    ["baseText", "上年"],
    ["changeText", "增减"],
    ["percentText", "增减幅度"],
  );
  const encoding = { x, y, color, tooltip };
  const flagged = [{ filter: `isValid(datum.amount) && ${FLAGGED}` }];
  return [
    { mark: { type: "rule", color: RULE }, encoding: { y: { datum: 0 } } },
    { transform: [{ filter: `isValid(datum.amount) && !(${FLAGGED})` }], mark: BAR, encoding },
    { transform: flagged, mark: { ...BAR, ...HOLLOW }, encoding },
    { transform: flagged, mark: FLAGGED_POINT, encoding },
    {
      transform: [{ filter: "isValid(datum.gap)" }],
      mark: { ...GAP_MARK, baseline: "bottom", dy: -3 },
      encoding: { x, y: { datum: 0 }, text: { field: "gap", type: "nominal" }, tooltip },
    },
  ];
}

const BAR = { type: "bar", width: { band: 0.62 } } as const;
const HOLLOW = { filled: false, fill: "white", strokeWidth: 2 } as const;

/** The index is a series of its own: its values are drawn as those of a field. */
function indexLines(
  rows: readonly YearOverYearRow[],
  indicator: Indicator,
  options: ChartOptions,
): TopLevelSpec {
  const base = rows.find(({ index, indexBase, period }) => index !== null && indexBase === period);
  const series = tableOf(
    rows.map((row) => ({ ...row, value: row.index, reason: row.indexReason })),
    [...SERIES_COLUMNS, "reason"],
  );
  const note = base ? `${base.period} 年 = 100` : "";
  const shown = { ...indicator, title: `${indicator.title}指数`, measuredIn: null, decimals: 1 };
  return unitLinesChart(series, shown, { ...options, note, zero: false });
}
