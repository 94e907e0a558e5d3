import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import { type ChartOptions, frameChart, subtitleOf } from "./chart-frame.js";
import { NOTHING, toTooltip, withUnit } from "./chart-rows.js";
import type { Indicator } from "./indicators.js";
import { GAP_MARK, lineLayers } from "./line-layers.js";
import type { MatchedPanelRow } from "./matched-panel.js";
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
  const measure = options.measure ?? "chained";
  const rows = rowsOf<MatchedPanelRow>(panel);
  const periods = rows.map(({ period }) => period);
  const base = rows.length > 0 && measure === "chained" ? `${periods[0]} 年 = 100` : "";
  return frameChart(
    {
      title: `${indicator.title}：${TITLES[measure]}`,
      subtitle: [
        subtitleOf({ measuredIn: null }, periods, options, base),
        "每年只比较与上年都有数的单位，新增和退出的不影响结果",
      ],
      rows: rows.map((row) => toMark(row, indicator, measure)),
      layer: measure === "chained" ? indexLayers(rows, periods) : barLayers(periods),
    },
    options,
  );
}

const TITLES = { chained: "同样本环比链指数", percent: "同样本比上年增减幅度" } as const;

function toMark(row: MatchedPanelRow, indicator: Indicator, measure: "chained" | "percent") {
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
    nText: `${row.n} 个`,
    beforeText: amount(row.before),
    nowText: amount(row.now),
    percentText: percent === null ? NOTHING : formatPercent(percent, { signed: true }),
    chainedText: chained === null ? NOTHING : formatFull(chained, 1),
    totalText: `${amount(row.total)}（${row.nAll} 个单位）`,
    movesText: `${row.joined} 个 / ${row.left} 个 / ${row.excluded} 个`,
    reasonText: why === null ? NOTHING : reasonWord(why),
  };
}

const TOOLTIP = toTooltip([
  ["period", "报告期"],
  ["nText", "两期都有数的单位"],
  ["beforeText", "其上年合计"],
  ["nowText", "其当年合计"],
  ["percentText", "增减幅度"],
  ["chainedText", "链指数"],
  ["totalText", "全部单位合计"],
  ["movesText", "新增 / 退出 / 待核实"],
  ["reasonText", "原因"],
]);

const indexLayers = (rows: readonly MatchedPanelRow[], periods: readonly number[]): Layers => {
  const domain = lineDomain([...rows.map(({ chained }) => chained).filter(isNumber), 100], {
    zero: false,
  });
  return [
    { mark: { type: "rule", color: RULE, strokeDash: [4, 4] }, encoding: { y: { datum: 100 } } },
    ...lineLayers({
      x: periodAxis(periods, { gaps: rows.some(({ chained }) => chained === null) }),
      y: amountAxis("value", { measuredIn: null, domain }),
      tooltip: TOOLTIP,
    }),
  ];
};

const barLayers = (periods: readonly number[]): Layers => {
  const x = periodAxis(periods, { type: "band" });
  return [
    { mark: { type: "rule", color: RULE }, encoding: { y: { datum: 0 } } },
    {
      mark: { type: "bar", width: { band: 0.62 } },
      encoding: {
        x,
        y: percentAxis("value"),
        color: { condition: { test: "datum.value >= 0", value: MAIN }, value: ACCENT },
        tooltip: TOOLTIP,
      },
    },
    {
      transform: [{ filter: "isValid(datum.gap)" }],
      mark: { ...GAP_MARK, baseline: "bottom", dy: -3 },
      encoding: { x, y: { datum: 0 }, text: { field: "gap", type: "nominal" }, tooltip: TOOLTIP },
    },
  ];
};
