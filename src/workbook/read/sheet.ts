import { parseAddress } from "../../model/address.js";
import { LIMITS, refuseTooLarge } from "../container/limits.js";
import { refuseCorrupt } from "../container/unreadable.js";
import type { CellContent, SheetContent } from "../content.js";
import { type Attributes, attributeOf } from "./attributes.js";
import { type CellContext, type RawCell, toContent } from "./cell.js";
import { readXml } from "./xml.js";
import { decodeEscapes } from "./xml-text.js";

/** Excel's last cell is XFD1048576. */
export const LAST = { row: LIMITS.rows, column: LIMITS.columns };

/** Counts over all sheets of a workbook. */
export type Tally = { elements: number; cells: number; characters: number; used: number };

type Open = { -readonly [Key in keyof RawCell]: RawCell[Key] };

/**
 * Reads the cells with content of one worksheet, and nothing else of it: no validations or drawings,
 * and of merges only how many there are. A merged region's value stands in its first cell, as in the
 * file.
 */
export async function readSheet(
  pieces: AsyncIterable<string>,
  part: string,
  context: CellContext,
  tally: Tally,
): Promise<SheetContent["rows"]> {
  const rows = new Map<number, Map<number, CellContent>>();
  let row = 0;
  let column = 0;
  let merges = 0;
  let hasData = false;
  let isInside = false;
  let isPhonetic = false;
  /** The empty cells since `column`: half of a form, and where they stand seldom matters. */
  let empty: Attributes[] = [];
  let cell: Open | undefined;
  /** The text of the `v`, `f` or `t` at hand. */
  let text: string | undefined;

  function useText(written: string): void {
    tally.used += written.length;
    if (tally.used > LIMITS.usedMillions * 1e6) {
      refuseTooLarge(LIMITS.usedMillions, "million-characters", part);
    }
  }

  function countMerge(): void {
    merges += 1;
    if (merges > LIMITS.merges) refuseTooLarge(LIMITS.merges, "merges", part);
  }

  function openRow(attributes: Attributes): void {
    const reference = attributeOf(attributes, "r");
    const next = reference === undefined ? row + 1 : Number(reference);
    if (!Number.isInteger(next) || next <= row) refusePlace(part);
    if (next > LAST.row) refuseTooLarge(LAST.row, "sheet-rows", part);
    row = next;
    column = 0;
    empty = [];
    count(tally, part);
  }

  function openCell(attributes: Attributes): void {
    const reference = attributeOf(attributes, "r");
    // Some programs leave the reference out: the cell follows the one before.
    const next =
      reference === undefined ? { row, column: lastColumn() + 1 } : parseAddress(reference);
    if (row === 0 || next?.row !== row || next.column <= column) refusePlace(part);
    if (next.column > LAST.column) refuseTooLarge(LAST.column, "sheet-columns", part);
    column = next.column;
    empty = [];
    cell = { attributes };
  }

  function lastColumn(): number {
    return empty.reduce((before, attributes) => {
      const reference = attributeOf(attributes, "r");
      return parseAddress(reference ?? "")?.column ?? before + 1;
    }, column);
  }

  function closeText(element: string): void {
    if (!cell || text === undefined) return;
    if (element === "v") cell.value = text;
    else if (element === "f") cell.formula = text;
    else if (element === "t") cell.inline = (cell.inline ?? "") + text;
    text = undefined;
  }

  function closeCell(): void {
    const content = cell && toContent(cell, context);
    cell = undefined;
    if (!content) return;
    const cells = rows.get(row) ?? new Map<number, CellContent>();
    rows.set(row, cells.set(column, content));
    if (content.kind === "text") useText(content.text);
    tally.cells += 1;
    if (tally.cells > LIMITS.cells) refuseTooLarge(LIMITS.cells, "cells", part);
  }

  await readXml(pieces, part, {
    open: (element, attributes, isEmpty) => {
      if (element === "sheetData") isInside = hasData = true;
      else if (element === "mergeCell") countMerge();
      else if (!isInside || isPhonetic) return;
      else if (element === "c") {
        count(tally, part);
        if (isEmpty) empty.push(attributes);
        else openCell(attributes);
      } else if (element === "row") openRow(attributes);
      else if (element === "rPh") isPhonetic = true;
      else if (element === "v" || element === "f" || element === "t") text = "";
    },
    text: (piece) => {
      if (text === undefined) return;
      text += piece;
      tally.characters += piece.length;
      refuseLongTexts(tally.characters, part);
    },
    close: (element) => {
      if (element === "rPh") isPhonetic = false;
      else if (element === "sheetData") isInside = false;
      else if (element === "c") closeCell();
      else closeText(element);
    },
  });
  if (!hasData) refuseCorrupt("markup", part);
  return rows;
}

function refusePlace(part: string): never {
  return refuseCorrupt("cell-reference", part);
}

/** Empty cells count too: a sheet of nothing else takes as long to read. */
function count(tally: Tally, part: string): void {
  tally.elements += 1;
  if (tally.elements > LIMITS.elements) refuseTooLarge(LIMITS.elements, "cells", part);
}

function refuseLongTexts(characters: number, part: string): void {
  if (characters > LIMITS.textMillions * 1e6) {
    refuseTooLarge(LIMITS.textMillions, "million-characters", part);
  }
}

/** The workbook's shared texts, runs joined, without phonetic readings. */
export async function readSharedStrings(
  pieces: AsyncIterable<string>,
  part: string,
): Promise<string[]> {
  const strings: string[] = [];
  let characters = 0;
  let string = "";
  let isText = false;
  let isPhonetic = false;
  await readXml(pieces, part, {
    open: (element) => {
      if (element === "si") string = "";
      else if (element === "rPh") isPhonetic = true;
      else if (element === "t") isText = !isPhonetic;
    },
    text: (piece) => {
      if (!isText) return;
      string += piece;
      characters += piece.length;
      refuseLongTexts(characters, part);
    },
    close: (element) => {
      if (element === "t") isText = false;
      else if (element === "rPh") isPhonetic = false;
      else if (element === "si") strings.push(decodeEscapes(string));
      if (strings.length > LIMITS.sharedStrings) {
        refuseTooLarge(LIMITS.sharedStrings, "texts", part);
      }
    },
  });
  return strings;
}
