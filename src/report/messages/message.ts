import type { Datum } from "../../model/finding.js";
import { roundTo } from "../../model/number.js";
import { kindOfPeriod, type PeriodKind, parsePeriod, periodInWords } from "../../model/period.js";
import type { Language } from "../../model/text.js";

/** Reads one datum of a finding as words of the language at hand; "" where there is none. */
export type Words = (key: string) => string;

/** One sentence: what is the case, with the real numbers, and what to do. */
export type Message = (words: Words) => string;

export function wordsOf(data: Readonly<Record<string, Datum>>, language: Language): Words {
  return (key) => {
    const datum = Object.hasOwn(data, key) ? data[key] : undefined;
    if (datum === undefined) return "";
    if (isList(datum)) return enumerate(datum, language);
    if (typeof datum === "object") return datum[language];
    return QUOTED.has(key) ? shorten(String(datum)) : String(datum);
  };
}

/** With a comma, or with a semicolon where the items have commas of their own. */
function enumerate(items: readonly string[], language: Language): string {
  const [comma, semicolon] = language === "zh" ? ["、", "；"] : [", ", "; "];
  return items.join(items.some((item) => /[、,，]/u.test(item)) ? semicolon : comma);
}

/** What stands in a workbook or rule file: it may be a whole paragraph in the wrong place. */
const QUOTED: ReadonlySet<string> = new Set(["from", "found", "formula"]);
const LONGEST = 60;

/** The beginning of what may be long. */
export function shorten(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")}…` : text;
}

/** What one of two units is of the other, in the direction in which that is more than 1. */
export function ratioOf(w: Words): string {
  const [left, right, ratio] = [w("left"), w("right"), Number(w("ratio"))];
  return ratio < 1
    ? `1 ${right} = ${roundTo(1 / ratio, 6)} ${left}`
    : `1 ${left} = ${ratio} ${right}`;
}

/** A period in the data of a finding, in a sentence. */
export function sayPeriod(text: string, language: Language): string {
  const period = parsePeriod(text);
  return period === undefined ? text : periodInWords(period)[language];
}

/** What such a period is called. */
export function nounIn(text: string): PeriodKind {
  const period = parsePeriod(text);
  return period === undefined ? "year" : kindOfPeriod(period);
}

const isList = (datum: Datum): datum is readonly string[] => Array.isArray(datum);
