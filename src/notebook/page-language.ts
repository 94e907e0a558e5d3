import type { Language, Text } from "../index.js";

/** The language in which the page speaks at present: that of its `<html lang>`. */
export const pageLanguage = (): Language =>
  document.documentElement.lang.startsWith("en") ? "en" : "zh";

/** Words in the language of the page. */
export const say = (text: Text): string => text[pageLanguage()];
