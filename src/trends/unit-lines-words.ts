import type { Period, PeriodKind } from "../model/period.js";
import {
  inChinese,
  inEnglish,
  listInChinese,
  PERIOD_NOUNS,
  spanInWords,
} from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { counted, listed } from "./english.js";

/** Where a line begins or ends; the value with its unit. */
type End = { readonly period: Period; readonly said: string };

const ZH = {
  ownScales: "各图纵轴不同",

  between: "",
  noValues: (unit: string, title: string) => `${unit}没有“${title}”的数据。`,
  line: (unit: string, path: string, missing: string) =>
    `${unit} ${path}${missing === "" ? "" : `；${missing}`}。`,
  onePeriod: (title: string, { period, said }: End) => `${inChinese(period)}${title}为 ${said}`,
  unchanged: (title: string, first: End, last: End) =>
    `${spanInWords(first.period, last.period).zh}${title}首尾均为 ${first.said}`,
  path: (title: string, first: End, last: End, isRise: boolean, rate: string) =>
    `${spanInWords(first.period, last.period).zh}${title}由 ${first.said}${isRise ? "增" : "减"}至 ${last.said}${rate}`,
  rate: (isRise: boolean, percent: string, kind: PeriodKind) =>
    `，${PERIOD_NOUNS[kind].zh}均${isRise ? "增长" : "下降"} ${percent}`,
  missing: (reason: string, periods: readonly Period[]) => `${listInChinese(periods)}${reason}`,
  comma: "，",
  range: (units: number, title: string, span: string, [least, most]: readonly [string, string]) =>
    `${units} 个单位 ${span}${title}在 ${least} 到 ${most}之间`,
  gaps: (range: string, missing: number) =>
    `${range}；${missing === 0 ? "没有缺数" : `缺 ${missing} 个数`}。`,
};

const EN: typeof ZH = {
  ownScales: "vertical scales differ",

  between: " ",
  noValues: (unit, title) => `${unit} has no data for “${title}”.`,
  line: (unit, path, missing) => `${unit}: ${path}${missing === "" ? "" : `; ${missing}`}.`,
  onePeriod: (title, { period, said }) => `${title} was ${said} in ${inEnglish(period)}`,
  unchanged: (title, first, last) =>
    `${title} was ${first.said} in both ${inEnglish(first.period)} and ${inEnglish(last.period)}`,
  path: (title, first, last, isRise, rate) =>
    `${title} ${isRise ? "rose" : "fell"} from ${first.said} in ${inEnglish(first.period)} to ${last.said} in ${inEnglish(last.period)}${rate}`,
  rate: (_, percent, kind) => `, by ${percent} a ${PERIOD_NOUNS[kind].en} on average`,
  missing: (reason, periods) => `${reason} in ${listed(periods.map(inEnglish))}`,
  comma: ", ",
  range: (units, title, span, [least, most]) =>
    `In ${span}, ${title} of ${counted(units, "unit")} lies between ${least} and ${most}`,
  gaps: (range, missing) =>
    `${range}; ${missing === 0 ? "no value is missing" : `${counted(missing, "value is", "values are")} missing`}.`,
};

export const UNIT_LINES_WORDS: Readonly<Record<Language, typeof ZH>> = { zh: ZH, en: EN };
