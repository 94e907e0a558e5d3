import type { Language } from "../../src/index.js";

/** What the page on single units over the years says. */
export const unitOverTimeWords = (language: Language): UnitOverTimeWords => WORDS[language];

const ZH = {
  measure: "变化口径",
  measures: { percent: "增减幅度", change: "增减量", index: "指数（基年=100）" },
  base: "基年",

  values: "历年数值",
  valuesOf: (title: string) => `${title}：历年数值`,
  findings: "审核结果（条）",

  changes: "逐年变化",
  changesOf: (title: string) => `${title}：逐年变化`,
  index: "指数",

  parts: "构成",
  partsOf: (title: string) => `${title}：构成`,
  noParts: "所选范围内没有总数与分项齐全的数据。",
  part: "分项",
  share: "占总数",
  total: "总数",

  places: "在全部单位中的名次",
  placesOf: (title: string) => `${title}：历年名次`,
  ranked: "参加排名的单位",
};

type UnitOverTimeWords = typeof ZH;

const EN: UnitOverTimeWords = {
  measure: "Change shown as",
  measures: { percent: "Percent", change: "Amount", index: "Index (base year = 100)" },
  base: "Base year",

  values: "Values over the years",
  valuesOf: (title) => `${title}: values over the years`,
  findings: "Findings",

  changes: "Year-over-year changes",
  changesOf: (title) => `${title}: year-over-year changes`,
  index: "Index",

  parts: "Composition",
  partsOf: (title) => `${title}: composition`,
  noParts: "There is no data in this selection with the total and every part.",
  part: "Part",
  share: "Share of the total",
  total: "Total",

  places: "Rank among all units",
  placesOf: (title) => `${title}: rank over the years`,
  ranked: "Units ranked",
};

const WORDS: Readonly<Record<Language, UnitOverTimeWords>> = { zh: ZH, en: EN };
