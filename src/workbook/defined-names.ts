import { toPosition } from "./cell-reference.js";
import type { NamedPlace } from "./content.js";
import { LIMITS, refuseTooLarge } from "./limits.js";
import { attributeOf, decodeEntities, decodeEscapes } from "./markup-text.js";
import { refuse } from "./unreadable.js";

/** Listens to the markup of workbook.xml and gathers the names that stand for a cell. */
export type NameCollector = {
  readonly open: (element: string, attributes: string) => void;
  readonly text: (source: string, start: number, end: number) => void;
  readonly close: (element: string) => void;
  readonly finish: (sheets: readonly string[]) => ReadonlyMap<string, NamedPlace>;
};

type DefinedName = {
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
 * ExcelJS would expand every range cell by cell and write names of sheets into plain objects, so
 * names never reach it.
 */
export function createNameCollector(): NameCollector {
  const defined: DefinedName[] = [];
  let name = "";
  let scoped = false;
  /** Undefined outside of a name. */
  let refersTo: string | undefined;
  let count = 0;
  return {
    open: (element, attributes) => {
      if (element !== "definedName") return;
      count += 1;
      if (count > LIMITS.names) refuseTooLarge(LIMITS.names, "names");
      name = decodeEscapes(attributeOf(attributes, "name") ?? "");
      scoped = attributeOf(attributes, "localSheetId") !== undefined;
      refersTo = "";
    },
    text: (source, start, end) => {
      if (refersTo === undefined || refersTo.length > LONGEST) return;
      refersTo += source.slice(start, Math.min(end, start + LONGEST + 1));
    },
    close: (element) => {
      if (element !== "definedName" || refersTo === undefined) return;
      defined.push({ name, scoped, refersTo: decodeEntities(refersTo).trim() });
      refersTo = undefined;
    },
    finish: (sheets) => placesOf(defined, sheets),
  };
}

/** A name of the whole workbook wins over one of a single sheet, which a copied sheet brings. */
function placesOf(
  defined: readonly DefinedName[],
  sheets: readonly string[],
): ReadonlyMap<string, NamedPlace> {
  const sheetNames = new Map(sheets.map((sheet) => [sheet.toLowerCase(), sheet]));
  const places = new Map<string, NamedPlace>();
  const taken = new Set<string>();
  const globalFirst = [...defined].sort((a, b) => Number(a.scoped) - Number(b.scoped));
  for (const { name, refersTo } of globalFirst) {
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

function toPlace(
  refersTo: string,
  sheetNames: ReadonlyMap<string, string>,
): NamedPlace | undefined {
  if (refersTo.length > LONGEST) return undefined;
  if (refersTo.includes("#REF!")) return { kind: "broken" };
  const [, quoted, plain, area = ""] = SHEET.exec(refersTo) ?? [];
  const [found, cellColumn, cellRow, column, row] = AREA.exec(area) ?? [];
  if (found === undefined) return undefined;
  const first = (cellColumn ?? column ?? "A") + (cellRow ?? row ?? "1");
  const position = toPosition(first.replaceAll("$", ""));
  if (!position) return undefined;
  const name = quoted?.replaceAll("''", "'") ?? plain ?? "";
  const sheet = sheetNames.get(name.toLowerCase());
  return sheet === undefined ? { kind: "broken" } : { kind: "cell", sheet, ...position };
}
