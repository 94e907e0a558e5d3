import { toAddress } from "../../model/address.js";
import { refuseCorrupt } from "../container/unreadable.js";
import { readRelationships, relationshipsOf } from "../read/relationships.js";
import { type Book, folderOf } from "./book.js";
import { noComments } from "./comments.js";
import { declareEnding, declareType } from "./content-types.js";
import { addNotes, dropNotes, type Notes } from "./edit-comments.js";
import type { Edit } from "./edit-xml.js";
import { freePart, relate } from "./links.js";
import { boxFor, rowHeights } from "./note-box.js";
import type { Package } from "./package.js";
import type { SheetMap } from "./sheet-map.js";
import type { Target } from "./target.js";
import { addShapes, dropShapes, newDrawing } from "./vml.js";

/** The parts of a sheet's notes: their texts, and the drawing of their boxes. */
export type NoteParts = {
  readonly comments?: string | undefined;
  /** By the id of its relationship; headers may have another one. */
  readonly drawings: ReadonlyMap<string, string>;
};

const COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const VML = "application/vnd.openxmlformats-officedocument.vmlDrawing";

export async function readNoteParts(pack: Package, sheet: string): Promise<NoteParts> {
  const relationships = await readRelationships(pack, relationshipsOf(sheet));
  const known = [...relationships].filter(([, { target }]) => pack.has(target));
  return {
    comments: known.find(([, { type }]) => type === "comments")?.[1].target,
    drawings: new Map(
      known
        .filter(([, { type }]) => type === "vmlDrawing")
        .map(([id, { target }]) => [id, target] as const),
    ),
  };
}

/** One note per cell; the clipping to Excel's limit comes later. */
export const notesOf = (targets: readonly Target[]): Notes =>
  new Map(
    targets
      .filter(({ lines }) => lines.length > 0)
      .map(({ row, column, lines }) => [toAddress(row, column), lines.join("\n")]),
  );

/** Puts our notes in place of our old ones; returns what that changes in the sheet itself. */
export async function replaceNotes(
  pack: Package,
  book: Book,
  sheet: string,
  map: SheetMap,
  parts: NoteParts,
  notes: Notes,
): Promise<Edit[]> {
  if (!parts.comments && notes.size === 0) return [];
  const comments = parts.comments ?? (await addComments(pack, book, sheet));
  const old = dropNotes(await pack.textOf(comments), comments);
  const { xml, added } = addNotes(old.xml, comments, notes);
  pack.write(comments, xml);
  const known = drawingOf(map, parts);
  if (added.length === 0 && !known) return [];
  const drawing = known ?? freePart(pack, `${folderOf(book.part)}drawings/vmlDrawing`, "vml");
  const heights = rowHeights(map);
  const boxes = added.map((address) => boxFor(address, notes.get(address) ?? "", map, heights));
  const number = book.sheets.findIndex(({ part }) => part === sheet);
  const vml = known ? await pack.textOf(known) : newDrawing(number);
  pack.write(drawing, addShapes(dropShapes(vml, old.dropped), drawing, boxes));
  return known ? [] : [await linkDrawing(pack, book, sheet, map, drawing)];
}

async function addComments(pack: Package, book: Book, sheet: string): Promise<string> {
  const part = freePart(pack, `${folderOf(book.part)}comments`, "xml");
  pack.write(part, noComments(book.dialect));
  await relate(pack, sheet, `${book.dialect.relationships}/comments`, part);
  await declareType(pack, part, COMMENTS);
  return part;
}

async function linkDrawing(
  pack: Package,
  { dialect }: Book,
  sheet: string,
  { prefix, legacyPlace }: SheetMap,
  drawing: string,
): Promise<Edit> {
  const id = await relate(pack, sheet, `${dialect.relationships}/vmlDrawing`, drawing);
  await declareEnding(pack, "vml", VML);
  const text = `<${prefix}legacyDrawing xmlns:r="${dialect.relationships}" r:id="${id}"/>`;
  return { start: legacyPlace, end: legacyPlace, text };
}

function drawingOf({ legacyDrawing }: SheetMap, { drawings }: NoteParts): string | undefined {
  if (legacyDrawing === undefined) return undefined;
  return drawings.get(legacyDrawing) ?? refuseCorrupt("missing-part", "legacyDrawing");
}
