import {
  beforeInChinese,
  capitalised,
  ofBeforeInEnglish,
  type PeriodNoun,
} from "../../model/period-words.js";
import type { Language } from "../../model/text.js";
import type { Verdict } from "../report.js";

/** What the page says of itself; findings have their words in `messages/`. */
export type Words = {
  readonly title: string;
  readonly files: string;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly filter: string;
  readonly severity: string;
  readonly section: string;
  readonly check: string;
  readonly all: string;
  readonly wholeFile: string;
  readonly reset: string;
  readonly filtered: string;
  readonly overview: string;
  readonly file: string;
  readonly unit: string;
  readonly period: string;
  readonly conclusion: string;
  readonly byCheck: string;
  readonly findings: string;
  readonly inFiles: string;
  readonly example: string;
  readonly details: string;
  readonly place: string;
  readonly field: string;
  readonly message: string;
  readonly related: string;
  readonly more: (count: number) => string;
  readonly explanation: string;
  readonly previous: (noun: PeriodNoun) => string;
  readonly annotated: string;
  readonly back: string;
  readonly comma: string;
};

const zh: Words = {
  title: "核表 审核报告",
  files: "文件",
  verdict: {
    accepted: "可以提交",
    blocked: "需要修改或说明",
    unreadable: "无法读取",
    unused: "没有用上",
  },
  filter: "筛选",
  severity: "级别",
  section: "部分",
  check: "审核",
  all: "全部",
  wholeFile: "（整个文件）",
  reset: "全部显示",
  filtered: "已筛选：只列出符合条件的文件、审核和结果；数目仍是全部的数目。",
  overview: "文件一览",
  file: "文件",
  unit: "填报单位",
  period: "报告期",
  conclusion: "结论",
  byCheck: "审核一览",
  findings: "处数",
  inFiles: "文件数",
  example: "说明或例子",
  details: "逐个文件",
  place: "位置",
  field: "指标",
  message: "问题",
  related: "相关单元格",
  more: (count) => `另有 ${count} 个`,
  explanation: "已说明：",
  previous: (noun) => `对照的${beforeInChinese(noun)}工作簿：`,
  annotated: "标注了问题的副本：",
  back: "回到文件一览",
  comma: "、",
};

const en: Words = {
  title: "核表 hebiao: check report",
  files: "files",
  verdict: {
    accepted: "can be submitted",
    blocked: "to be corrected or explained",
    unreadable: "could not be read",
    unused: "not used",
  },
  filter: "Filter",
  severity: "Severity",
  section: "Section",
  check: "Check",
  all: "all",
  wholeFile: "(the whole file)",
  reset: "Show all",
  filtered:
    "Filtered: only the files, checks and findings that match are listed; numbers are of all.",
  overview: "Files",
  file: "File",
  unit: "Unit",
  period: "Period",
  conclusion: "Verdict",
  byCheck: "Checks",
  findings: "Findings",
  inFiles: "In files",
  example: "Meaning or example",
  details: "File by file",
  place: "Place",
  field: "Field",
  message: "Finding",
  related: "Related cells",
  more: (count) => `${count} more`,
  explanation: "Explained: ",
  previous: (noun) => capitalised(`${ofBeforeInEnglish(noun)} workbook compared with: `),
  annotated: "The copy with its findings marked: ",
  back: "Back to the files",
  comma: ", ",
};

export const WORDS: Readonly<Record<Language, Words>> = { zh, en };
