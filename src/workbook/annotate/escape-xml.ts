/** Excel's limit for the text of a cell or a note. */
const LONGEST = 32_767;
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids them
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;
const REPLACEMENT = "\ufffd";
const MARKUP: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);

/** Decoded text as XML, in an element or in an attribute between double quotes. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => MARKUP.get(character) ?? character);

/**
 * Any text as Excel shows it, letter by letter: what XML 1.0 cannot hold is replaced, and what would
 * read as the escape of a character (`_x0041_`; ECMA-376, part 1, 22.9.2.19) is escaped itself.
 */
export function toXmlText(text: string): string {
  const clipped = text.replace(/\r\n?/g, "\n").slice(0, LONGEST);
  const allowed = clipped.replace(FORBIDDEN, REPLACEMENT);
  return escapeXml(allowed.replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_"));
}
