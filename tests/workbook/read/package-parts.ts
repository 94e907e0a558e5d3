import { strFromU8, unzipSync } from "fflate";
import { type RawEntry, writeZip, type ZipOptions } from "../../fixtures/zip-writer.js";

/** The parts of a workbook, all of them XML, by name. */
export type Parts = ReadonlyMap<string, string>;

/** A way to write a workbook that other programs have, its cells being the same. */
export type Oddity = readonly [name: string, write: (parts: Parts) => Uint8Array];

export const SHEETS = /^xl\/worksheets\/[^/]+\.xml$/;
export const STRINGS = /^xl\/sharedStrings\.xml$/;
export const BOOK = /^xl\/workbook\.xml$/;
export const BOOK_RELATIONSHIPS = /^xl\/_rels\/workbook\.xml\.rels$/;
export const SPREADSHEET = /^xl\/(?:workbook|styles|sharedStrings|worksheets\/[^/]+)\.xml$/;
export const PACKAGE = /\.rels$|^\[Content_Types\]\.xml$/;
export const EVERYTHING = /./;

export const partsOf = (archive: Uint8Array): Parts =>
  new Map(Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, strFromU8(bytes)]));

export const pack = (
  parts: Parts,
  entry: Partial<RawEntry> = {},
  options: ZipOptions = {},
): Uint8Array =>
  writeZip(
    [...parts].map(([name, content]) => ({ name, content, ...entry })),
    options,
  );

/** The parts with some of them written in another way. */
export const rewrite = (
  parts: Parts,
  which: RegExp,
  write: (xml: string, name: string) => string,
): Parts =>
  new Map([...parts].map(([name, xml]) => [name, which.test(name) ? write(xml, name) : xml]));

export const withParts = (parts: Parts, more: Readonly<Record<string, string>>): Parts =>
  new Map([...parts, ...Object.entries(more)]);

export const rename = (parts: Parts, write: (name: string) => string): Parts =>
  new Map([...parts].map(([name, xml]) => [write(name), xml]));

/** Every tag but declarations, comments and instructions. */
export const rewriteTags = (xml: string, write: (tag: string) => string): string =>
  xml.replace(/<[^<>?!]*>/g, write);

/** What stands in every `<v>` and `<t>`, entities and all. */
export const rewriteTexts = (xml: string, write: (text: string) => string): string =>
  xml.replace(
    /(<([vt])(?: [^<>]*)?>)([^<]+)(?=<\/\2>)/g,
    (_, tag: string, _name, text: string) => tag + write(text),
  );

export const beforeEnd = (xml: string, element: string, more: string): string =>
  xml.replace(`</${element}>`, `${more}</${element}>`);
