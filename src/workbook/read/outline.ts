import type { Container } from "../container/container.js";
import { LIMITS, refuseTooLarge } from "../container/limits.js";
import { refuse, refuseCorrupt } from "../container/unreadable.js";
import type { NamedPlace } from "../content.js";
import { type Attributes, attributeOf } from "./attributes.js";
import { type DefinedName, placesOf } from "./defined-names.js";
import { type Relationship, readRelationships, relationshipsOf } from "./relationships.js";
import { readXml } from "./xml.js";
import { decodeEscapes } from "./xml-text.js";

/** What a workbook consists of, before any sheet is read. */
export type Outline = {
  /** Worksheets only, in the workbook's order. */
  readonly sheets: readonly SheetOutline[];
  readonly names: ReadonlyMap<string, NamedPlace>;
  /** Dates count from 1904, as in workbooks that come from old Macs. */
  readonly date1904: boolean;
  readonly styles?: string | undefined;
  readonly sharedStrings?: string | undefined;
};

export type SheetOutline = {
  readonly name: string;
  readonly hidden: boolean;
  /** The name of its part. */
  readonly part: string;
};

type SheetEntry = { readonly name: string; readonly hidden: boolean; readonly id: string };

const USUAL_PART = "xl/workbook.xml";

export async function readOutline(container: Container): Promise<Outline> {
  const part = await workbookPart(container);
  const relationships = await readRelationships(container, relationshipsOf(part));
  const { entries, names, date1904 } = await readWorkbookPart(container, part);
  const sheets = entries.flatMap((entry) => toSheet(entry, relationships, container));
  if (sheets.length === 0) refuse("file/no-sheet");
  refuseAmbiguous(entries, sheets);
  return {
    sheets,
    names: placesOf(
      names,
      sheets.map(({ name }) => name),
    ),
    date1904,
    styles: partOf("styles", relationships, container),
    sharedStrings: partOf("sharedStrings", relationships, container),
  };
}

async function readWorkbookPart(container: Container, part: string) {
  const entries: SheetEntry[] = [];
  const names: DefinedName[] = [];
  let date1904 = false;
  let name: { name: string; scoped: boolean; refersTo: string } | undefined;
  await readXml(container.pieces(part), part, {
    open: (element, attributes) => {
      if (element === "workbookPr") date1904 = isTrue(attributeOf(attributes, "date1904"));
      else if (element === "sheet") entries.push(toSheetEntry(attributes, entries.length, part));
      else if (element === "definedName") name = toName(attributes);
    },
    text: (piece) => {
      if (name) name.refersTo += piece;
    },
    close: (element) => {
      if (element !== "definedName" || !name) return;
      if (names.length >= LIMITS.names) refuseTooLarge(LIMITS.names, "names");
      names.push({ ...name, refersTo: name.refersTo.trim() });
      name = undefined;
    },
  });
  return { entries, names, date1904 };
}

const toName = (attributes: Attributes) => ({
  name: decodeEscapes(attributeOf(attributes, "name") ?? ""),
  scoped: attributeOf(attributes, "localSheetId") !== undefined,
  refersTo: "",
});

export async function workbookPart(container: Container): Promise<string> {
  // Where nearly every workbook has it; looking there first spares reading the relationships.
  if (container.has(USUAL_PART)) return USUAL_PART;
  const relationships = await readRelationships(container, relationshipsOf(""));
  const main = [...relationships.values()].find(({ type }) => type === "officeDocument");
  return main && container.has(main.target) ? main.target : USUAL_PART;
}

function toSheetEntry(attributes: Attributes, count: number, part: string): SheetEntry {
  if (count >= LIMITS.parts) refuseTooLarge(LIMITS.parts, "parts", part);
  const name = decodeEscapes(attributeOf(attributes, "name") ?? "");
  if (name === "") refuseCorrupt("sheets", part);
  if (name.length > LIMITS.sheetName) refuseTooLarge(LIMITS.sheetName, "characters", part);
  // As a key of a plain object, as in ExcelJS, it would change every object of the process.
  if (name.includes("__proto__")) refuse("file/unsafe-name", { name });
  const state = attributeOf(attributes, "state") ?? "visible";
  return { name, hidden: state !== "visible", id: attributeOf(attributes, "id") ?? "" };
}

/** Chart sheets, dialogs and macro sheets have no cells of a submission and are left out. */
function toSheet(
  { name, hidden, id }: SheetEntry,
  relationships: ReadonlyMap<string, Relationship>,
  container: Container,
): SheetOutline[] {
  // Modules of macros in old workbooks are listed as sheets without a part.
  if (id === "") return [];
  const relationship = relationships.get(id) ?? refuseCorrupt("missing-part", name);
  if (relationship.type !== "worksheet") return [];
  if (!container.has(relationship.target)) refuseCorrupt("missing-part", relationship.target);
  return [{ name, hidden, part: relationship.target }];
}

/** Excel allows neither; with either, it would be a guess which sheet somebody meant. */
function refuseAmbiguous(entries: readonly SheetEntry[], sheets: readonly SheetOutline[]): void {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  const parts = new Set(sheets.map(({ part }) => part.toLowerCase()));
  if (names.size < entries.length || parts.size < sheets.length) refuseCorrupt("sheets");
}

function partOf(
  type: string,
  relationships: ReadonlyMap<string, Relationship>,
  container: Container,
): string | undefined {
  const related = [...relationships.values()].find((relationship) => relationship.type === type);
  const part = related?.target ?? `xl/${type}.xml`;
  return container.has(part) ? part : undefined;
}

const isTrue = (flag: string | undefined): boolean => flag === "1" || flag === "true";
