import { refuseCorrupt } from "../container/unreadable.js";
import { attributeOf } from "../read/attributes.js";
import { readOutline, type SheetOutline, workbookPart } from "../read/outline.js";
import { decodeEscapes } from "../read/xml-text.js";
import { declareType } from "./content-types.js";
import { type Dialect, STRICT, TRANSITIONAL, XML_HEAD } from "./dialect.js";
import { appendTo, applyEdits, type Element, prefixOf, toElement } from "./edit-xml.js";
import { toXmlText } from "./escape-xml.js";
import { freePart, relate } from "./links.js";
import type { Package } from "./package.js";
import { attributesOf, type Tag, walkPart } from "./walk-xml.js";

/** The workbook part, as far as a marked copy has to know and change it. */
export type Book = {
  readonly part: string;
  readonly dialect: Dialect;
  /** Worksheets only. */
  readonly sheets: readonly SheetOutline[];
  /** Of sheets of every kind. */
  readonly names: readonly string[];
  readonly lastId: number;
  readonly list: Element;
  /** Sheets may have views, since the workbook has a window. */
  readonly hasWindow: boolean;
  /** The prefix bound to relationships in the whole part, with its colon. */
  readonly relationshipPrefix?: string | undefined;
  readonly styles: string;
  readonly sharedStrings?: string | undefined;
};

const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export async function openBook(pack: Package): Promise<Book> {
  const part = await workbookPart(pack);
  const { sheets, styles, sharedStrings } = await readOutline(pack);
  const map = mapBook(await pack.textOf(part), part);
  const dialect = map.root.includes(STRICT.main) ? STRICT : TRANSITIONAL;
  const book = { part, dialect, sheets, sharedStrings, ...map };
  return { ...book, styles: styles ?? (await addStyles(pack, part, dialect)) };
}

/** Adds a worksheet after all others. */
export async function addSheet(pack: Package, book: Book, name: string): Promise<string> {
  const { part, dialect, list, lastId, relationshipPrefix } = book;
  const sheet = freePart(pack, `${folderOf(part)}worksheets/sheet`, "xml");
  const id = await relate(pack, part, `${dialect.relationships}/worksheet`, sheet);
  await declareType(pack, sheet, `${SPREADSHEET}.worksheet+xml`);
  const link =
    relationshipPrefix === undefined
      ? `xmlns:r="${dialect.relationships}" r:id="${id}"`
      : `${relationshipPrefix}id="${id}"`;
  const tag = `<${prefixOf(list.name)}sheet name="${toXmlText(name)}" sheetId="${lastId + 1}" ${link}/>`;
  pack.write(part, applyEdits(await pack.textOf(part), [appendTo(list, tag)]));
  return sheet;
}

async function addStyles(pack: Package, workbook: string, dialect: Dialect): Promise<string> {
  const part = `${folderOf(workbook)}styles.xml`;
  pack.write(part, `${XML_HEAD}<styleSheet xmlns="${dialect.main}"/>`);
  await relate(pack, workbook, `${dialect.relationships}/styles`, part);
  await declareType(pack, part, `${SPREADSHEET}.styles+xml`);
  return part;
}

function mapBook(xml: string, part: string) {
  const names: string[] = [];
  let lastId = 0;
  let hasWindow = false;
  let root = "";
  let first: Tag | undefined;
  let list: Element | undefined;
  walkPart(xml, part, (tag) => {
    const attributes = () => attributesOf(xml, tag);
    if (tag.depth === 0 && tag.kind === "open") root = attributes();
    else if (tag.depth === 1 && tag.local === "sheets") {
      if (tag.kind !== "close") first = tag;
      if (first && tag.kind !== "open") list = toElement(first, tag);
    } else if (tag.depth === 2 && tag.local === "workbookView") hasWindow = true;
    else if (tag.depth === 2 && tag.local === "sheet" && tag.kind !== "close") {
      names.push(decodeEscapes(attributeOf(attributes(), "name") ?? ""));
      lastId = Math.max(lastId, Number(attributeOf(attributes(), "sheetId") ?? 0) || 0);
    }
  });
  const bound = /\sxmlns:([\w.-]+)\s*=\s*["'][^"']*\/relationships["']/.exec(root)?.[1];
  const relationshipPrefix = bound === undefined ? undefined : `${bound}:`;
  return {
    names,
    lastId,
    hasWindow,
    root,
    list: list ?? refuseCorrupt("sheets", part),
    relationshipPrefix,
  };
}

export const folderOf = (part: string): string => part.slice(0, part.lastIndexOf("/") + 1);
