import { LIMITS, refuseTooLarge } from "../container/limits.js";
import { refuse, refuseCorrupt } from "../container/unreadable.js";
import type { Attributes } from "./attributes.js";
import { decodeText, hasForbidden, lengthToHold } from "./xml-text.js";

/**
 * What is told of an XML part while it is read. Names of elements come without their namespace
 * prefix: WPS and others write `x:row` where Excel writes `row`.
 */
export type XmlHandler = {
  readonly open?: (name: string, attributes: Attributes, isEmpty: boolean) => void;
  /** Told of empty elements too. */
  readonly close?: (name: string) => void;
  /** Entities decoded; one text may come in several pieces. */
  readonly text?: (text: string) => void;
};

/** What is longer is meant to harm. */
const LONGEST = LIMITS.tokenMillions * 1e6;
/** Extensions, where other vocabularies have elements of the same names. */
const EXTENSIONS = "extLst";
const COMMENT = { start: "<!--", end: "-->" };
const LITERAL = { start: "<![CDATA[", end: "]]>" };
const INSTRUCTION = { start: "<?", end: "?>" };
const [BANG, QUOTE, APOSTROPHE, SLASH, LESS, GREATER, QUESTION] = [
  0x21, 0x22, 0x27, 0x2f, 0x3c, 0x3e, 0x3f,
];

/**
 * Reads a whole part, in time and memory linear in its length whatever it holds. Document types are
 * refused, so that no entity but XML's own five exists; tags that do not match are corrupt. Written
 * here because a SAX library takes half of the time a form may cost, most of it for attributes that
 * nobody asks for; saxes 6 was measured at 1.4 times the reading of a form.
 */
export async function readXml(
  pieces: AsyncIterable<string>,
  part: string,
  handler: XmlHandler,
): Promise<void> {
  const reader = createReader(part, handler);
  let pending = "";
  for await (const piece of pieces) {
    if (hasForbidden(piece)) refuseCorrupt("markup", part);
    pending = reader.read(pending + piece);
    if (pending.length > LONGEST) refuseLong(part);
  }
  if (pending !== "" || !reader.isComplete()) refuseCorrupt("markup", part);
}

function createReader(part: string, handler: XmlHandler) {
  /** The elements that are open, outermost first, as written. */
  const path: string[] = [];
  let isEmpty = true;
  /** How deep the extension is that is being passed over, or 0. */
  let extension = 0;
  /** Characters of text since the last tag. */
  let textLength = 0;

  /** Reads as far as the tokens are whole; returns the rest. */
  function read(source: string): string {
    let at = 0;
    while (at < source.length) {
      const start = source.indexOf("<", at);
      const end = start < 0 ? source.length - lengthToHold(source, at) : start;
      if (end > at) tell(decodeText(source.slice(at, end), part));
      const next = start < 0 ? -1 : readToken(source, start);
      if (next < 0) return source.slice(end);
      at = next;
    }
    return "";
  }

  /** The index after the token at `start`, once it has been read; -1 where its end is missing. */
  function readToken(source: string, start: number): number {
    const mark = source.charCodeAt(start + 1);
    if (mark === QUESTION) return after(source, INSTRUCTION.end, start);
    if (mark === BANG) return readDeclaration(source, start);
    const end = mark === SLASH ? after(source, ">", start) : endOfTag(source, start, part);
    if (end < 0) return -1;
    textLength = 0;
    if (mark === SLASH) readEndTag(source, start + 2, end - 1);
    else readTag(source, start + 1, end - 1);
    return end;
  }

  function readTag(source: string, start: number, end: number): void {
    const hasContent = source.charCodeAt(end - 1) !== SLASH;
    const tagEnd = hasContent ? end : end - 1;
    const nameEnd = endOfName(source, start, tagEnd);
    const name = source.slice(start, nameEnd);
    if (name === "") refuseCorrupt("markup", part);
    if (path.push(name) > LIMITS.depth) refuseTooLarge(LIMITS.depth, "levels", part);
    isEmpty = false;
    const local = toLocalName(name);
    if (local === EXTENSIONS && extension === 0) extension = path.length;
    if (extension === 0) handler.open?.(local, source.slice(nameEnd, tagEnd), !hasContent);
    if (!hasContent) close(name);
  }

  function readEndTag(source: string, start: number, end: number): void {
    const name = path[path.length - 1];
    const isMatch = name !== undefined && source.startsWith(name, start);
    if (!isMatch || endOfName(source, start, end) !== start + name.length) {
      refuseCorrupt("markup", part);
    }
    close(name);
  }

  function close(name: string): void {
    if (extension === 0) handler.close?.(toLocalName(name));
    else if (extension === path.length) extension = 0;
    path.pop();
  }

  function readDeclaration(source: string, start: number): number {
    if (source.startsWith(COMMENT.start, start)) return after(source, COMMENT.end, start + 4);
    if (source.startsWith(LITERAL.start, start)) {
      const end = after(source, LITERAL.end, start);
      if (end > 0) tell(source.slice(start + LITERAL.start.length, end - LITERAL.end.length));
      return end;
    }
    const seen = source.slice(start, start + LITERAL.start.length);
    if (COMMENT.start.startsWith(seen) || LITERAL.start.startsWith(seen)) return -1;
    return refuse("file/doctype", { part });
  }

  function tell(text: string): void {
    textLength += text.length;
    if (textLength > LONGEST) refuseLong(part);
    if (path.length === 0) {
      if (text.trim() !== "") refuseCorrupt("markup", part);
    } else if (extension === 0) handler.text?.(text);
  }

  return { read, isComplete: () => path.length === 0 && !isEmpty };
}

const refuseLong = (part: string): never =>
  refuseTooLarge(LIMITS.tokenMillions, "million-characters", part);

/** Attribute values may hold a `>`, so a tag ends at the first that is not between quotes. */
export function endOfTag(source: string, start: number, part: string): number {
  let quote = 0;
  for (let at = start + 1; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === LESS) refuseCorrupt("markup", part);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) return at + 1;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
  }
  return -1;
}

export function endOfName(source: string, start: number, end: number): number {
  let at = start;
  while (at < end && source.charCodeAt(at) > 0x20) at++;
  return at;
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

export function toLocalName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
