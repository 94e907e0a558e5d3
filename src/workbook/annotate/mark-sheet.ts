import { toAddress } from "../../model/address.js";
import type { ResultRow } from "../../model/result.js";
import type { SheetOutline } from "../read/outline.js";
import type { Book } from "./book.js";
import { patchCells } from "./cells.js";
import { applyEdits } from "./edit-xml.js";
import { NOTE_MARK } from "./mark.js";
import { notesOf, readNoteParts, replaceNotes } from "./notes.js";
import type { Keeper } from "./old-result.js";
import type { Package } from "./package.js";
import type { Anchor } from "./result-sheet.js";
import { mapSheet } from "./sheet-map.js";
import type { Styles } from "./styles.js";
import { cellOf, targetsOf } from "./targets.js";

/** What a sheet has to show. */
export type SheetMarks = {
  readonly rows: readonly ResultRow[];
  /** Of an earlier marking. */
  readonly keepers: readonly Keeper[];
};

/** Marks one sheet in place of its old marks; returns the cell of each finding. */
export async function markSheet(
  pack: Package,
  book: Book,
  { name, part }: SheetOutline,
  { rows, keepers }: SheetMarks,
  styles: Styles,
): Promise<ReadonlyMap<ResultRow, Anchor>> {
  const anchors = new Map<ResultRow, Anchor>();
  const parts = await readNoteParts(pack, part);
  const hasNotes = parts.comments && (await pack.textOf(parts.comments)).includes(NOTE_MARK);
  if (!hasNotes && rows.length === 0 && keepers.length === 0) return anchors;
  const xml = await pack.textOf(part);
  const map = mapSheet(xml, part);
  const targets = targetsOf(rows, keepers, map);
  const { edits, plain } = patchCells(xml, part, map, targets, styles);
  const inSheet = await replaceNotes(pack, book, part, map, parts, notesOf(targets));
  if (edits.length + inSheet.length > 0) pack.write(part, applyEdits(xml, [...edits, ...inSheet]));
  for (const row of rows) {
    const place = cellOf(row, map);
    if (!place) continue;
    const address = toAddress(place.row, place.column);
    anchors.set(row, { sheet: name, address, style: plain.get(address) ?? 0 });
  }
  return anchors;
}
