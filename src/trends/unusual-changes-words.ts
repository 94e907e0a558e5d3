import type { Language } from "../model/text.js";
import { counted, listed } from "./english.js";

const ZH = {
  title: (title: string) => `${title}：与众不同的变动`,
  compared: (span: string) => `${span}与上年相比`,
  tooFew: (least: number) => `可比较的单位不足 ${least} 个，不作判断`,
  marks: "▲ 增长与众不同　▼ 下降与众不同　● 其他单位",
  left: (count: number) => `${count} 个单位不能比较，没有画出`,
  sizeAxis: (titleIn: string) => `两年中较大的${titleIn}，对数刻度`,
  ratioAxis: "增减幅度，对数刻度",
  verdict: "判断",
  verdicts: {
    usual: "与其他单位相近",
    rise: "增长与众不同",
    fall: "下降与众不同",
    none: "不作判断",
  },

  noVerdicts: (title: string, least: number) =>
    `每年能与上年比较的单位不足 ${least} 个，“${title}”的变动不作判断。`,
  none: (title: string, period: number, among: number) =>
    `${period} 年与上年都有数的 ${among} 个单位中，${title}没有与众不同的变动。`,
  some: (title: string, period: number, among: number, unusual: number, named: Named) =>
    `${period} 年与上年都有数的 ${among} 个单位中，${title}有 ${unusual} 个变动与众不同：` +
    `${named.units.join("，")}${named.more > 0 ? "等" : ""}；可能属实，请核实。`,
};

/** Units with their changes, and how many are not named. */
type Named = { readonly units: readonly string[]; readonly more: number };

const EN: typeof ZH = {
  title: (title) => `${title}: unusual changes`,
  compared: (span) => `${span} against the previous year`,
  tooFew: (least) => `Fewer than ${least} units can be compared: no verdict`,
  marks: "▲ unusual rise | ▼ unusual fall | ● other units",
  left: (count) =>
    `${counted(count, "unit")} cannot be compared and ${count === 1 ? "is" : "are"} not drawn`,
  sizeAxis: (titleIn) => `${titleIn}, larger of both years, log scale`,
  ratioAxis: "Year-over-year change, log scale",
  verdict: "Verdict (Hidiroglou–Berthelot)",
  verdicts: {
    usual: "similar to other units",
    rise: "unusual rise",
    fall: "unusual fall",
    none: "no verdict",
  },

  noVerdicts: (title, least) =>
    `Fewer than ${least} units a year can be compared with the previous year: no verdict on the changes of “${title}”.`,
  none: (title, period, among) =>
    `In ${period}, none of ${counted(among, "unit")} reporting in both years shows an unusual change in ${title}.`,
  some: (title, period, among, unusual, { units, more }) =>
    `In ${period}, ${unusual} of ${counted(among, "unit")} reporting in both years ` +
    `${unusual === 1 ? "shows an unusual change" : "show unusual changes"} in ${title}: ` +
    `${listed(more > 0 ? [...units, `${more} more`] : units)}; this may be genuine, please verify.`,
};

export const UNUSUAL_CHANGES_WORDS: Readonly<Record<Language, typeof ZH>> = { zh: ZH, en: EN };
