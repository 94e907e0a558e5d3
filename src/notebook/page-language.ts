import type { Language, Text } from "../index.js";

/** Where the address says which language is wanted. */
export const LANGUAGE_KEY = "lang";

export const LANGUAGES: readonly Language[] = ["zh", "en"];

/** The language in which the page speaks at present: that of its `<html lang>`. */
export const pageLanguage = (): Language =>
  document.documentElement.lang.startsWith("en") ? "en" : "zh";

export function setPageLanguage(language: Language): void {
  document.documentElement.lang = LANGUAGE_TAGS[language];
}

/** Words in the language of the page. */
export const say = (text: Text): string => text[pageLanguage()];

/** `zh` alone leaves it to the browser which country's shapes of characters are drawn. */
const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en" };
