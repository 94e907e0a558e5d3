import type { Datum } from "../../model/finding.js";
import type { Language } from "../../model/text.js";

/** Reads one datum of a finding as words of the language at hand; "" where there is none. */
export type Words = (key: string) => string;

/** One sentence: what is the case, with the real numbers, and what to do. */
export type Message = (words: Words) => string;

export function wordsOf(data: Readonly<Record<string, Datum>>, language: Language): Words {
  return (key) => {
    const datum = Object.hasOwn(data, key) ? data[key] : undefined;
    if (datum === undefined) return "";
    if (typeof datum === "object" && !isList(datum)) return datum[language];
    return isList(datum) ? datum.join(language === "zh" ? "、" : ", ") : String(datum);
  };
}

const isList = (datum: Datum): datum is readonly string[] => Array.isArray(datum);
