import type { Period } from "../model/period.js";
import { inChinese, inEnglish } from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { counted } from "./english.js";

/** Of the newest period, in words. */
type Spread = {
  readonly period: Period;
  readonly n: number;
  readonly median: string;
  readonly q1: string;
  readonly q3: string;
};

const ZH = {
  title: (title: string) => `${title}：各单位的分布`,
  marks: "短线：各单位　方框：中间一半　横线：中位数",
  flagged: "◇ 待核实，不计入分布",
  position: "位置",
  above: (percent: string) => `高于 ${percent} 的单位`,
  count: "单位数",
  units: (count: number) => `${count} 个`,
  min: "最小",
  q1: "下四分位",
  median: "中位数",
  q3: "上四分位",
  max: "最大",

  allFlagged: (title: string) => `“${title}”的数都待核实，不作比较。`,
  spread: (title: string, { period, n, median, q1, q3 }: Spread, placed: readonly string[]) =>
    `${inChinese(period)} ${n} 个单位的${title}，中位数 ${median}，中间一半在 ${q1}到 ${q3}之间` +
    `${placed.map((text) => `；${text}`).join("")}。`,
  placed: (unit: string, said: string, percent: string) =>
    `${unit} ${said}，高于 ${percent} 的单位`,
  unplaced: (unit: string) => `${unit}没有可比的数`,
};

const EN: typeof ZH = {
  title: (title) => `${title}: distribution across units`,
  marks: "Short line: one unit | Box: middle half | Bold line: median",
  flagged: "◇ flagged, left out of the distribution",
  position: "Position",
  above: (percent) => `above ${percent} of units`,
  count: "Units",
  units: (count) => counted(count, "unit"),
  min: "Minimum",
  q1: "Lower quartile",
  median: "Median",
  q3: "Upper quartile",
  max: "Maximum",

  allFlagged: (title) => `All values of “${title}” are flagged: nothing is compared.`,
  spread: (title, { period, n, median, q1, q3 }, placed) =>
    `In ${inEnglish(period)}, ${title} of ${counted(n, "unit")} has a median of ${median}; the middle half lies between ${q1} and ${q3}` +
    `${placed.map((text) => `; ${text}`).join("")}.`,
  placed: (unit, said, percent) => `${unit} ${said}, above ${percent} of units`,
  unplaced: (unit) => `${unit} has no comparable value`,
};

export const DISTRIBUTION_WORDS: Readonly<Record<Language, typeof ZH>> = { zh: ZH, en: EN };
