import type { Language } from "../model/text.js";

const SUFFIX: Readonly<Record<Language, string>> = { zh: "-审核", en: "-checked" };
/** Of a file's name; a name that begins with a dot has none, and folders have none. */
const EXTENSION = /(?<=[^/])\.[^./]*$/u;
const MARKED = /-(?:审核|checked)(?: \(\d+\))?$/;

/**
 * What the marked copy of a workbook is called: the copy of a copy like the first.
 *
 * @param file a name, which may have folders before it
 * @param number from 2 on it is written behind, where the name was given already
 */
export function nameOfMarked(file: string, language: Language, number = 1): string {
  const [extension = ""] = EXTENSION.exec(file) ?? [];
  const name = file.slice(0, file.length - extension.length).replace(MARKED, "");
  return `${name}${SUFFIX[language]}${number > 1 ? ` (${number})` : ""}${extension}`;
}
