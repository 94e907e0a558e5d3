import {
  beforeInChinese,
  capitalised,
  type Language,
  PERIOD_NOUNS,
  type PeriodKind,
} from "../../src/index.js";

/** What the page on findings and on missing submissions says. */
export const dataQualityWords = (language: Language): DataQualityWords => WORDS[language];

const ZH = {
  by: "统计口径",
  byOptions: {
    check: "按审核",
    unit: "按单位",
    period: (kind: PeriodKind): string => (kind === "year" ? "按年度" : "按报告期"),
  },

  counts: "审核结果有多少",
  countsBy: (name: string) => `审核结果（${name}）`,
  noneShown: "所选范围内没有审核结果。",
  total: "共",

  coverage: "谁没有填报",
  coverageTable: (_: PeriodKind) => "填报情况",
  submitted: "● 已报",
  repeated: (count: number) => `重复 ${count} 份`,
  missing: "缺",
  notDue: "—",
  missingCount: "缺（份）",
  complete: "应报的都报了。",
  lacking: (units: number, submissions: number, kind: PeriodKind) =>
    `${units} 个单位共缺 ${submissions} 份。“缺”按名册，名册之外的单位${beforeInChinese(kind)}报过即应报；“—”不要求填报。`,

  findings: "逐条审核结果",
  findingsTable: "审核结果",
  explanation: "核实说明",
};

type DataQualityWords = typeof ZH;

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

const EN: DataQualityWords = {
  by: "Count findings by",
  byOptions: {
    check: "Check",
    unit: "Unit",
    period: (kind) => capitalised(PERIOD_NOUNS[kind].en),
  },

  counts: "Number of findings",
  countsBy: (name) => `Findings by ${name.toLowerCase()}`,
  noneShown: "There are no findings in this selection.",
  total: "Total",

  coverage: "Who has not submitted",
  coverageTable: (kind) => `Submissions by ${PERIOD_NOUNS[kind].en}`,
  submitted: "● yes",
  repeated: (count) => `${count} submissions`,
  missing: "missing",
  notDue: "—",
  missingCount: "Missing",
  complete: "Every submission that is due has been made.",
  lacking: (units, submissions, kind) =>
    `${counted(units, "unit")} ${units === 1 ? "lacks" : "lack"} ${counted(submissions, "submission")} in all. A submission is “missing” where it is due: by the roster or, for a unit that is not on it, because the unit submitted the ${PERIOD_NOUNS[kind].en} before. “—” is not due.`,

  findings: "Findings in full",
  findingsTable: "Findings",
  explanation: "Explanation",
};

const WORDS: Readonly<Record<Language, DataQualityWords>> = { zh: ZH, en: EN };
