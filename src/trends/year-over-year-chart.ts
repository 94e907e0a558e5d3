import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import { kindAmong } from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { textWidth } from "../model/text-width.js";
import {
  besides,
  type ChartOptions,
  frameChart,
  spanOf,
  subtitleOf,
  WIDTH,
} from "./chart-frame.js";
import { NOTHING, rowTooltip, showRow, withUnit } from "./chart-rows.js";
import { CHART_WORDS } from "./chart-words.js";
import { frameFacets } from "./facet-frame.js";
import type { Indicator } from "./indicators.js";
import { FLAGGED, FLAGGED_POINT, GAP_MARK } from "./line-layers.js";
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
import { YEAR_OVER_YEAR_WORDS } from "./year-over-year-words.js";

export type YearOverYearOptions = ChartOptions & {
  /** Bars of the change or the percentage, or lines of the index; default the percentage. */
  readonly measure?: "change" | "percent" | "index" | undefined;
};

/** Changes from period to period: bars for one unit, a plot for each of several; lines for the index. */
export function yearOverYearChart(
  table: ColumnTable,
  indicator: Indicator,
  options: YearOverYearOptions = {},
): TopLevelSpec {
  const { measure = "percent", language = "zh" } = options;
  const rows = rowsOf<YearOverYearRow>(table);
  if (measure === "index") return indexLines(rows, indicator, options);
  const units = distinct(rows.map(({ unit }) => unit));
  const periods = distinct(rows.map(({ period }) => period));
  const isSingle = units.length <= 1;
  const room = isSingle ? bandOf(periods, options) : 0;
  const kind = kindAmong(periods);
  const title = YEAR_OVER_YEAR_WORDS[language].titles[measure](indicator.title, kind);
  const [first] = units;
  const chart = {
    title: isSingle && first !== undefined ? CHART_WORDS[language].ofUnit(title, first) : title,
    subtitle: [
      measure === "change" ? subtitleOf(indicator, periods, options) : spanOf(periods, language),
      legendOf(rows, measure, language),
    ],
    rows: rows.map((row) => toBar(row, indicator, { measure, language, room })),
    layer: barLayers(periods, indicator, { measure, language, ticks: isSingle ? 5 : 3 }),
  };
  return isSingle ? frameChart(chart, options) : frameFacets({ ...chart, shared: true }, options);
}

type Measure = "change" | "percent";

/** The reasons are short in Chinese, but in English may run into those of the next period. */
const bandOf = (
  periods: readonly number[],
  { width = WIDTH, language = "zh" }: ChartOptions,
): number =>
  language === "zh" ? Number.POSITIVE_INFINITY : (width - BESIDE_PLOT) / periods.length;

/** About what the y axis takes. */
const BESIDE_PLOT = 80;

function legendOf(rows: readonly YearOverYearRow[], measure: Measure, language: Language): string {
  const { missing, incomparable } = YEAR_OVER_YEAR_WORDS[language];
  const kind = kindAmong(rows.map(({ period }) => period));
  const { flagged } = CHART_WORDS[language];
  return besides(
    [
      rows.some((row) => row.state === "flagged" && row[measure] !== null) ? flagged : "",
      rows.some((row) => reasonOf(row) !== null) ? missing(kind) : "",
      rows.some((row) => row[measure] === null && reasonOf(row) === null) ? incomparable(kind) : "",
    ],
    language,
  );
}

type Showing = {
  readonly measure: Measure;
  readonly language: Language;
  /** For the reason why there is no bar, in pixels. */
  readonly room: number;
};

/** What is drawn is in `amount`; where there is none, `gap` says it short, the tooltip in full. */
function toBar(row: YearOverYearRow, indicator: Indicator, { measure, language, room }: Showing) {
  const amount = row[measure];
  const why = row.reason === null ? "–" : reasonWord(row.reason, language);
  const short = textWidth(why, GAP_MARK.fontSize) <= room ? why : "–";
  return {
    ...showRow(row, indicator, language),
    amount,
    gap: amount !== null ? null : reasonOf(row) !== null ? CHART_WORDS[language].gap : short,
    baseText: row.base === null ? NOTHING : full(row.base, indicator),
    changeText: row.change === null ? NOTHING : signed(row.change, full(row.change, indicator)),
    percentText: row.percent === null ? NOTHING : formatPercent(row.percent, { signed: true }),
  };
}

const full = (value: number, { decimals, measuredIn }: Indicator): string =>
  withUnit(formatFull(value, decimals), measuredIn);

const signed = (value: number, text: string): string => (value > 0 ? `+${text}` : text);

type Drawing = {
  readonly measure: Measure;
  readonly language: Language;
  readonly ticks: number;
};

/** Rises in one colour and falls in another; flagged ones hollow and with a diamond at their end. */
function barLayers(
  periods: readonly number[],
  indicator: Indicator,
  { measure, language, ticks }: Drawing,
): Layers {
  const words = CHART_WORDS[language];
  const kind = kindAmong(periods);
  const x = periodAxis(periods, { type: "band" });
  const y =
    measure === "change"
      ? amountAxis("amount", { ...indicator, ticks }, language)
      : percentAxis("amount", { ticks });
  const color = { condition: { test: "datum.amount >= 0", value: MAIN }, value: ACCENT };
  const tooltip = rowTooltip(
    [
      ["baseText", words.previous(kind)],
      ["changeText", words.change],
      ["percentText", words.percent(kind)],
    ],
    language,
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
  const words = YEAR_OVER_YEAR_WORDS[options.language ?? "zh"];
  const note = base ? words.base(base.period) : "";
  const title = words.titles.index(indicator.title);
  const shown = { ...indicator, title, measuredIn: null, decimals: 1 };
  return unitLinesChart(series, shown, { ...options, note, zero: false });
}
