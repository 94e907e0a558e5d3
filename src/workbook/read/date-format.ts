import type { Container } from "../container/container.js";
import { LIMITS, refuseTooLarge } from "../container/limits.js";
import { type Attributes, attributeOf } from "./attributes.js";
import { readXml } from "./xml.js";

/**
 * Built-in formats (ECMA-376, part 1, 18.8.30): 14–22 and 45–47 everywhere, 27–36 and 50–58 in
 * Chinese, Japanese and Korean Excel.
 */
const BUILT_IN: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** For every cell style of the workbook, by its index, whether it shows numbers as dates. */
export async function readDateStyles(
  container: Container,
  part: string | undefined,
): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (part === undefined) return styles;
  const formats = new Map<number, boolean>();
  let inside = "";
  await readXml(container.pieces(part), part, {
    open: (element, attributes) => {
      if (element === "numFmts" || element === "cellXfs") inside = element;
      else if (element === "numFmt" && inside === "numFmts")
        formats.set(idOf(attributes), isDateFormat(attributeOf(attributes, "formatCode") ?? ""));
      else if (element === "xf" && inside === "cellXfs") {
        const id = idOf(attributes);
        styles.push(formats.get(id) ?? isBuiltInDate(id));
      }
      if (styles.length + formats.size > LIMITS.styles) refuseTooLarge(LIMITS.styles, "styles");
    },
    close: (element) => {
      if (element === inside) inside = "";
    },
  });
  return styles;
}

/**
 * Whether a format code shows a number as a date or a time: it has a letter of one outside quoted
 * text, escaped characters and brackets. `[h]`, elapsed hours, is a time although in brackets.
 */
export function isDateFormat(code: string): boolean {
  for (let at = 0; at < code.length; at += 1) {
    const character = code.charAt(at);
    if (/[ymdhs]/i.test(character)) return true;
    // 星期三: the weekday of a date, in Chinese Excel.
    if (code.startsWith("aaa", at)) return true;
    if (character === "[" && /^\[(?:h+|m+|s+)\]/i.test(code.slice(at, at + 8))) return true;
    at = endOfLiteral(code, at);
  }
  return false;
}

/** The index of the last character of what stands for itself, fills or is a condition. */
function endOfLiteral(code: string, at: number): number {
  switch (code[at]) {
    case "\\":
    case "_":
    case "*":
      return at + 1;
    case '"':
      return orEnd(code, code.indexOf('"', at + 1));
    case "[":
      return orEnd(code, code.indexOf("]", at + 1));
    default:
      return at;
  }
}

const orEnd = (code: string, at: number): number => (at < 0 ? code.length : at);

const idOf = (attributes: Attributes): number => Number(attributeOf(attributes, "numFmtId") ?? 0);

const isBuiltInDate = (id: number): boolean =>
  BUILT_IN.some(([first, last]) => id >= first && id <= last);
