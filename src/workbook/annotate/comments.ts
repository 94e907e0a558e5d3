import { refuseCorrupt } from "../container/unreadable.js";
import { attributeOf } from "../read/attributes.js";
import { decodeText } from "../read/xml-text.js";
import { type Dialect, XML_HEAD } from "./dialect.js";
import { type Element, prefixOf, toElement } from "./edit-xml.js";
import { attributesOf, type Tag, walkPart } from "./walk-xml.js";

/** The notes of a sheet, and where they stand in their part. */
export type Comments = {
  readonly prefix: string;
  readonly authors: readonly string[];
  readonly authorList: Element;
  readonly list: Element;
  readonly comments: readonly Comment[];
};

export type Comment = {
  readonly address: string;
  readonly start: number;
  readonly end: number;
  /** The element `text`. */
  readonly body: Element;
  readonly pieces: readonly Piece[];
};

/** A run of text with its own look, or a text without runs. */
export type Piece = {
  readonly isRun: boolean;
  readonly start: number;
  readonly end: number;
  /** What stands in `t`. */
  readonly textStart: number;
  readonly textEnd: number;
  readonly text: string;
};

export const noComments = ({ main }: Dialect): string =>
  `${XML_HEAD}<comments xmlns="${main}"><authors/><commentList/></comments>`;

export function readComments(xml: string, part: string): Comments {
  const authors: string[] = [];
  const comments: Comment[] = [];
  const open: Tag[] = [];
  let prefix = "";
  let [authorList, list, body]: (Element | undefined)[] = [];
  let pieces: Piece[] = [];
  let text: Pick<Piece, "textStart" | "textEnd" | "text"> | undefined;

  function end(tag: Tag, first: Tag): void {
    const element = toElement(first, tag);
    const parent = open[tag.depth - 1]?.local;
    if (tag.depth === 1 && tag.local === "authors") authorList = element;
    else if (tag.depth === 1 && tag.local === "commentList") list = element;
    else if (tag.local === "author") authors.push(contentOf(xml, element, part));
    else if (tag.local === "t" && (parent === "r" || parent === "text")) text = toText(element);
    else if (tag.depth === 3 && tag.local === "text") body = element;
    if (tag.depth === 4 && text && (tag.local === "r" || tag.local === "t")) {
      pieces.push({ ...text, isRun: tag.local === "r", start: first.start, end: tag.end });
      text = undefined;
    }
    if (tag.depth === 2 && tag.local === "comment") closeComment(first, tag);
  }

  function toText(element: Element) {
    const { tagEnd: textStart, contentEnd: textEnd } = element;
    return { textStart, textEnd, text: contentOf(xml, element, part) };
  }

  function closeComment(first: Tag, { end: last }: Tag): void {
    const address = attributeOf(attributesOf(xml, first), "ref") ?? "";
    if (body) comments.push({ address, start: first.start, end: last, body, pieces });
    body = undefined;
    pieces = [];
  }

  walkPart(xml, part, (tag) => {
    if (tag.depth === 0) prefix = prefixOf(tag.name);
    if (tag.kind !== "close") open[tag.depth] = tag;
    const first = open[tag.depth];
    if (first && tag.kind !== "open") end(tag, first);
  });
  if (!authorList || !list) return refuseCorrupt("markup", part);
  return { prefix, authors, authorList, list, comments };
}

const contentOf = (xml: string, { tagEnd, contentEnd }: Element, part: string): string =>
  decodeText(xml.slice(tagEnd, contentEnd), part);
