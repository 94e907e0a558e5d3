import type { Period } from "../model/period.js";
import { inChinese, inEnglish } from "../model/period-words.js";
import type { Language } from "../model/text.js";

const ZH = {
  noData: "没有数据：还没有填报，或没有选中任何单位和报告期。",
  noUnits: "没有数据：还没有填报，或没有选中任何单位。",
  noValues: (title: string, span: string) => `所选单位 ${span}没有“${title}”的数据。`,
  onePeriod: (title: string, period: Period) =>
    `“${title}”只有 ${inChinese(period)}一个报告期的数据，看不出变化。`,
  oneUnit: (title: string, unit: string) => `“${title}”只有“${unit}”一个单位的数据，无从比较。`,
};

const EN: typeof ZH = {
  noData: "No data: nothing has been submitted, or no unit or period is selected.",
  noUnits: "No data: nothing has been submitted, or no unit is selected.",
  noValues: (title, span) => `No data for “${title}” from the selected units in ${span}.`,
  onePeriod: (title, period) =>
    `“${title}” has data for one period only, ${inEnglish(period)}: no change can be seen.`,
  oneUnit: (title, unit) =>
    `“${title}” has data for one unit only, “${unit}”: there is nothing to compare.`,
};

/** Why there is nothing to show. */
export const EMPTY_WORDS: Readonly<Record<Language, typeof ZH>> = { zh: ZH, en: EN };
