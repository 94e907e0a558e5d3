/**
 * White space as a filler sees it: nothing. Beyond JavaScript's `\s` (which has the full-width and
 * the no-break space) these are the zero-width and direction marks that come along when pasting.
 */
const INVISIBLE = /[\s\u0085\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069]/;

const ALL_INVISIBLE = new RegExp(INVISIBLE, "g");

/** Without the spaces around it; a loop, because a pattern is quadratic on a cell full of spaces. */
export function trimSpaces(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charAt(start))) start += 1;
  while (end > start && isSpace(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

export const withoutSpaces = (text: string): string => text.replace(ALL_INVISIBLE, "");

const isSpace = (character: string): boolean => INVISIBLE.test(character);
