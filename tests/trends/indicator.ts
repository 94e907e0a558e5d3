import type { Indicator } from "../../src/trends/indicators.js";

/** What the tests of trends measure. */
export const AMOUNT: Indicator = {
  name: "额",
  label: "金额",
  title: "金额",
  section: null,
  measuredIn: "万元",
  decimals: 2,
  kind: "flow",
};

export const COUNT: Indicator = {
  ...AMOUNT,
  name: "数",
  label: "人数",
  title: "人数",
  measuredIn: "人",
  decimals: 0,
};
