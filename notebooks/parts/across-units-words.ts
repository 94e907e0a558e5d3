import {
  capitalised,
  growthInEnglish,
  inChinese,
  inEnglish,
  type Language,
  PERIOD_NOUNS,
  type Period,
  type PeriodKind,
  throughPeriods,
} from "../../src/index.js";

/** What the page that compares units says. */
export const acrossUnitsWords = (language: Language): AcrossUnitsWords => WORDS[language];

const ZH = {
  period: (kind: PeriodKind): string => (kind === "year" ? "对比年度" : "对比报告期"),
  marked: "标出的单位",
  other: "散点图横轴",
  page: "小图分页",

  ranks: (period: Period) => `${inChinese(period)}排名`,
  ranksOf: (title: string, period: Period) => `${title}：${inChinese(period)}排名`,

  spread: "分布与位置",
  spreadOf: (title: string) => `${title}：各单位在分布中的位置`,
  percentile: "百分位",

  panel: (kind: PeriodKind) => `同口径变化（两${kind === "year" ? "年" : "期"}都填报的单位）`,
  panelOf: (title: string) => `${title}：同口径变化`,
  matched: (_: PeriodKind) => "同口径单位数",
  chained: "链式指数",
  total: "全部单位总计",
  units: "全部单位数",
  joined: "新增单位",
  left: "退出单位",
  excluded: "待核实而未计",

  growthOf: (title: string, kind: PeriodKind) => `${title}：${PERIOD_NOUNS[kind].zh}均增长`,
  from: "起",
  to: "止",
  start: "起始值",
  end: "终止值",

  unusual: (period: Period) => `${inChinese(period)}异常变动（Hidiroglou–Berthelot）`,
  unusualOf: (title: string, period: Period) => `${title}：${inChinese(period)}变动`,
  effect: "效应 E",
  lower: "下限",
  upper: "上限",
  verdict: "判断",
  verdicts: { usual: "正常", rise: "异常上升", fall: "异常下降", none: "不作判断" },
  among: "同组单位数",

  pairs: (period: Period, y: string, x: string) => `${inChinese(period)}：${y}与${x}`,
  pairsOf: (period: Period, y: string, x: string) => `${inChinese(period)}${y}与${x}`,
  noPairs: (period: Period, y: string, x: string) =>
    `${inChinese(period)}没有同时填报“${x}”和“${y}”的单位。`,
  xState: "横轴状态",
  yState: "纵轴状态",

  facets: (kind: PeriodKind) => `各单位${throughPeriods(kind)}数值`,
  facetsOf: (title: string, kind: PeriodKind) => `${title}：各单位${throughPeriods(kind)}数值`,
};

type AcrossUnitsWords = typeof ZH;

const EN: AcrossUnitsWords = {
  period: (kind) => `${capitalised(PERIOD_NOUNS[kind].en)} compared`,
  marked: "Highlighted units",
  other: "Scatter plot: horizontal axis",
  page: "Small multiples: pages",

  ranks: (period) => `Ranking in ${inEnglish(period)}`,
  ranksOf: (title, period) => `${title}: ranking in ${inEnglish(period)}`,

  spread: "Distribution and position",
  spreadOf: (title) => `${title}: position of each unit in the distribution`,
  percentile: "Percentile",

  panel: (kind) => `Matched panel (units reporting in both ${PERIOD_NOUNS[kind].en}s)`,
  panelOf: (title) => `${title}: matched panel`,
  matched: (kind) => `Units reporting in both ${PERIOD_NOUNS[kind].en}s`,
  chained: "Chained index",
  total: "Total of all units",
  units: "All units",
  joined: "Units joined",
  left: "Units left",
  excluded: "Flagged, not counted",

  growthOf: (title, kind) => `${title}: ${growthInEnglish(kind)}`,
  from: "From",
  to: "To",
  start: "First value",
  end: "Last value",

  unusual: (period) => `Unusual changes in ${inEnglish(period)} (Hidiroglou–Berthelot)`,
  unusualOf: (title, period) => `${title}: changes in ${inEnglish(period)}`,
  effect: "Effect E",
  lower: "Lower bound",
  upper: "Upper bound",
  verdict: "Verdict",
  verdicts: {
    usual: "similar to other units",
    rise: "unusual rise",
    fall: "unusual fall",
    none: "no verdict",
  },
  among: "Units in the same group",

  pairs: (period, y, x) => `${y} against ${x} in ${inEnglish(period)}`,
  pairsOf: (period, y, x) => `${y} against ${x} in ${inEnglish(period)}`,
  noPairs: (period, y, x) => `No unit has data for both “${x}” and “${y}” in ${inEnglish(period)}.`,
  xState: "State, horizontal axis",
  yState: "State, vertical axis",

  facets: (kind) => `Each unit over the ${PERIOD_NOUNS[kind].en}s`,
  facetsOf: (title, kind) => `${title}: each unit over the ${PERIOD_NOUNS[kind].en}s`,
};

const WORDS: Readonly<Record<Language, AcrossUnitsWords>> = { zh: ZH, en: EN };
