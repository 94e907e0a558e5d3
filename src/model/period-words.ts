import type { Form } from "./form.js";
import { kindOfPeriod, type Period, type PeriodKind, periodInWords } from "./period.js";
import type { Text } from "./text.js";

/** `any`: of whatever length, where the one before need not be the one just before. */
export type PeriodNoun = PeriodKind | "any";

/** What a period is called within words such as 上年, 比上季, 月均 and “the previous month”. */
export const PERIOD_NOUNS: Readonly<Record<PeriodNoun, Text>> = {
  year: { zh: "年", en: "year" },
  quarter: { zh: "季", en: "quarter" },
  month: { zh: "月", en: "month" },
  any: { zh: "期", en: "period" },
};

/** What a form's submissions are compared with is called by this. */
export const nounForForm = ({ period }: Pick<Form, "period">): PeriodNoun =>
  period.previous === "latest" ? "any" : period.kind;

/** The same of several forms together; without any, that of most forms. */
export function nounAmong(
  forms: readonly { readonly noun?: PeriodNoun | undefined }[],
): PeriodNoun {
  const [first = "year", another] = new Set(forms.map(({ noun = "year" }) => noun));
  return another === undefined ? first : "any";
}

export const nounOf = (period: Period): Text => PERIOD_NOUNS[kindOfPeriod(period)];

export const inChinese = (period: Period): string => periodInWords(period).zh;
export const inEnglish = (period: Period): string => periodInWords(period).en;

/** `2018—2023 年`, `2018–2023`; `2023 年 10 月—2024 年 1 月`, `October 2023 – January 2024` */
export function spanInWords(first: Period, last: Period): Text {
  if (first === last) return periodInWords(first);
  if (kindOfPeriod(first) === "year") {
    return { zh: `${first}—${last} 年`, en: `${first}–${last}` };
  }
  return {
    zh: `${inChinese(first)}—${inChinese(last)}`,
    en: `${inEnglish(first)} – ${inEnglish(last)}`,
  };
}

/** `各月数值` and its like; of years 历年. */
export const throughPeriods = (kind: PeriodKind): string =>
  kind === "year" ? "历年" : `各${PERIOD_NOUNS[kind].zh}`;

/** The kind of the periods at hand; of none that of most forms. */
export const kindAmong = (periods: readonly (Period | null)[]): PeriodKind =>
  kindOfPeriod(periods.find((period) => period !== null) ?? FIRST_KNOWN);

const FIRST_KNOWN = 1900;

/** 跨年, 跨月: of checks that read the period before. */
export const acrossInChinese = (noun: PeriodNoun): string => `跨${PERIOD_NOUNS[noun].zh}`;
export const beforeInChinese = (noun: PeriodNoun): string => `上${PERIOD_NOUNS[noun].zh}`;

/** “checks against last month” */
export const beforeInEnglish = (noun: PeriodNoun): string =>
  noun === "any" ? "the period before" : `last ${PERIOD_NOUNS[noun].en}`;

/** “last month's workbooks” */
export const ofBeforeInEnglish = (noun: PeriodNoun): string =>
  noun === "any" ? "the previous period's" : `${beforeInEnglish(noun)}'s`;

/** What a change against the period before is called. */
export const changeInEnglish = (kind: PeriodKind): string =>
  kind === "year" ? "year-over-year change" : `change from the previous ${PERIOD_NOUNS[kind].en}`;

/** What the steady growth over several periods is called. */
export const growthInEnglish = (kind: PeriodKind): string =>
  kind === "year" ? "compound annual growth" : `average growth per ${PERIOD_NOUNS[kind].en}`;

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `2021、2022 年`; `2023 年 10 月、2023 年 12 月` */
export const listInChinese = (periods: readonly Period[]): string =>
  kindAmong(periods) === "year" ? `${periods.join("、")} 年` : periods.map(inChinese).join("、");
