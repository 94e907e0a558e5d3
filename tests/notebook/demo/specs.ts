import type { TopLevelSpec } from "vega-lite";
import type { DemoRow } from "./rows.js";

const FONT = '"Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif';

/** A theme as the trends of the project bring it. */
const config: TopLevelSpec["config"] = {
  font: FONT,
  view: { stroke: null },
  range: {
    category: ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#000000"],
  },
  axis: {
    labelLimit: 0,
    gridColor: "#e3e8ed",
    domainColor: "#7b8794",
    tickColor: "#7b8794",
    labelFontSize: 12,
  },
  legend: { labelLimit: 0, labelFontSize: 12 },
};

const TITLES = { students: "学生数", teachers: "教师数" } as const;

export const toLineSpec = (
  rows: readonly DemoRow[],
  measure: keyof typeof TITLES,
): TopLevelSpec => ({
  width: "container",
  height: 260,
  config,
  data: { values: [...rows] },
  mark: {
    type: "line",
    point: { size: 80, filled: true },
    invalid: "break-paths-show-path-domains",
  },
  encoding: {
    x: { field: "year", type: "ordinal", title: "年度", axis: { labelAngle: 0 } },
    y: { field: measure, type: "quantitative", title: TITLES[measure], scale: { zero: false } },
    color: { field: "unit", type: "nominal", title: "单位", legend: { orient: "top", columns: 3 } },
    tooltip: [
      { field: "unit", type: "nominal", title: "单位" },
      { field: "year", type: "ordinal", title: "年度" },
      { field: measure, type: "quantitative", title: TITLES[measure], format: ",.1~f" },
    ],
  },
});

export const toBarSpec = (
  rows: readonly DemoRow[],
  measure: keyof typeof TITLES,
): TopLevelSpec => ({
  width: "container",
  height: 180,
  config,
  data: { values: [...rows] },
  mark: { type: "bar", color: "#0072B2" },
  encoding: {
    x: { field: "year", type: "ordinal", title: "年度", axis: { labelAngle: 0 } },
    y: { field: measure, type: "quantitative", title: TITLES[measure] },
    tooltip: [
      { field: "unit", title: "<i>单位</i>" },
      { field: measure, title: TITLES[measure] },
    ],
  },
});
