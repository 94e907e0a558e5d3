import { parseAddress, toAddress } from "../../model/address.js";
import { refuseCorrupt } from "../container/unreadable.js";
import { attributeOf } from "../read/attributes.js";
import { withAttribute } from "./attribute-spans.js";
import { appendTo, type Edit } from "./edit-xml.js";
import type { RowSpan, SheetMap } from "./sheet-map.js";
import type { Styles } from "./styles.js";
import type { Target } from "./target.js";
import { attributesOf, type Tag, walkXml } from "./walk-xml.js";

export type PatchedCells = {
  readonly edits: readonly Edit[];
  /** The format of every target without a mark, by its address. */
  readonly plain: ReadonlyMap<string, number>;
};

type Patch = {
  readonly xml: string;
  readonly part: string;
  readonly map: SheetMap;
  readonly styles: Styles;
  readonly edits: Edit[];
  readonly plain: Map<string, number>;
};

/** Gives the targets, which come row by row, their formats in one pass over those rows. */
export function patchCells(
  xml: string,
  part: string,
  map: SheetMap,
  targets: readonly Target[],
  styles: Styles,
): PatchedCells {
  const patch: Patch = { xml, part, map, styles, edits: [], plain: new Map() };
  const { rows, data } = map;
  let newRows = "";
  let at = 0;
  for (const [number, inRow] of byRow(targets)) {
    while ((rows[at]?.number ?? number) < number) at += 1;
    const next = rows[at];
    if (next?.number === number) {
      patchRow(patch, next, inRow);
      continue;
    }
    const row = newRow(patch, number, inRow);
    if (next) patch.edits.push({ start: next.element.start, end: next.element.start, text: row });
    else newRows += row;
  }
  if (newRows !== "") patch.edits.push(appendTo(data, newRows));
  return patch;
}

function byRow(targets: readonly Target[]): ReadonlyMap<number, Target[]> {
  const rows = new Map<number, Target[]>();
  for (const target of targets) {
    const row = rows.get(target.row);
    if (row) row.push(target);
    else rows.set(target.row, [target]);
  }
  return rows;
}

function patchRow(patch: Patch, row: RowSpan, targets: readonly Target[]): void {
  const { xml, part } = patch;
  const { element, number } = row;
  let waiting = 0;
  let column = 0;
  walkXml(
    xml,
    part,
    (tag) => {
      if (tag.depth > 0 || tag.local !== "c" || tag.kind === "close") return;
      column = columnOf(attributeOf(attributesOf(xml, tag), "r"), number, column, part);
      for (; (targets[waiting]?.column ?? Infinity) <= column; waiting += 1) {
        const target = targets[waiting];
        if (target?.column === column) patchCell(patch, tag, target);
        else if (target) insertAt(patch, tag.start, newCell(patch, target, row));
      }
    },
    { from: element.tagEnd, to: element.contentEnd, deepest: 0 },
  );
  const rest = targets.slice(waiting).map((target) => newCell(patch, target, row));
  if (rest.join("") !== "") patch.edits.push(appendTo(element, rest.join("")));
}

function patchCell(patch: Patch, tag: Tag, target: Target): void {
  const { xml, edits } = patch;
  const written = attributeOf(attributesOf(xml, tag), "s");
  const before = toStyle(written);
  const style = restyle(patch, target, before);
  if (style === before) return;
  const text = withAttribute(xml.slice(tag.start, tag.end), "s", String(style));
  edits.push({ start: tag.start, end: tag.end, text });
}

/** The format of a target, its format without a mark being noted. */
function restyle({ styles, plain }: Patch, target: Target, before: number): number {
  const { original, severity, row, column } = target;
  const isMarked = original !== undefined && styles.isPainted(before);
  const without = isMarked ? styles.unpaint(before, original) : before;
  plain.set(toAddress(row, column), without);
  return severity === undefined ? without : styles.paint(without, severity);
}

function newRow(patch: Patch, number: number, targets: readonly Target[]): string {
  const cells = targets.map((target) => newCell(patch, target)).join("");
  const name = `${patch.map.prefix}row`;
  return cells === "" ? "" : `<${name} r="${number}">${cells}</${name}>`;
}

/** A cell that was not there, as the row or else the column has it; none where nothing is marked. */
function newCell(patch: Patch, target: Target, row?: RowSpan): string {
  const { columns, prefix } = patch.map;
  const column = columns.find(({ first, last }) => first <= target.column && last >= target.column);
  const before = rowStyle(row) ?? attributeOf(column?.attributes ?? "", "style");
  const style = restyle(patch, target, toStyle(before));
  if (target.severity === undefined) return "";
  return `<${prefix}c r="${toAddress(target.row, target.column)}" s="${style}"/>`;
}

/** What is no index is the first format, as in Excel. */
function toStyle(written: string | undefined): number {
  const style = Number(written ?? 0);
  return Number.isInteger(style) && style >= 0 ? style : 0;
}

function rowStyle(row: RowSpan | undefined): string | undefined {
  const attributes = row?.attributes ?? "";
  const isOwn = ["1", "true"].includes(attributeOf(attributes, "customFormat") ?? "");
  return isOwn ? attributeOf(attributes, "s") : undefined;
}

function insertAt({ edits }: Patch, start: number, text: string): void {
  if (text !== "") edits.push({ start, end: start, text });
}

function columnOf(
  reference: string | undefined,
  row: number,
  before: number,
  part: string,
): number {
  // Some programs leave the reference out: the cell follows the one before.
  if (reference === undefined) return before + 1;
  const place = parseAddress(reference);
  const follows = place?.row === row && place.column > before;
  return follows ? place.column : refuseCorrupt("cell-reference", part);
}
