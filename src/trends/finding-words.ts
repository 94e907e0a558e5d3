import type { Period } from "../model/period.js";
import { inChinese, inEnglish } from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { counted } from "./english.js";

const ZH = {
  titles: {
    check: "审核结果：按审核关系",
    unit: "审核结果：按填报单位",
    period: "审核结果：按报告期",
  },
  counted: "单位：条",
  limited: (shown: number, all: number) => `共 ${all} 个，列出最多的 ${shown} 个`,
  kinds: { error: "错误", warning: "待核实", explained: "已说明", note: "提示" },
  name: "名称",
  period: "报告期",
  kind: "级别",
  findings: "审核结果",
  count: (count: number) => `${count} 条`,

  none: "没有审核结果。",
  ofKind: {
    error: (count: number) => `错误 ${count} 条`,
    warning: (count: number) => `待核实 ${count} 条`,
    explained: (count: number) => `已说明 ${count} 条`,
    note: (count: number) => `提示 ${count} 条`,
  },
  ofName: (name: string) => `“${name}”`,
  ofPeriod: (period: Period) => ` ${inChinese(period)}`,
  sentence: (count: number, kinds: readonly string[], most: string, ofMost: number) =>
    `共 ${count} 条审核结果：${kinds.join("，")}；最多的是${most}，${ofMost} 条。`,
};

export type FindingWords = typeof ZH;

const EN: FindingWords = {
  titles: {
    check: "Findings by check",
    unit: "Findings by reporting unit",
    period: "Findings by period",
  },
  counted: "Number of findings",
  limited: (shown, all) => `The ${shown} with most findings of ${all}`,
  kinds: { error: "Error", warning: "Warning", explained: "Explained", note: "Note" },
  name: "Name",
  period: "Period",
  kind: "Severity",
  findings: "Findings",
  count: (count) => counted(count, "finding"),

  none: "No findings.",
  ofKind: {
    error: (count) => counted(count, "error"),
    warning: (count) => counted(count, "warning"),
    explained: (count) => counted(count, "explained warning"),
    note: (count) => counted(count, "note"),
  },
  ofName: (name) => `for “${name}”`,
  ofPeriod: (period) => `in ${inEnglish(period)}`,
  sentence: (count, kinds, most, ofMost) =>
    `${counted(count, "finding")}: ${kinds.join(", ")}; the most (${ofMost}) ${most}.`,
};

export const FINDING_WORDS: Readonly<Record<Language, FindingWords>> = { zh: ZH, en: EN };
