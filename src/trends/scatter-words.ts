import type { Period } from "../model/period.js";
import { inChinese, inEnglish } from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { counted } from "./english.js";

const ZH = {
  title: (y: string, x: string) => `${y}与${x}`,
  left: (count: number) => `${count} 个单位缺数，没有画出`,
  x: "横轴",
  y: "纵轴",
  amount: (title: string, said: string, state: string) => `${title} ${said}（${state}）`,

  none: (period: Period, x: string, y: string) =>
    `${inChinese(period)}没有单位同时有“${x}”和“${y}”的数据。`,
  some: (period: Period, count: number, x: string, y: string, missing: number) =>
    `${inChinese(period)} ${count} 个单位同时有“${x}”和“${y}”的数据${missing === 0 ? "" : `，${missing} 个缺数没有画出`}`,
  unit: (unit: string, x: string, y: string) => `；${unit}：${x}，${y}`,
  stop: "。",
};

const leftOut = (count: number): string =>
  `${counted(count, "unit lacks a value and is", "units lack a value and are")} not drawn`;

const EN: typeof ZH = {
  title: (y, x) => `${y} against ${x}`,
  left: leftOut,
  x: "Horizontal axis",
  y: "Vertical axis",
  amount: (title, said, state) => `${title}: ${said} (${state})`,

  none: (period, x, y) => `No unit has data for both “${x}” and “${y}” in ${inEnglish(period)}.`,
  some: (period, count, x, y, missing) =>
    `In ${inEnglish(period)}, ${counted(count, "unit has", "units have")} data for both “${x}” and “${y}”${missing === 0 ? "" : `; ${leftOut(missing)}`}`,
  unit: (unit, x, y) => `; ${unit}: ${x}, ${y}`,
  stop: ".",
};

export const SCATTER_WORDS: Readonly<Record<Language, typeof ZH>> = { zh: ZH, en: EN };
