import { parseAddress } from "../../model/address.js";
import { refuseCorrupt } from "../container/unreadable.js";
import { type Attributes, attributeOf } from "../read/attributes.js";
import { type Element, prefixOf, toElement } from "./edit-xml.js";
import { attributesOf, type Tag, walkPart } from "./walk-xml.js";

/** Where everything stands in the XML of a worksheet that a mark may have to touch. */
export type SheetMap = {
  readonly prefix: string;
  readonly data: Element;
  /** In ascending order. */
  readonly rows: readonly RowSpan[];
  readonly columns: readonly ColumnSpan[];
  readonly merges: readonly Area[];
  /** Of `sheetFormatPr`. */
  readonly format: Attributes;
  /** The id of the relationship to the drawing that holds the notes. */
  readonly legacyDrawing?: string | undefined;
  /** Where `legacyDrawing` stands or would have to. */
  readonly legacyPlace: number;
};

export type RowSpan = {
  readonly number: number;
  readonly attributes: Attributes;
  readonly element: Element;
};

export type ColumnSpan = {
  readonly first: number;
  readonly last: number;
  readonly attributes: Attributes;
};

export type Area = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** What follows `legacyDrawing` in a worksheet (ECMA-376, part 1, 18.3.1.99). */
const AFTER_LEGACY_DRAWING: ReadonlySet<string> = new Set([
  "legacyDrawingHF",
  "drawingHF",
  "picture",
  "oleObjects",
  "controls",
  "webPublishItems",
  "tableParts",
  "extLst",
]);
/** Around what older versions do not know, such as controls. */
const ALTERNATIVES = "AlternateContent";
/** Of rows, columns and merges. */
const DEEPEST = 2;

export function mapSheet(xml: string, part: string): SheetMap {
  const found: Found = { rows: [], columns: [], merges: [], format: "" };
  const open: Tag[] = [];
  const visit = (tag: Tag) => {
    if (tag.kind !== "close") open[tag.depth] = tag;
    const [first, parent] = [open[tag.depth], open[tag.depth - 1]];
    if (tag.kind === "open" || !first) return;
    const path = tag.depth > 1 ? `${parent?.local}/${tag.local}` : tag.local;
    take(found, path, attributesOf(xml, first), toElement(first, tag), part);
    if (tag.depth === 1 && isAfterDrawing(xml, first, tag)) found.after ??= first.start;
  };
  walkPart(xml, part, visit, DEEPEST);
  const { root, data, after, ...rest } = found;
  if (!root || !data) return refuseCorrupt("markup", part);
  return { ...rest, data, prefix: prefixOf(root.name), legacyPlace: after ?? root.contentEnd };
}

type Found = {
  readonly rows: RowSpan[];
  readonly columns: ColumnSpan[];
  readonly merges: Area[];
  format: Attributes;
  legacyDrawing?: string | undefined;
  root?: Element;
  data?: Element;
  after?: number;
};

function take(
  found: Found,
  path: string,
  attributes: Attributes,
  element: Element,
  part: string,
): void {
  const { rows, columns, merges } = found;
  switch (path) {
    case "worksheet":
      found.root = element;
      break;
    case "sheetFormatPr":
      found.format = attributes;
      break;
    case "cols/col":
      columns.push(toColumn(attributes));
      break;
    case "sheetData":
      found.data = element;
      break;
    case "sheetData/row":
      rows.push(toRow(attributes, element, rows.at(-1)?.number ?? 0, part));
      break;
    case "mergeCells/mergeCell":
      merges.push(...toAreas(attributeOf(attributes, "ref") ?? ""));
      break;
    case "legacyDrawing":
      found.legacyDrawing = attributeOf(attributes, "id");
      break;
  }
}

/** The cell that a merged area shows in place of this one. */
export function shownCell(
  { merges }: SheetMap,
  row: number,
  column: number,
): { readonly row: number; readonly column: number } {
  const area = merges.find(
    ({ top, left, bottom, right }) =>
      row >= top && row <= bottom && column >= left && column <= right,
  );
  return area ? { row: area.top, column: area.left } : { row, column };
}

/** Of alternatives, whether one of them comes after `legacyDrawing`. */
function isAfterDrawing(xml: string, first: Tag, last: Tag): boolean {
  if (first.local !== ALTERNATIVES) return AFTER_LEGACY_DRAWING.has(first.local);
  const names = xml.slice(first.start, last.end).matchAll(/<(?:[\w.-]+:)?(\w+)/g);
  return [...names].some(([, name = ""]) => AFTER_LEGACY_DRAWING.has(name));
}

function toRow(attributes: Attributes, element: Element, before: number, part: string): RowSpan {
  const number = Number(attributeOf(attributes, "r") ?? before + 1);
  if (!Number.isInteger(number) || number <= before) refuseCorrupt("cell-reference", part);
  return { number, attributes, element };
}

const toColumn = (attributes: Attributes): ColumnSpan => ({
  first: Number(attributeOf(attributes, "min")),
  last: Number(attributeOf(attributes, "max")),
  attributes,
});

/** None for a reference that is none. */
function toAreas(reference: string): Area[] {
  const [first = "", last = first] = reference.split(":");
  const [start, end] = [parseAddress(first), parseAddress(last)];
  if (!start || !end) return [];
  return [{ top: start.row, left: start.column, bottom: end.row, right: end.column }];
}
