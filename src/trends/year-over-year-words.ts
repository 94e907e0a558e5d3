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
    change: (title: string) => `${title}比上年增减`,
    percent: (title: string) => `${title}比上年增减幅度`,
    index: (title: string) => `${title}指数`,
  },
  base: (period: number) => `${period} 年 = 100`,
  missing: "缺 当年没有可用的数",
  incomparable: "– 无法与上年比较",

  between: "",
  noValues: (unit: string, title: string) => `${unit}没有“${title}”的数据。`,
  now: (unit: string, period: number, title: string, said: string) =>
    `${unit} ${period} 年${title} ${said}`,
  sentence: (now: string, change: string, peak: string) => `${now}，${change}${peak}。`,
  peak: (period: number, percent: string) => `；增幅最大的是 ${period} 年，${percent}`,
  cannot: (reason: string) => `无法与上年比较（${reason}）`,
  same: "与上年持平",
  fromZero: (isRise: boolean, by: string) => `比上年${isRise ? "增加" : "减少"} ${by}（上年为零）`,
  moved: (isRise: boolean, percent: string) => `比上年${isRise ? "增长" : "下降"} ${percent}`,
  many: (title: string, period: number, { up, down, same, unknown }: Counts) =>
    `${period} 年${title}与上年相比：${up} 个单位增加，${down} 个减少，${same} 个持平，${unknown} 个无法比较。`,
};

const EN: typeof ZH = {
  titles: {
    change: (title) => `${title}, year-over-year change`,
    percent: (title) => `${title}, year-over-year change in percent`,
    index: (title) => `${title}, index`,
  },
  base: (period) => `${period} = 100`,
  missing: "n/a: no usable value this year",
  incomparable: "–: not comparable with the previous year",

  between: " ",
  noValues: (unit, title) => `${unit} has no data for “${title}”.`,
  now: (unit, period, title, said) => `${unit}: ${title} was ${said} in ${period}`,
  sentence: (now, change, peak) => `${now}, ${change}${peak}.`,
  peak: (period, percent) => `; the largest increase was ${percent}, in ${period}`,
  cannot: (reason) => `not comparable with the previous year (${reason})`,
  same: "unchanged from the previous year",
  fromZero: (isRise, by) => `${isRise ? "up" : "down"} ${by} on the previous year, which was zero`,
  moved: (isRise, percent) => `${isRise ? "up" : "down"} ${percent} on the previous year`,
  many: (title, period, { up, down, same, unknown }) =>
    `In ${period}, against the previous year, ${title} is up in ${counted(up, "unit")}, down in ${down}, ` +
    `unchanged in ${same} and not comparable in ${unknown}.`,
};

export const YEAR_OVER_YEAR_WORDS: Readonly<Record<Language, typeof ZH>> = { zh: ZH, en: EN };
