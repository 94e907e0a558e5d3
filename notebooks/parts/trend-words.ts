import {
  beforeInChinese,
  capitalised,
  changeInEnglish,
  growthInEnglish,
  type Language,
  PERIOD_NOUNS,
  type PeriodKind,
} from "../../src/index.js";

/** What the pages of trends say alike: their common questions, columns, and where a figure comes from. */
export const trendWords = (language: Language): TrendWords => WORDS[language];

const ZH = {
  indicator: "指标",
  grouping: "分组依据",
  ungrouped: "不分组",
  groups: "组别",
  flagged: "待核实的数",
  flaggedOptions: { shown: "显示", hidden: "不显示" },
  all: "全部",

  measuredIn: (title: string, unit: string) => `${title}（${unit}）`,
  unit: "填报单位",
  group: "分组",
  period: "报告期",
  value: "数值",
  previous: (_: PeriodKind) => "上期",
  now: (_: PeriodKind) => "本期",
  change: "增减量",
  percent: (_: PeriodKind) => "增减幅度",
  growth: (kind: PeriodKind) => `${PERIOD_NOUNS[kind].zh}均增长`,
  rank: "名次",
  movement: (kind: PeriodKind) => `比${beforeInChinese(kind)}升降（位）`,
  state: "状态",
  reason: "为何没有",
  indexReason: "为何没有指数",
  file: "文件",
  sheet: "工作表",
  cell: "单元格",
  others: "各份填报",
  check: "审核",
  severity: "级别",
  message: "说明",

  origin: "数据出处",
  close: "关闭",
  noValue: "没有数值",
  noFindings: "这个单元格没有审核结果。",
  finding: (severity: string, message: string) => `${severity} ${message}`,
  explained: (finding: string, why: string) => `${finding}（说明：${why}）`,
};

type TrendWords = typeof ZH;

const EN: TrendWords = {
  indicator: "Indicator",
  grouping: "Group by",
  ungrouped: "No grouping",
  groups: "Groups",
  flagged: "Flagged values",
  flaggedOptions: { shown: "Show", hidden: "Hide" },
  all: "All",

  measuredIn: (title, unit) => `${title} (${unit})`,
  unit: "Reporting unit",
  group: "Group",
  period: "Period",
  value: "Value",
  previous: (kind) => `Previous ${PERIOD_NOUNS[kind].en}`,
  now: (kind) => `This ${PERIOD_NOUNS[kind].en}`,
  change: "Change",
  percent: (kind) => capitalised(changeInEnglish(kind)),
  growth: (kind) => capitalised(growthInEnglish(kind)),
  rank: "Rank",
  movement: (kind) => `Places up since the previous ${PERIOD_NOUNS[kind].en}`,
  state: "State",
  reason: "Reason if missing",
  indexReason: "Reason if no index",
  file: "File",
  sheet: "Sheet",
  cell: "Cell",
  others: "Each submission",
  check: "Check",
  severity: "Severity",
  message: "Message",

  origin: "Source of the figure",
  close: "Close",
  noValue: "no value",
  noFindings: "There are no findings on this cell.",
  finding: (severity, message) => `${severity}: ${message}`,
  explained: (finding, why) => `${finding} (explained: ${why})`,
};

const WORDS: Readonly<Record<Language, TrendWords>> = { zh: ZH, en: EN };
