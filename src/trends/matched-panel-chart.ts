import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import type { PeriodKind } from "../model/period.js";
import { kindAmong } from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { type ChartOptions, frameChart, subtitleOf } from "./chart-frame.js";
import { NOTHING, toTooltip, withUnit } from "./chart-rows.js";
import { CHART_WORDS } from "./chart-words.js";
import type { Indicator } from "./indicators.js";
import { GAP_MARK, lineLayers } from "./line-layers.js";
import type { MatchedPanelRow } from "./matched-panel.js";
import { MATCHED_PANEL_WORDS } from "./matched-panel-words.js";
import { formatFull, formatPercent } from "./number-format.js";
import { reasonWord } from "./reason-words.js";
import { isNumber, rowsOf } from "./rows.js";
import { amountAxis, lineDomain, percentAxis, periodAxis } from "./scales.js";
import type { Layers } from "./spec-types.js";
import { ACCENT, MAIN, RULE } from "./theme.js";

export type MatchedPanelOptions = ChartOptions & {
  /** The chained index as a line, or the percentages as bars; default the index. */
  readonly measure?: "chained" | "percent" | undefined;
};

/** How the matched units develop together. */
export function matchedPanelChart(
  panel: ColumnTable,
  indicator: Indicator,
  options: MatchedPanelOptions = {},
): TopLevelSpec {
  const { measure = "chained", language = "zh" } = options;
  const words = MATCHED_PANEL_WORDS[language];
  const rows = rowsOf<MatchedPanelRow>(panel);
  const periods = rows.map(({ period }) => period);
  const kind = kindAmong(periods);
  const base = periods[0] !== undefined && measure === "chained" ? words.base(periods[0]) : "";
  return frameChart(
    {
      title: words.titles[measure](indicator.title, kind),
      subtitle: [subtitleOf({ measuredIn: null }, periods, options, base), words.about(kind)],
      rows: rows.map((row) => toMark(row, indicator, { measure, language })),
      layer:
        measure === "chained" ? indexLayers(rows, periods, language) : barLayers(periods, language),
    },
    options,
  );
}

type Saying = { readonly measure: "chained" | "percent"; readonly language: Language };

function toMark(row: MatchedPanelRow, indicator: Indicator, { measure, language }: Saying) {
  const words = MATCHED_PANEL_WORDS[language];
  const { chained, percent, chainReason, reason } = row;
  const value = measure === "chained" ? chained : percent;
  const why = measure === "chained" ? chainReason : reason;
  const amount = (number: number | null) =>
    number === null
      ? NOTHING
      : withUnit(formatFull(number, indicator.decimals), indicator.measuredIn);
  return {
    ...row,
    value,
    gap: value === null ? "–" : null,
    nText: words.units(row.n),
    beforeText: amount(row.before),
    nowText: amount(row.now),
    percentText: percent === null ? NOTHING : formatPercent(percent, { signed: true }),
    chainedText: chained === null ? NOTHING : formatFull(chained, 1),
    totalText: CHART_WORDS[language].noteOn(amount(row.total), words.unitsOf(row.nAll)),
    movesText: words.movesText(row),
    reasonText: why === null ? NOTHING : reasonWord(why, language),
  };
}

function tooltipOf(kind: PeriodKind, language: Language) {
  const { period, percent, reason } = CHART_WORDS[language];
  const words = MATCHED_PANEL_WORDS[language];
  return toTooltip([
    ["period", period],
    ["nText", words.matched(kind)],
    ["beforeText", words.before(kind)],
    ["nowText", words.now(kind)],
    ["percentText", percent(kind)],
    ["chainedText", words.chained],
    ["totalText", words.total],
    ["movesText", words.moves],
    ["reasonText", reason],
  ]);
}

const indexLayers = (
  rows: readonly MatchedPanelRow[],
  periods: readonly number[],
  language: Language,
): Layers => {
  const domain = lineDomain([...rows.map(({ chained }) => chained).filter(isNumber), 100], {
    zero: false,
  });
  return [
    { mark: { type: "rule", color: RULE, strokeDash: [4, 4] }, encoding: { y: { datum: 100 } } },
    ...lineLayers({
      x: periodAxis(periods, { gaps: rows.some(({ chained }) => chained === null) }),
      y: amountAxis("value", { measuredIn: null, domain }, language),
      tooltip: tooltipOf(kindAmong(periods), language),
    }),
  ];
};

const barLayers = (periods: readonly number[], language: Language): Layers => {
  const tooltip = tooltipOf(kindAmong(periods), language);
  const x = periodAxis(periods, { type: "band" });
  return [
    { mark: { type: "rule", color: RULE }, encoding: { y: { datum: 0 } } },
    {
      mark: { type: "bar", width: { band: 0.62 } },
      encoding: {
        x,
        y: percentAxis("value"),
        color: { condition: { test: "datum.value >= 0", value: MAIN }, value: ACCENT },
        tooltip,
      },
    },
    {
      transform: [{ filter: "isValid(datum.gap)" }],
      mark: { ...GAP_MARK, baseline: "bottom", dy: -3 },
      encoding: { x, y: { datum: 0 }, text: { field: "gap", type: "nominal" }, tooltip },
    },
  ];
};
