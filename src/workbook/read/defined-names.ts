import { parseAddress } from "../../model/address.js";
import { refuse } from "../container/unreadable.js";
import type { NamedPlace } from "../content.js";

/** A defined name as written in workbook.xml. */
export type DefinedName = {
  readonly name: string;
  /** Valid on one sheet only. */
  readonly scoped: boolean;
  readonly refersTo: string;
};

/** Excel's limit for a formula; what is longer names no cell. */
const LONGEST = 8_192;

/** `Sheet1!` or `'it''s'!`; brackets name another workbook, a colon several sheets. */
const SHEET = /^=?(?:'((?:[^'[\]:]|'')+)'|([^\s'!:,;"[\](){}+*/&<>=^%#-]+))!(.*)$/;
/** `$A$1`, `$A$1:$B$2`, `$A:$B`, `$1:$2`: the first column and row, where they are given. */
const AREA =
  /^(?:(\$?[A-Z]{1,3})(\$?\d{1,7})(?::\$?[A-Z]{1,3}\$?\d{1,7})?|(\$?[A-Z]{1,3}):\$?[A-Z]{1,3}|(\$?\d{1,7}):\$?\d{1,7})$/i;

/**
 * The names that stand for a cell, or for none any more. A name of the whole workbook wins over one
 * of a single sheet, which a copied sheet brings.
 */
export function placesOf(
  defined: readonly DefinedName[],
  sheets: readonly string[],
): ReadonlyMap<string, NamedPlace> {
  const sheetNames = new Map(sheets.map((sheet) => [sheet.toLowerCase(), sheet]));
  const places = new Map<string, NamedPlace>();
  const taken = new Set<string>();
  const globalFirst = [...defined].sort((a, b) => Number(a.scoped) - Number(b.scoped));
  for (const { name, refersTo } of globalFirst) {
    // As a key of a plain object, in whatever reads the workbook next, it would change every object.
    if (name.includes("__proto__") || refersTo.includes("__proto__"))
      refuse("file/unsafe-name", { name: name.slice(0, LONGEST) });
    // Names are the same whatever their case; Excel's own begin so, such as print areas.
    const key = name.toLowerCase();
    if (name === "" || key.startsWith("_xlnm.") || taken.has(key)) continue;
    taken.add(key);
    const place = toPlace(refersTo, sheetNames);
    if (place) places.set(name, place);
  }
  return places;
}

/** Where a formula that is one reference points; undefined if it is anything else. */
export function toPlace(
  refersTo: string,
  sheetNames: ReadonlyMap<string, string>,
): NamedPlace | undefined {
  if (refersTo.length > LONGEST) return undefined;
  if (refersTo.includes("#REF!")) return { kind: "broken" };
  const [, quoted, plain, area = ""] = SHEET.exec(refersTo) ?? [];
  const [found, cellColumn, cellRow, column, row] = AREA.exec(area) ?? [];
  if (found === undefined) return undefined;
  const first = (cellColumn ?? column ?? "A") + (cellRow ?? row ?? "1");
  const position = parseAddress(first.replaceAll("$", "").toUpperCase());
  if (!position) return undefined;
  const name = quoted?.replaceAll("''", "'") ?? plain ?? "";
  const sheet = sheetNames.get(name.toLowerCase());
  return sheet === undefined ? { kind: "broken" } : { kind: "cell", sheet, ...position };
}
