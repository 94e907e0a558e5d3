import { parseAddress } from "../../model/address.js";
import { LIMITS, refuseTooLarge } from "../container/limits.js";
import { refuseCorrupt } from "../container/unreadable.js";
import type { CellContent, SheetContent } from "../content.js";
import { type CellContext, type RawCell, toContent } from "./cell.js";
import { type Attributes, decodeEscapes, readXml } from "./xml.js";

/** Excel's last cell is XFD1048576. */
const LAST = { row: 1_048_576, column: 16_384 };

/** Counts over all sheets of a workbook. */
export type Tally = { elements: number; cells: number; characters: number };

type Open = { -readonly [Key in keyof RawCell]: RawCell[Key] };

/**
 * Reads the cells with content of one worksheet, and nothing else of it: no validations, merges or
 * drawings. A merged region's value stands in its first cell, as in the file.
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
  let hasData = false;
  let isInside = false;
  let isPhonetic = false;
  let cell: Open | undefined;
  /** The text of the `v`, `f` or `t` at hand. */
  let text: string | undefined;

  function openRow(attributes: Attributes): void {
    const next = attributes.r === undefined ? row + 1 : Number(attributes.r);
    if (!Number.isInteger(next) || next <= row || next > LAST.row) refusePlace(part);
    row = next;
    column = 0;
    count(tally, part);
  }

  function openCell(attributes: Attributes): void {
    // Some programs leave the reference out: the cell follows the one before.
    const next =
      attributes.r === undefined ? { row, column: column + 1 } : parseAddress(attributes.r);
    const follows = next?.row === row && next.column > column && next.column <= LAST.column;
    if (row === 0 || !follows) refusePlace(part);
    column = next.column;
    cell = { type: attributes.t ?? "n", style: Number(attributes.s ?? 0) };
    count(tally, part);
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
    tally.cells += 1;
    if (tally.cells > LIMITS.cells) refuseTooLarge(LIMITS.cells, "cells", part);
  }

  await readXml(pieces, part, {
    open: (element, attributes) => {
      if (element === "sheetData") isInside = hasData = true;
      else if (!isInside || isPhonetic) return;
      else if (element === "c") openCell(attributes);
      else if (element === "row") openRow(attributes);
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
