import { LIMITS, refuseTooLarge } from "../container/limits.js";
import { refuse, refuseCorrupt } from "../container/unreadable.js";
import type { Attributes } from "../read/attributes.js";
import { endOfName, endOfTag, toLocalName } from "../read/xml.js";
import { hasForbidden } from "../read/xml-text.js";

/** A tag and where it stands, so that a part can be changed in one place and nowhere else. */
export type Tag = {
  readonly kind: "open" | "empty" | "close";
  /** As written, with its prefix. */
  readonly name: string;
  readonly local: string;
  readonly start: number;
  /** The index after its `>`. */
  readonly end: number;
  /** Of its element: 0 for the outermost. */
  readonly depth: number;
};

type Visit = (tag: Tag) => void;

const [SLASH, BANG, QUESTION] = [0x2f, 0x21, 0x3f];
const DEEPEST: number = LIMITS.depth;

/** What of a part is told. */
type Stretch = { readonly from?: number; readonly to?: number; readonly deepest?: number };

/**
 * Tells of every tag of a stretch, in order and in linear time. Tags below `deepest` are only
 * counted: cells and what is in them are nearly all of a sheet, and most do not matter.
 */
export function walkXml(xml: string, part: string, visit: Visit, stretch: Stretch = {}): void {
  const { from = 0, to = xml.length, deepest = DEEPEST } = stretch;
  const path: string[] = [];
  let depth = 0;
  for (let at = xml.indexOf("<", from); at >= 0 && at < to; ) {
    const mark = xml.charCodeAt(at + 1);
    let end: number;
    if (mark === QUESTION) end = after(xml, "?>", at, part);
    else if (mark === BANG) end = endOfDeclaration(xml, at, part);
    else {
      const closes = mark === SLASH;
      end = closes ? after(xml, ">", at, part) : endOfTag(xml, at, part);
      if (end < 0 || end > to) refuseCorrupt("markup", part);
      if (closes) depth -= 1;
      if (depth <= deepest) visit(toTag(xml, at, end, depth, path, part));
      if (!closes && xml.charCodeAt(end - 2) !== SLASH) depth += 1;
      if (depth < 0) refuseCorrupt("markup", part);
      if (depth > DEEPEST) refuseTooLarge(DEEPEST, "levels", part);
    }
    at = xml.indexOf("<", end);
  }
  if (depth !== 0) refuseCorrupt("markup", part);
}

/** A whole part, which unlike a stretch of one may still hold what XML cannot. */
export function walkPart(xml: string, part: string, visit: Visit, deepest = DEEPEST): void {
  if (hasForbidden(xml)) refuseCorrupt("markup", part);
  walkXml(xml, part, visit, { deepest });
}

export const attributesOf = (xml: string, { kind, name, start, end }: Tag): Attributes =>
  xml.slice(start + 1 + name.length, kind === "empty" ? end - 2 : end - 1);

/** Takes note of what is open in `path`, to which end tags have to fit. */
function toTag(
  xml: string,
  start: number,
  end: number,
  depth: number,
  path: string[],
  part: string,
): Tag {
  const closes = xml.charCodeAt(start + 1) === SLASH;
  const isEmpty = !closes && xml.charCodeAt(end - 2) === SLASH;
  const nameStart = closes ? start + 2 : start + 1;
  const name = xml.slice(nameStart, endOfName(xml, nameStart, isEmpty ? end - 2 : end - 1));
  if (name === "" || (closes && path[depth] !== name)) refuseCorrupt("markup", part);
  if (!closes) path[depth] = name;
  const kind = closes ? "close" : isEmpty ? "empty" : "open";
  return { kind, name, local: toLocalName(name), start, end, depth };
}

function endOfDeclaration(xml: string, start: number, part: string): number {
  if (xml.startsWith("<!--", start)) return after(xml, "-->", start + 4, part);
  if (xml.startsWith("<![CDATA[", start)) return after(xml, "]]>", start, part);
  return refuse("file/doctype", { part });
}

function after(xml: string, mark: string, from: number, part: string): number {
  const at = xml.indexOf(mark, from);
  return at < 0 ? refuseCorrupt("markup", part) : at + mark.length;
}
