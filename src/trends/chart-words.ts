import type { Period, PeriodKind } from "../model/period.js";
import {
  capitalised,
  changeInEnglish,
  inChinese,
  inEnglish,
  PERIOD_NOUNS,
  spanInWords,
} from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { counted } from "./english.js";

const ZH = {
  besides: "　",
  and: "、",
  semicolon: "；",
  ofPeriod: inChinese,
  span: (first: Period, last: Period) => spanInWords(first, last).zh,
  measuredIn: (unit: string) => `单位：${unit}`,
  noteOn: (text: string, note: string) => `${text}（${note}）`,
  ofUnit: (title: string, unit: string) => `${title}：${unit}`,

  flagged: "◇ 待核实",
  /** What stands where a value is missing. */
  gap: "缺",
  gaps: (count: number) => `缺 ${count} 个`,
  missing: "缺 没有可用的数",

  unit: "填报单位",
  period: "报告期",
  shown: "数值",
  state: "状态",
  reason: "原因",
  file: "文件",
  sheet: "工作表",
  cell: "单元格",
  findings: "审核结果",
  findingsOn: (count: number) => `${count} 条`,
  /** Between a reason and what each workbook says. */
  because: "：",
  reasonOfUnit: (unit: string, reason: string) => `${unit} ${reason}`,

  previous: (kind: PeriodKind) => `上${PERIOD_NOUNS[kind].zh}`,
  change: "增减",
  percent: (_: PeriodKind) => "增减幅度",
};

export type ChartWords = typeof ZH;

const EN: ChartWords = {
  besides: " | ",
  and: ", ",
  semicolon: "; ",
  ofPeriod: inEnglish,
  span: (first, last) => spanInWords(first, last).en,
  measuredIn: (unit) => `Unit: ${unit}`,
  noteOn: (text, note) => `${text} (${note})`,
  ofUnit: (title, unit) => `${title}: ${unit}`,

  flagged: "◇ flagged",
  gap: "n/a",
  gaps: (count) => `n/a (${count})`,
  missing: "n/a: no usable value",

  unit: "Reporting unit",
  period: "Period",
  shown: "Value",
  state: "State",
  reason: "Reason",
  file: "File",
  sheet: "Sheet",
  cell: "Cell",
  findings: "Findings",
  findingsOn: (count) => counted(count, "finding"),
  because: ": ",
  reasonOfUnit: (unit, reason) => `${unit}: ${reason}`,

  previous: (kind) => `Previous ${PERIOD_NOUNS[kind].en}`,
  change: "Change",
  percent: (kind) => capitalised(changeInEnglish(kind)),
};

/** What several charts say. */
export const CHART_WORDS: Readonly<Record<Language, ChartWords>> = { zh: ZH, en: EN };
