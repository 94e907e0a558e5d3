import { SaxesParser } from "saxes";
import { refuseTooLarge } from "../container/limits.js";
import { refuse, refuseCorrupt } from "../container/unreadable.js";

/** The attributes of a tag, by their names as written. */
export type Attributes = Readonly<Record<string, string>>;

/**
 * What is told of an XML part while it is read. Names of elements come without their namespace
 * prefix: WPS and others write `x:row` where Excel writes `row`.
 */
export type XmlHandler = {
  readonly open?: (name: string, attributes: Attributes) => void;
  /** Told of empty elements too. */
  readonly close?: (name: string) => void;
  /** Entities decoded; one text may come in several pieces. */
  readonly text?: (text: string) => void;
};

/** No part of a workbook is nested nearly as deep; each level costs memory. */
const DEEPEST = 64;
/** Characters per step. */
const STEP = 65_536;
/** A cell holds 32,767 characters at most, a tag hundreds; what is longer is meant to harm. */
const LONGEST = 1_000_000;
/** Neither can stand in a text, where `<` is written `&lt;`. */
const DECLARATION = /<!(?:DOCTYPE|ENTITY)/i;
/** Extensions, where other vocabularies have elements of the same names. */
const EXTENSIONS = "extLst";

/**
 * Reads a whole part, in time and memory linear in its length. Document types are refused, so that
 * no entity but XML's own five exists; what is not well-formed is corrupt.
 */
export async function readXml(
  pieces: AsyncIterable<string>,
  part: string,
  handler: XmlHandler,
): Promise<void> {
  /** Characters since the parser last told of anything: it holds them all, and slowly. */
  let pending = 0;
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  /** How deep the extension is that is being passed over, or 0. */
  let extension = 0;
  parser.on("error", () => refuseCorrupt("markup", part));
  parser.on("doctype", () => refuse("file/doctype", { part }));
  parser.on("opentag", ({ name, attributes }) => {
    pending = 0;
    depth += 1;
    if (depth > DEEPEST) refuseCorrupt("markup", part);
    const local = toLocalName(name);
    if (extension === 0 && local === EXTENSIONS) extension = depth;
    if (extension === 0) handler.open?.(local, attributes);
  });
  parser.on("closetag", ({ name }) => {
    pending = 0;
    if (extension === 0) handler.close?.(toLocalName(name));
    else if (extension === depth) extension = 0;
    depth -= 1;
  });
  const { text } = handler;
  if (text) {
    const tell = (piece: string) => {
      if (extension === 0) text(piece);
    };
    parser.on("text", tell);
    parser.on("cdata", tell);
  }
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += STEP) {
      const step = piece.slice(at, at + STEP);
      if (DECLARATION.test(step)) refuse("file/doctype", { part });
      pending += step.length;
      if (pending > LONGEST) refuseTooLarge(LONGEST / 1e6, "million-characters", part);
      parser.write(step);
    }
  }
  parser.close();
}

/** The value of an attribute, whatever the prefix of its namespace. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  const prefixed = Object.keys(attributes).find((key) => key.endsWith(`:${name}`));
  return prefixed === undefined ? undefined : attributes[prefixed];
}

const toLocalName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** What `_x000D_` and the like stand for (ECMA-376, part 1, 22.9.2.19, ST_Xstring). */
export const decodeEscapes = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([\da-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
