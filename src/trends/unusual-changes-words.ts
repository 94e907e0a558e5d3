import type { Period, PeriodKind } from "../model/period.js";
import {
  capitalised,
  changeInEnglish,
  inChinese,
  inEnglish,
  nounOf,
  PERIOD_NOUNS,
} from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { counted, listed } from "./english.js";

const ZH = {
  title: (title: string) => `${title}：与众不同的变动`,
  compared: (period: Period) => `${inChinese(period)}与上${nounOf(period).zh}相比`,
  tooFew: (least: number) => `可比较的单位不足 ${least} 个，不作判断`,
  marks: "▲ 增长与众不同　▼ 下降与众不同　● 其他单位",
  left: (count: number) => `${count} 个单位不能比较，没有画出`,
  sizeAxis: (titleIn: string, kind: PeriodKind) =>
    `两${kind === "year" ? "年" : "期"}中较大的${titleIn}，对数刻度`,
  ratioAxis: (_: PeriodKind) => "增减幅度，对数刻度",
  verdict: "判断",
  verdicts: {
    usual: "与其他单位相近",
    rise: "增长与众不同",
    fall: "下降与众不同",
    none: "不作判断",
  },

  noVerdicts: (title: string, least: number, kind: PeriodKind) =>
    `每${PERIOD_NOUNS[kind].zh}能与上${PERIOD_NOUNS[kind].zh}比较的单位不足 ${least} 个，“${title}”的变动不作判断。`,
  none: (title: string, period: Period, among: number) =>
    `${inChinese(period)}与上${nounOf(period).zh}都有数的 ${among} 个单位中，${title}没有与众不同的变动。`,
  some: (title: string, period: Period, among: number, unusual: number, named: Named) =>
    `${inChinese(period)}与上${nounOf(period).zh}都有数的 ${among} 个单位中，${title}有 ${unusual} 个变动与众不同：` +
    `${named.units.join("，")}${named.more > 0 ? "等" : ""}；可能属实，请核实。`,
};

/** Units with their changes, and how many are not named. */
type Named = { readonly units: readonly string[]; readonly more: number };

const EN: typeof ZH = {
  title: (title) => `${title}: unusual changes`,
  compared: (period) => `${inEnglish(period)} against the previous ${nounOf(period).en}`,
  tooFew: (least) => `Fewer than ${least} units can be compared: no verdict`,
  marks: "▲ unusual rise | ▼ unusual fall | ● other units",
  left: (count) =>
    `${counted(count, "unit")} cannot be compared and ${count === 1 ? "is" : "are"} not drawn`,
  sizeAxis: (titleIn, kind) => `${titleIn}, larger of both ${PERIOD_NOUNS[kind].en}s, log scale`,
  ratioAxis: (kind) => `${capitalised(changeInEnglish(kind))}, log scale`,
  verdict: "Verdict (Hidiroglou–Berthelot)",
  verdicts: {
    usual: "similar to other units",
    rise: "unusual rise",
    fall: "unusual fall",
    none: "no verdict",
  },

  noVerdicts: (title, least, kind) =>
    `Fewer than ${least} units a ${PERIOD_NOUNS[kind].en} can be compared with the previous ${PERIOD_NOUNS[kind].en}: no verdict on the changes of “${title}”.`,
  none: (title, period, among) =>
    `In ${inEnglish(period)}, none of ${counted(among, "unit")} reporting in both ${nounOf(period).en}s shows an unusual change in ${title}.`,
  some: (title, period, among, unusual, { units, more }) =>
    `In ${inEnglish(period)}, ${unusual} of ${counted(among, "unit")} reporting in both ${nounOf(period).en}s ` +
    `${unusual === 1 ? "shows an unusual change" : "show unusual changes"} in ${title}: ` +
    `${listed(more > 0 ? [...units, `${more} more`] : units)}; this may be genuine, please verify.`,
};

export const UNUSUAL_CHANGES_WORDS: Readonly<Record<Language, typeof ZH>> = { zh: ZH, en: EN };
