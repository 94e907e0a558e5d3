import {
  capitalised,
  type Language,
  PERIOD_NOUNS,
  type PeriodKind,
  throughPeriods,
} from "../../src/index.js";

/** What the page on single units over the years says. */
export const unitOverTimeWords = (language: Language): UnitOverTimeWords => WORDS[language];

/** 基年; of other periods 基期. */
const baseIn = (kind: PeriodKind): string => `基${kind === "year" ? "年" : "期"}`;

const changesInEnglish = (kind: PeriodKind): string =>
  kind === "year"
    ? "year-over-year changes"
    : `changes from ${PERIOD_NOUNS[kind].en} to ${PERIOD_NOUNS[kind].en}`;

const ZH = {
  measure: "变化口径",
  measures: {
    percent: "增减幅度",
    change: "增减量",
    index: (kind: PeriodKind) => `指数（${baseIn(kind)}=100）`,
  },
  base: baseIn,

  values: (kind: PeriodKind) => `${throughPeriods(kind)}数值`,
  valuesOf: (title: string, kind: PeriodKind) => `${title}：${throughPeriods(kind)}数值`,
  findings: "审核结果（条）",

  changes: (kind: PeriodKind) => `逐${PERIOD_NOUNS[kind].zh}变化`,
  changesOf: (title: string, kind: PeriodKind) => `${title}：逐${PERIOD_NOUNS[kind].zh}变化`,
  index: "指数",

  parts: "构成",
  partsOf: (title: string) => `${title}：构成`,
  noParts: "所选范围内没有总数与分项齐全的数据。",
  part: "分项",
  share: "占总数",
  total: "总数",

  places: "在全部单位中的名次",
  placesOf: (title: string, kind: PeriodKind) => `${title}：${throughPeriods(kind)}名次`,
  ranked: "参加排名的单位",
};

type UnitOverTimeWords = typeof ZH;

const EN: UnitOverTimeWords = {
  measure: "Change shown as",
  measures: {
    percent: "Percent",
    change: "Amount",
    index: (kind) => `Index (base ${PERIOD_NOUNS[kind].en} = 100)`,
  },
  base: (kind) => `Base ${PERIOD_NOUNS[kind].en}`,

  values: (kind) => `Values over the ${PERIOD_NOUNS[kind].en}s`,
  valuesOf: (title, kind) => `${title}: values over the ${PERIOD_NOUNS[kind].en}s`,
  findings: "Findings",

  changes: (kind) => capitalised(changesInEnglish(kind)),
  changesOf: (title, kind) => `${title}: ${changesInEnglish(kind)}`,
  index: "Index",

  parts: "Composition",
  partsOf: (title) => `${title}: composition`,
  noParts: "There is no data in this selection with the total and every part.",
  part: "Part",
  share: "Share of the total",
  total: "Total",

  places: "Rank among all units",
  placesOf: (title, kind) => `${title}: rank over the ${PERIOD_NOUNS[kind].en}s`,
  ranked: "Units ranked",
};

const WORDS: Readonly<Record<Language, UnitOverTimeWords>> = { zh: ZH, en: EN };
