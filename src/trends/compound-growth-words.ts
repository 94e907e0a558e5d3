import type { PeriodKind } from "../model/period.js";
import { capitalised, growthInEnglish, PERIOD_NOUNS } from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { counted } from "./english.js";

/** A unit, and its growth in percent. */
type Grown = { readonly unit: string; readonly percent: string };

type Extremes = { readonly count: number; readonly best: Grown; readonly worst: Grown };

const ZH = {
  title: (title: string, kind: PeriodKind) => `${title}：${PERIOD_NOUNS[kind].zh}均增长`,
  limited: (shown: number, all: number) => `共 ${all} 个单位，列出增长最快的 ${shown} 个`,
  growth: (kind: PeriodKind) => `${PERIOD_NOUNS[kind].zh}均增长`,
  start: "起始值",
  end: "终止值",

  empty: "没有数据。",
  none: (title: string, span: string, kind: PeriodKind) =>
    `${span}没有单位可以计算“${title}”的${PERIOD_NOUNS[kind].zh}均增长。`,
  one: (title: string, span: string, kind: PeriodKind, { unit, percent }: Grown) =>
    `${unit} ${span}${title}${PERIOD_NOUNS[kind].zh}均增长 ${percent}`,
  many: (title: string, span: string, kind: PeriodKind, { count, best, worst }: Extremes) =>
    `${span} ${count} 个单位${title}的${PERIOD_NOUNS[kind].zh}均增长，最快的是${best.unit} ${best.percent}，最慢的是${worst.unit} ${worst.percent}`,
  unknown: (count: number) => `；${count} 个单位无法计算`,
  stop: "。",
};

const EN: typeof ZH = {
  title: (title, kind) => `${title}: ${growthInEnglish(kind)}`,
  limited: (shown, all) => `The ${shown} fastest-growing of ${counted(all, "unit")}`,
  growth: (kind) => capitalised(growthInEnglish(kind)),
  start: "First value",
  end: "Last value",

  empty: "No data.",
  none: (title, span, kind) =>
    `The ${growthInEnglish(kind)} of “${title}” in ${span} cannot be computed for any unit.`,
  one: (title, span, kind, { unit, percent }) =>
    `${unit}: ${growthInEnglish(kind)} of ${title} in ${span} was ${percent}`,
  many: (title, span, kind, { count, best, worst }) =>
    `${capitalised(growthInEnglish(kind))} of ${title} in ${span}, ${counted(count, "unit")}: ` +
    `fastest ${best.unit}, ${best.percent}; slowest ${worst.unit}, ${worst.percent}`,
  unknown: (count) => `; it cannot be computed for ${counted(count, "unit")}`,
  stop: ".",
};

export const COMPOUND_GROWTH_WORDS: Readonly<Record<Language, typeof ZH>> = { zh: ZH, en: EN };
