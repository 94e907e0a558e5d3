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

/** How many units rose, fell, stayed the same, and cannot be compared. */
type Counts = {
  readonly up: number;
  readonly down: number;
  readonly same: number;
  readonly unknown: number;
};

const ZH = {
  titles: {
    change: (title: string, kind: PeriodKind) => `${title}比上${PERIOD_NOUNS[kind].zh}增减`,
    percent: (title: string, kind: PeriodKind) => `${title}比上${PERIOD_NOUNS[kind].zh}增减幅度`,
    index: (title: string) => `${title}指数`,
  },
  base: (period: Period) => `${inChinese(period)} = 100`,
  missing: (kind: PeriodKind) => `缺 当${PERIOD_NOUNS[kind].zh}没有可用的数`,
  incomparable: (kind: PeriodKind) => `– 无法与上${PERIOD_NOUNS[kind].zh}比较`,

  between: "",
  noValues: (unit: string, title: string) => `${unit}没有“${title}”的数据。`,
  now: (unit: string, period: Period, title: string, said: string) =>
    `${unit} ${inChinese(period)}${title} ${said}`,
  sentence: (now: string, change: string, peak: string) => `${now}，${change}${peak}。`,
  peak: (period: Period, percent: string) => `；增幅最大的是 ${inChinese(period)}，${percent}`,
  cannot: (reason: string, kind: PeriodKind) => `无法与上${PERIOD_NOUNS[kind].zh}比较（${reason}）`,
  same: (kind: PeriodKind) => `与上${PERIOD_NOUNS[kind].zh}持平`,
  fromZero: (isRise: boolean, by: string, kind: PeriodKind) =>
    `比上${PERIOD_NOUNS[kind].zh}${isRise ? "增加" : "减少"} ${by}（上${PERIOD_NOUNS[kind].zh}为零）`,
  moved: (isRise: boolean, percent: string, kind: PeriodKind) =>
    `比上${PERIOD_NOUNS[kind].zh}${isRise ? "增长" : "下降"} ${percent}`,
  many: (title: string, period: Period, { up, down, same, unknown }: Counts) =>
    `${inChinese(period)}${title}与上${nounOf(period).zh}相比：${up} 个单位增加，${down} 个减少，${same} 个持平，${unknown} 个无法比较。`,
};

const EN: typeof ZH = {
  titles: {
    change: (title, kind) => `${title}, ${changeInEnglish(kind)}`,
    percent: (title, kind) => `${title}, ${changeInEnglish(kind)} in percent`,
    index: (title) => `${title}, index`,
  },
  base: (period) => `${inEnglish(period)} = 100`,
  missing: (kind) => `n/a: no usable value this ${PERIOD_NOUNS[kind].en}`,
  incomparable: (kind) => `–: not comparable with the previous ${PERIOD_NOUNS[kind].en}`,

  between: " ",
  noValues: (unit, title) => `${unit} has no data for “${title}”.`,
  now: (unit, period, title, said) => `${unit}: ${title} was ${said} in ${inEnglish(period)}`,
  sentence: (now, change, peak) => `${now}, ${change}${peak}.`,
  peak: (period, percent) => `; the largest increase was ${percent}, in ${inEnglish(period)}`,
  cannot: (reason, kind) => `not comparable with the previous ${PERIOD_NOUNS[kind].en} (${reason})`,
  same: (kind) => `unchanged from the previous ${PERIOD_NOUNS[kind].en}`,
  fromZero: (isRise, by, kind) =>
    `${isRise ? "up" : "down"} ${by} on the previous ${PERIOD_NOUNS[kind].en}, which was zero`,
  moved: (isRise, percent, kind) =>
    `${isRise ? "up" : "down"} ${percent} on the previous ${PERIOD_NOUNS[kind].en}`,
  many: (title, period, { up, down, same, unknown }) =>
    `In ${inEnglish(period)}, against the previous ${nounOf(period).en}, ${title} is up in ${counted(up, "unit")}, down in ${down}, ` +
    `unchanged in ${same} and not comparable in ${unknown}.`,
};

export const YEAR_OVER_YEAR_WORDS: Readonly<Record<Language, typeof ZH>> = { zh: ZH, en: EN };
