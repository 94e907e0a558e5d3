import {
  acrossInChinese,
  beforeInChinese,
  beforeInEnglish,
  capitalised,
  type Language,
  ofBeforeInEnglish,
  type PeriodNoun,
} from "../../src/index.js";

/** What the page on which workbooks are checked says. */
export const checkWords = (language: Language): CheckWords => WORDS[language];

const ZH = {
  drop: "把填好的工作簿拖到这里",
  dropNote: (noun: PeriodNoun) =>
    `文件只在这台电脑上读取，不会上传。可以一次放入多份或整个文件夹；同一单位${beforeInChinese(noun)}的工作簿一起放入，就会做${acrossInChinese(noun)}审核。改好的文件再拖进来，就知道哪些已经改好。`,
  forms: "可以审核的表式：",
  and: "；",
  noForms: "这个页面里没有表式：把规则文件（.yaml）拖进来就可以使用。",
  version: (version: string) => `${version} 版`,
  reading: (done: number, total: number) => `正在读取和审核：第 ${done} / ${total} 份`,
  crashed:
    "后台的审核程序没有启动或中途停了：请重新打开这个页面；还不行，请换用新版的 Edge 或 Chrome 浏览器。",

  files: "已放入的工作簿",
  filesNote: (count: number, accepted: number, blocked: number, unreadable: number) =>
    `共 ${count} 份：${accepted} 份可以提交，${blocked} 份还要修改或说明，${unreadable} 份读不出。`,
  show: "显示",
  all: "全部",
  clear: "全部移除",
  allReports: "下载全部审核报告",
  allCopies: "下载全部标注副本",
  file: "文件",
  unit: "填报单位",
  period: "报告期",
  verdict: "结论",
  errors: "必须修改",
  warnings: "需要说明",
  notes: "提示",
  previous: (noun: PeriodNoun) => `${beforeInChinese(noun)}工作簿`,
  verdicts: {
    accepted: "✓ 可以提交",
    blocked: "× 还要修改或说明",
    unreadable: "× 读不出",
    unused: "没有审核",
  },

  comparedWith: (file: string, noun: PeriodNoun) =>
    `与${beforeInChinese(noun)}的工作簿“${file}”对比`,
  withoutPrevious: (count: number, noun: PeriodNoun) =>
    `有 ${count} 条${acrossInChinese(noun)}审核没有进行：把${beforeInChinese(noun)}的工作簿也拖进来就会进行。`,
  copy: "下载标注副本",
  report: "下载审核报告",
  data: "下载数据（JSON）",
  copyNote: "标注副本是你的工作簿本身，错误处加了颜色和批注，写下的核实说明也在里面。",
  reportName: "审核报告",
  copiesName: "标注副本",
  since: (file: string, fixed: number, remaining: number, fresh: number) =>
    `与之前放入的“${file}”相比：已解决 ${fixed} 处，还剩 ${remaining} 处，新出现 ${fresh} 处。`,
  fixed: (count: number) => `已解决的 ${count} 处`,

  sheets: "工作簿",
  findings: "审核结果",
  noFindings: "没有发现问题。",
  noneShown: "这个范围内没有审核结果。",
  severity: "性质",
  section: "部分",
  severityOptions: {
    all: (count: number) => `全部 ${count}`,
    error: (count: number) => `错误 ${count}`,
    warning: (count: number) => `核实 ${count}`,
    note: (count: number) => `提示 ${count}`,
    explained: (count: number) => `已说明 ${count}`,
  },
  fresh: "新出现",
  explained: "已说明",
  related: "相关单元格：",
  demand: "审核关系：",
  explanation: "核实说明",
  explanationHint: "数据确实如此的，在这里写明原因；会写进标注副本。",
  idle: "这样写没有说明原因，请写具体情况。",

  rules: "规则文件",
  rulesFine: (title: string, version: string) =>
    `没有发现问题，已经可以用来审核：${title}，${version} 版。`,
  rulesUsable: (title: string, version: string, count: number) =>
    `已经可以用来审核：${title}，${version} 版；有 ${count} 处请再看一看。`,
  rulesBroken: "有错误，没有采用。请改正后再拖进来。",
  at: (line: number, column: number) => `第 ${line} 行第 ${column} 列`,

  trends: "历年趋势",
  trendsNote: "用上面放入的工作簿画出，只在这个页面里。",
  view: "看什么",
};

