import { refuseCorrupt } from "../container/unreadable.js";

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);
/** `&#x0010FFFF;`, and no more leading zeros than that. */
const LONGEST_ENTITY = 12;
const ENCODED = /[&\r]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids them
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/** Entities and line ends decoded; entities that nobody declared are corrupt, as in XML. */
export function decodeText(written: string, part: string): string {
  if (!ENCODED.test(written)) return written;
  const text = written.includes("\r") ? written.replace(/\r\n?/g, "\n") : written;
  let at = text.indexOf("&");
  let decoded = "";
  let from = 0;
  for (; at >= 0; at = text.indexOf("&", from)) {
    const name = text.slice(at + 1, at + LONGEST_ENTITY);
    const end = name.indexOf(";");
    const character = end < 0 ? undefined : decodeEntity(name.slice(0, end));
    decoded += text.slice(from, at) + (character ?? refuseCorrupt("markup", part));
    from = at + end + 2;
  }
  return decoded + text.slice(from);
}

/** Whether a piece of XML has a character that XML does not have. */
export const hasForbidden = (piece: string): boolean => FORBIDDEN.test(piece);

/** How much of the end of a piece may belong to an entity or a line end that the next completes. */
export function lengthToHold(source: string, from: number): number {
  if (source.endsWith("\r")) return 1;
  const tail = source.slice(Math.max(from, source.length - LONGEST_ENTITY));
  const at = tail.lastIndexOf("&");
  return at < 0 || tail.includes(";", at) ? 0 : tail.length - at;
}

/** What `_x000D_` and the like stand for (ECMA-376, part 1, 22.9.2.19, ST_Xstring). */
export const decodeEscapes = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([\da-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

function decodeEntity(name: string): string | undefined {
  if (!name.startsWith("#")) return ENTITIES.get(name);
  const digits = /^#(?:x([\da-f]+)|(\d+))$/i.exec(name);
  const code = digits?.[1] ? Number.parseInt(digits[1], 16) : Number(digits?.[2] ?? Number.NaN);
  const isCharacter = code >= 0x20 ? code <= 0x10ffff : [9, 10, 13].includes(code);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
