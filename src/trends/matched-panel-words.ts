import type { Period, PeriodKind } from "../model/period.js";
import {
  changeInEnglish,
  inChinese,
  inEnglish,
  nounOf,
  PERIOD_NOUNS,
} from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { counted } from "./english.js";

/** Units that are not in a comparison, and why. */
type Moves = { readonly joined: number; readonly left: number; readonly excluded: number };

const ZH = {
  titles: {
    chained: (title: string, _: PeriodKind) => `${title}：同样本环比链指数`,
    percent: (title: string, kind: PeriodKind) =>
      `${title}：同样本比上${PERIOD_NOUNS[kind].zh}增减幅度`,
  },
  base: (period: Period) => `${inChinese(period)} = 100`,
  about: (kind: PeriodKind) =>
    `每${PERIOD_NOUNS[kind].zh}只比较与上${PERIOD_NOUNS[kind].zh}都有数的单位，新增和退出的不影响结果`,
  matched: (_: PeriodKind) => "两期都有数的单位",
  before: (kind: PeriodKind) => `其上${PERIOD_NOUNS[kind].zh}合计`,
  now: (kind: PeriodKind) => `其当${PERIOD_NOUNS[kind].zh}合计`,
  chained: "链指数",
  total: "全部单位合计",
  moves: "新增 / 退出 / 待核实",
  units: (count: number) => `${count} 个`,
  unitsOf: (count: number) => `${count} 个单位`,
  movesText: ({ joined, left, excluded }: Moves) => `${joined} 个 / ${left} 个 / ${excluded} 个`,

  noValues: (title: string) => `没有“${title}”的无疑问数据。`,
  cannot: (title: string, period: Period, reason: string) =>
    `${inChinese(period)}${title}无法与上${nounOf(period).zh}比较（${reason}）`,
  link: (title: string, period: Period, count: number, said: string) =>
    `${inChinese(period)}与上${nounOf(period).zh}都有数的 ${count} 个单位${title}合计 ${said}`,
  fromZero: (kind: PeriodKind) => `，上${PERIOD_NOUNS[kind].zh}合计为零`,
  same: (kind: PeriodKind) => `，与上${PERIOD_NOUNS[kind].zh}持平`,
  moved: (isRise: boolean, percent: string, kind: PeriodKind) =>
    `，比上${PERIOD_NOUNS[kind].zh}${isRise ? "增长" : "下降"} ${percent}`,
  others: ({ joined, left, excluded }: Moves) =>
    `；另有 ${joined} 个新增、${left} 个退出、${excluded} 个待核实的未计入。`,
  index: (base: Period, period: Period, index: string) =>
    `以 ${inChinese(base)}为 100，${inChinese(period)}为 ${index}。`,
};

const EN: typeof ZH = {
  titles: {
    chained: (title) => `${title}: matched panel, chained index`,
    percent: (title, kind) => `${title}: matched panel, ${changeInEnglish(kind)}`,
  },
  base: (period) => `${inEnglish(period)} = 100`,
  about: (kind) =>
    `Matched panel: each ${PERIOD_NOUNS[kind].en} is compared with the one before over the units reporting in both ${PERIOD_NOUNS[kind].en}s, so that units joining or leaving have no effect`,
  matched: (kind) => `Units reporting in both ${PERIOD_NOUNS[kind].en}s`,
  before: (kind) => `Their total in the previous ${PERIOD_NOUNS[kind].en}`,
  now: (kind) => `Their total in this ${PERIOD_NOUNS[kind].en}`,
  chained: "Chained index",
  total: "Total of all units",
  moves: "Joined / left / flagged",
  units: (count) => counted(count, "unit"),
  unitsOf: (count) => counted(count, "unit"),
  movesText: ({ joined, left, excluded }) => `${joined} / ${left} / ${excluded}`,

  noValues: (title) => `No value of “${title}” is free of doubt.`,
  cannot: (title, period, reason) =>
    `In ${inEnglish(period)}, ${title} cannot be compared with the previous ${nounOf(period).en} (${reason})`,
  link: (title, period, count, said) =>
    `In ${inEnglish(period)}, ${title} of the matched panel (${counted(count, "unit")} reporting in both ${nounOf(period).en}s) totals ${said}`,
  fromZero: (kind) => `; the total of the previous ${PERIOD_NOUNS[kind].en} was zero`,
  same: (kind) => `, unchanged from the previous ${PERIOD_NOUNS[kind].en}`,
  moved: (isRise, percent, kind) =>
    `, ${isRise ? "up" : "down"} ${percent} on the previous ${PERIOD_NOUNS[kind].en}`,
  others: ({ joined, left, excluded }) =>
    `; not counted: ${counted(joined, "unit")} that joined, ${left} that left, ${excluded} flagged.`,
  index: (base, period, index) =>
    ` With ${inEnglish(base)} = 100, the chained index for ${inEnglish(period)} is ${index}.`,
};

/** A matched panel: each period against the one before, over the units that report both. */
export const MATCHED_PANEL_WORDS: Readonly<Record<Language, typeof ZH>> = { zh: ZH, en: EN };
