import type { Period, PeriodKind } from "../model/period.js";
import { inChinese, inEnglish, PERIOD_NOUNS } from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { counted, ordinal } from "./english.js";

const places = (count: number): string => counted(Math.abs(count), "place");

const ZH = {
  title: (title: string, _: PeriodKind) => `${title}：名次`,
  order: "由大到小，第 1 位在最上",
  barsTitle: (title: string) => `${title}：排名`,
  limited: (shown: number, all: number) => `共 ${all} 个单位，列出 ${shown} 个`,
  nth: (place: number) => `第 ${place} 位`,
  rank: "名次",
  rankOf: (place: number, all: number) => `第 ${place} 位，共 ${all} 个`,
  movement: (kind: PeriodKind) => `比上${PERIOD_NOUNS[kind].zh}`,
  moved: (movement: number) =>
    movement === 0 ? "不变" : `${movement > 0 ? "上升" : "下降"} ${Math.abs(movement)} 位`,

  allFlagged: (title: string) => `“${title}”的数都待核实，不作排名。`,
  sentence: (title: string, period: Period, all: number, places: readonly string[]) =>
    `${inChinese(period)} ${all} 个单位的${title}，${places.join("；")}。`,
  first: (unit: string, said: string) => `居首的是${unit}，${said}`,
  place: (unit: string, said: string, place: number, moved: string) =>
    `${unit}以 ${said}列第 ${place} 位${moved}`,
  sinceBefore: (movement: number, kind: PeriodKind) =>
    movement === 0
      ? `，与上${PERIOD_NOUNS[kind].zh}相同`
      : `，比上${PERIOD_NOUNS[kind].zh}${movement > 0 ? "上升" : "下降"} ${Math.abs(movement)} 位`,
  unranked: (unit: string) => `${unit}没有排名`,
};

const EN: typeof ZH = {
  title: (title, kind) => `${title}: rank over the ${PERIOD_NOUNS[kind].en}s`,
  order: "largest value first, 1st at the top",
  barsTitle: (title) => `${title}: ranking`,
  limited: (shown, all) => `${shown} of ${counted(all, "unit")} shown`,
  nth: ordinal,
  rank: "Rank",
  rankOf: (place, all) => `${ordinal(place)} of ${counted(all, "unit")}`,
  movement: (kind) => `Since the previous ${PERIOD_NOUNS[kind].en}`,
  moved: (movement) =>
    movement === 0 ? "unchanged" : `${movement > 0 ? "up" : "down"} ${places(movement)}`,

  allFlagged: (title) => `All values of “${title}” are flagged: there is no ranking.`,
  sentence: (title, period, all, told) =>
    `In ${inEnglish(period)}, by ${title} among ${counted(all, "unit")}, ${told.join("; ")}.`,
  first: (unit, said) => `${unit} ranks 1st with ${said}`,
  place: (unit, said, place, moved) => `${unit} ranks ${ordinal(place)} with ${said}${moved}`,
  sinceBefore: (movement, kind) =>
    movement === 0
      ? `, as in the previous ${PERIOD_NOUNS[kind].en}`
      : `, ${movement > 0 ? "up" : "down"} ${places(movement)} since the previous ${PERIOD_NOUNS[kind].en}`,
  unranked: (unit) => `${unit} has no rank`,
};

export const RANK_WORDS: Readonly<Record<Language, typeof ZH>> = { zh: ZH, en: EN };
