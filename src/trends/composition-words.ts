import type { Period } from "../model/period.js";
import { inChinese, inEnglish } from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { counted, listed } from "./english.js";

const ZH = {
  /** What the parts leave of the total; what they exceed it by. */
  rest: "其余",
  excess: "差额",
  title: (title: string) => `${title}的构成`,
  allUnits: "全部单位",
  shares: "各分项占合计的份额",
  excessMeans: "差额：分项之和超出合计的部分",
  part: "分项",
  share: "占合计",
  total: "合计",
  together: (units: number) => `${units} 个单位合计`,
  doubted: "有待核实的数",
  undoubted: "没有疑问",

  incomplete: (title: string) => `“${title}”没有合计与分项齐全的数据。`,
  sentence: (who: string, title: string, period: Period, total: string, told: readonly string[]) =>
    `${who} ${inChinese(period)}${title} ${total}，其中${told.join("，")}。`,
};

const EN: typeof ZH = {
  rest: "remainder",
  excess: "excess",
  title: (title) => `Composition of ${title}`,
  allUnits: "all units",
  shares: "Parts as shares of the total",
  excessMeans: "Excess: by how much the parts exceed the total",
  part: "Part",
  share: "Share of the total",
  total: "Total",
  together: (units) => `${counted(units, "unit")} together`,
  doubted: "some numbers flagged",
  undoubted: "nothing flagged",

  incomplete: (title) => `“${title}” has no data with the total and every part.`,
  sentence: (who, title, period, total, told) =>
    `${who}: ${title} was ${total} in ${inEnglish(period)}, of which ${listed(told)}.`,
};

/** What the parts leave of the total is called; it is negative where they exceed it. */
export const restName = (rest: number | null, language: Language): string =>
  COMPOSITION_WORDS[language][rest !== null && rest < 0 ? "excess" : "rest"];

export const COMPOSITION_WORDS: Readonly<Record<Language, typeof ZH>> = { zh: ZH, en: EN };