export type CheckWords = typeof ZH;

const EN: CheckWords = {
  drop: "Drop filled-in workbooks here",
  dropNote: (noun) =>
    `Files are read on this computer only and never uploaded. Several at once, or a whole folder, are fine; with ${ofBeforeInEnglish(noun)} workbook of the same unit, checks against ${beforeInEnglish(noun)} are made too. Drop a corrected file again to see what is mended.`,
  forms: "Forms that can be checked: ",
  and: "; ",
  noForms: "There is no form in this page: drop a rule file (.yaml) to use it.",
  version: (version) => `version ${version}`,
  reading: (done, total) => `Reading and checking: ${done} of ${total}`,
  crashed:
    "The checking part did not start or has stopped: please open this page again, or with a recent Edge or Chrome.",

  files: "Workbooks on the page",
  filesNote: (count, accepted, blocked, unreadable) =>
    `${count} in all: ${accepted} can be submitted, ${blocked} to be corrected or explained, ${unreadable} cannot be read.`,
  show: "Show",
  all: "All",
  clear: "Remove all",
  allReports: "Download one report on all",
  allCopies: "Download all marked copies",
  file: "File",
  unit: "Reporting unit",
  period: "Period",
  verdict: "Verdict",
  errors: "To be corrected",
  warnings: "To be explained",
  notes: "Notes",
  previous: (noun) => capitalised(`${ofBeforeInEnglish(noun)} workbook`),
  verdicts: {
    accepted: "✓ can be submitted",
    blocked: "× to be corrected or explained",
    unreadable: "× cannot be read",
    unused: "not checked",
  },

  comparedWith: (file, noun) => `compared with ${ofBeforeInEnglish(noun)} workbook “${file}”`,
  withoutPrevious: (count, noun) =>
    `${count} ${count === 1 ? "check" : "checks"} against ${beforeInEnglish(noun)} not made: drop ${ofBeforeInEnglish(noun)} workbook as well to make them.`,
  copy: "Download the marked copy",
  report: "Download the report",
  data: "Download the data (JSON)",
  copyNote:
    "The marked copy is your own workbook with the mistakes coloured and noted; explanations written here are in it.",
  reportName: "report",
  copiesName: "marked copies",
  since: (file, fixed, remaining, fresh) =>
    `Since “${file}”, dropped before: ${fixed} settled, ${remaining} remaining, ${fresh} new.`,
  fixed: (count) => `${count} settled`,

  sheets: "Workbook",
  findings: "Findings",
  noFindings: "Nothing was found.",
  noneShown: "There are no findings in this selection.",
  severity: "Severity",
  section: "Section",
  severityOptions: {
    all: (count) => `All ${count}`,
    error: (count) => `Errors ${count}`,
    warning: (count) => `Warnings ${count}`,
    note: (count) => `Notes ${count}`,
    explained: (count) => `Explained ${count}`,
  },
  fresh: "new",
  explained: "explained",
  related: "Related cells: ",
  demand: "The check: ",
  explanation: "Explanation",
  explanationHint:
    "Where the figures are right, write the reason here; it goes into the marked copy.",
  idle: "This gives no reason; please say what the case is.",

  rules: "Rule files",
  rulesFine: (title, version) =>
    `Nothing found; it is in use for checking now: ${title}, version ${version}.`,
  rulesUsable: (title, version, count) =>
    `It is in use for checking now: ${title}, version ${version}; ${count} ${count === 1 ? "place asks" : "places ask"} for another look.`,
  rulesBroken: "It has errors and is not in use. Please mend it and drop it again.",
  at: (line, column) => `line ${line}, column ${column}`,

  trends: "Trends",
  trendsNote: "Drawn from the workbooks above, within this page only.",
  view: "View",
};

const WORDS: Readonly<Record<Language, CheckWords>> = { zh: ZH, en: EN };
