import type { Language } from "../model/text.js";
import { textWidth } from "../model/text-width.js";

/**
 * The text in lines no wider than `width`. Chinese may be broken anywhere; in English words stay
 * whole, unless one alone is wider.
 */
export function wrapText(
  text: string,
  width: number,
  fontSize: number,
  language: Language = "zh",
): string[] {
  const { split, trim } = BREAKING[language];
  const isTooWide = (line: string) => textWidth(trim(line), fontSize) > width;
  const lines: string[] = [];
  let line = "";
  for (const piece of split(text).flatMap((word) => (isTooWide(word) ? [...word] : [word]))) {
    if (line !== "" && isTooWide(line + piece)) {
      lines.push(trim(line));
      line = "";
    }
    line += piece;
  }
  return line === "" && lines.length > 0 ? lines : [...lines, trim(line)];
}

type Breaking = {
  readonly split: (text: string) => readonly string[];
  readonly trim: (line: string) => string;
};

/** Words with the spaces after them; Chinese characters in English texts each for itself. */
const WORD = /[\u2e80-\u9fff\uff00-\uffef]\s*|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/gu;

const BREAKING: Readonly<Record<Language, Breaking>> = {
  zh: { split: (text) => [...text], trim: (line) => line },
  en: { split: (text) => text.match(WORD) ?? [], trim: (line) => line.trimEnd() },
};
