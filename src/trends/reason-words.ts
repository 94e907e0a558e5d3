import type { Language, Text } from "../model/text.js";
import type { Reason } from "./reasons.js";
import type { SeriesState } from "./series-row.js";

/** Why there is no number, in words. */
export const reasonWord = (reason: Reason, language: Language = "zh"): string =>
  REASONS[reason][language];

/** What is known of a value, in words. */
export const stateWord = (state: SeriesState, language: Language = "zh"): string =>
  STATES[state][language];

const REASONS: Readonly<Record<Reason, Text>> = {
  absent: { zh: "缺报", en: "not submitted" },
  blank: { zh: "空白", en: "blank" },
  unreadable: { zh: "读不出", en: "unreadable" },
  conflicting: { zh: "重复填报不一致", en: "submissions disagree" },
  flagged: { zh: "待核实", en: "flagged by a check" },
  "no-base": { zh: "无基期", en: "no base period" },
  "base-absent": { zh: "基期缺报", en: "base period not submitted" },
  "base-blank": { zh: "基期空白", en: "base period blank" },
  "base-unreadable": { zh: "基期读不出", en: "base period unreadable" },
  "base-conflicting": { zh: "基期重复填报不一致", en: "submissions of the base period disagree" },
  "base-flagged": { zh: "基期待核实", en: "base period flagged by a check" },
  "base-zero": { zh: "基期为零", en: "base period is zero" },
  "not-positive": { zh: "起止值须大于零", en: "both ends must be above zero" },
  "no-pairs": { zh: "没有两期都填报的单位", en: "no unit reports both periods" },
  "broken-chain": { zh: "链条在此前中断", en: "the chain is broken before" },
  "too-few": { zh: "单位太少，不作判断", en: "too few units for a verdict" },
  "parts-missing": { zh: "分项不全", en: "a part is missing" },
  "total-missing": { zh: "没有合计", en: "the total is missing" },
  "total-zero": { zh: "合计为零", en: "the total is zero" },
};

const STATES: Readonly<Record<SeriesState, Text>> = {
  reported: { zh: "已填", en: "reported" },
  none: { zh: "无", en: "none" },
  blank: { zh: "空白", en: "blank" },
  unreadable: { zh: "读不出", en: "unreadable" },
  flagged: { zh: "待核实", en: "flagged" },
  conflicting: { zh: "重复填报不一致", en: "submissions disagree" },
  absent: { zh: "缺报", en: "not submitted" },
};
