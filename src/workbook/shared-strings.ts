import type { Container } from "./container.js";
import { LIMITS, refuseTooLarge } from "./limits.js";
import { readMarkup } from "./markup.js";

/** The workbook's shared texts, still escaped, runs joined, without phonetic readings. */
export function readSharedStrings(container: Container, part: string | undefined): string[] {
  const strings: string[] = [];
  if (part === undefined) return strings;
  let characters = 0;
  let string = "";
  let inText = false;
  let phonetic = false;
  readMarkup(container.pieces(part), part, {
    open: (element) => {
      if (element === "si") string = "";
      else if (element === "rPh") phonetic = true;
      else if (element === "t") inText = !phonetic;
    },
    text: (source, start, end) => {
      if (!inText) return;
      characters += end - start;
      if (characters > LIMITS.textMillions * 1e6)
        refuseTooLarge(LIMITS.textMillions, "million-characters", part);
      string += source.slice(start, end);
    },
    close: (element) => {
      if (element === "t") inText = false;
      else if (element === "rPh") phonetic = false;
      else if (element === "si") strings.push(string);
      if (strings.length > LIMITS.sharedStrings)
        refuseTooLarge(LIMITS.sharedStrings, "texts", part);
    },
  });
  return strings;
}
