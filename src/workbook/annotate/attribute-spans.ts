import { refuseCorrupt } from "../container/unreadable.js";
import { escapeXml } from "./escape-xml.js";

/** An attribute as it stands in a tag. */
export type AttributeSpan = {
  readonly name: string;
  /** As written, between its quotes. */
  readonly value: string;
  /** Where the space before it begins. */
  readonly start: number;
  readonly end: number;
};

const SPACE = 0x20;
const QUOTES = ['"', "'"];

/** A walk by index, because a pattern takes quadratic time over what is meant to harm. */
export function attributeSpans(tag: string): AttributeSpan[] {
  const spans: AttributeSpan[] = [];
  for (let start = endOfName(tag); ; ) {
    const nameStart = skipSpaces(tag, start);
    const equals = tag.indexOf("=", nameStart);
    if (equals < 0) return spans;
    const open = skipSpaces(tag, equals + 1);
    const quote = tag.charAt(open);
    const end = QUOTES.includes(quote) ? tag.indexOf(quote, open + 1) + 1 : 0;
    if (end === 0) return refuseCorrupt("markup");
    const name = tag.slice(nameStart, equals).trimEnd();
    spans.push({ name, value: tag.slice(open + 1, end - 1), start, end });
    start = end;
  }
}

/** A tag as written, with one attribute changed, added or, where undefined, taken out. */
export function withAttribute(tag: string, name: string, value: string | undefined): string {
  const written = value === undefined ? "" : ` ${name}="${escapeXml(value)}"`;
  const known = attributeSpans(tag).find((span) => span.name === name);
  const { start, end } = known ?? { start: endOfName(tag), end: endOfName(tag) };
  return tag.slice(0, start) + written + tag.slice(end);
}

function endOfName(tag: string): number {
  let at = 1;
  while (at < tag.length && tag.charCodeAt(at) > SPACE && !"/>".includes(tag.charAt(at))) at += 1;
  return at;
}

function skipSpaces(tag: string, from: number): number {
  let at = from;
  while (tag.charCodeAt(at) <= SPACE) at += 1;
  return at;
}
