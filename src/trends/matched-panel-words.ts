import type { Language } from "../model/text.js";
import { counted } from "./english.js";

/** Units that are not in a comparison, and why. */
type Moves = { readonly joined: number; readonly left: number; readonly excluded: number };

const ZH = {
  titles: {
    chained: (title: string) => `${title}：同样本环比链指数`,
    percent: (title: string) => `${title}：同样本比上年增减幅度`,
  },
  base: (period: number | undefined) => `${period} 年 = 100`,
  about: "每年只比较与上年都有数的单位，新增和退出的不影响结果",
  matched: "两期都有数的单位",
  before: "其上年合计",
  now: "其当年合计",
  chained: "链指数",
  total: "全部单位合计",
  moves: "新增 / 退出 / 待核实",
  units: (count: number) => `${count} 个`,
  unitsOf: (count: number) => `${count} 个单位`,
  movesText: ({ joined, left, excluded }: Moves) => `${joined} 个 / ${left} 个 / ${excluded} 个`,

  noValues: (title: string) => `没有“${title}”的无疑问数据。`,
  cannot: (title: string, period: number, reason: string) =>
    `${period} 年${title}无法与上年比较（${reason}）`,
  link: (title: string, period: number, count: number, said: string) =>
    `${period} 年与上年都有数的 ${count} 个单位${title}合计 ${said}`,
  fromZero: "，上年合计为零",
  same: "，与上年持平",
  moved: (isRise: boolean, percent: string) => `，比上年${isRise ? "增长" : "下降"} ${percent}`,
  others: ({ joined, left, excluded }: Moves) =>
    `；另有 ${joined} 个新增、${left} 个退出、${excluded} 个待核实的未计入。`,
  index: (base: number, period: number, index: string) =>
    `以 ${base} 年为 100，${period} 年为 ${index}。`,
};

const EN: typeof ZH = {
  titles: {
    chained: (title) => `${title}: matched panel, chained index`,
    percent: (title) => `${title}: matched panel, year-over-year change`,
  },
  base: (period) => `${period} = 100`,
  about:
    "Matched panel: each year is compared with the one before over the units reporting in both years, so that units joining or leaving have no effect",
  matched: "Units reporting in both years",
  before: "Their total in the previous year",
  now: "Their total in this year",
  chained: "Chained index",
  total: "Total of all units",
  moves: "Joined / left / flagged",
  units: (count) => counted(count, "unit"),
  unitsOf: (count) => counted(count, "unit"),
  movesText: ({ joined, left, excluded }) => `${joined} / ${left} / ${excluded}`,

  noValues: (title) => `No value of “${title}” is free of doubt.`,
  cannot: (title, period, reason) =>
    `In ${period}, ${title} cannot be compared with the previous year (${reason})`,
  link: (title, period, count, said) =>
    `In ${period}, ${title} of the matched panel (${counted(count, "unit")} reporting in both years) totals ${said}`,
  fromZero: "; the total of the previous year was zero",
  same: ", unchanged from the previous year",
  moved: (isRise, percent) => `, ${isRise ? "up" : "down"} ${percent} on the previous year`,
  others: ({ joined, left, excluded }) =>
    `; not counted: ${counted(joined, "unit")} that joined, ${left} that left, ${excluded} flagged.`,
  index: (base, period, index) =>
    ` With ${base} = 100, the chained index for ${period} is ${index}.`,
};

/** A matched panel: each period against the one before, over the units that report both. */
export const MATCHED_PANEL_WORDS: Readonly<Record<Language, typeof ZH>> = { zh: ZH, en: EN };
