import { parseAddress } from "../../model/address.js";
import { attributeOf } from "../read/attributes.js";
import type { SheetMap } from "./sheet-map.js";
import type { NoteBox } from "./vml.js";

/** In points: of a box, of a letter of a note's nine, of a line. */
const BOX = { width: 200, margin: 12, letter: 9.5, line: 13, highest: 400 };
const POINTS_PER_PIXEL = 0.75;
/** In pixels: between a cell and the box of its note. */
const GAP = 15;
/** Excel's own, where a sheet does not say. */
const DEFAULT = { characters: 8.43, points: 15 };
const PIXELS_PER_CHARACTER = 7;
const LAST = { row: 1_048_576, column: 16_384 };

/** A box beside its cell, in which the text has room whatever the widths and heights around. */
export function boxFor(
  address: string,
  text: string,
  map: SheetMap,
  heights: ReadonlyMap<number, number>,
): NoteBox {
  const { row, column } = parseAddress(address) ?? { row: 1, column: 1 };
  const height = Math.min(BOX.highest, heightOf(text));
  const across = (index: number) => pixelsOfColumn(map, index);
  const down = (index: number) => heights.get(index) ?? defaultHeight(map);
  const left = Math.min(column + 1, LAST.column - 1);
  const top = Math.max(1, row - 1);
  const [right, rightOffset] = reach(left, GAP + BOX.width / POINTS_PER_PIXEL, across, LAST.column);
  const [bottom, bottomOffset] = reach(top, height / POINTS_PER_PIXEL, down, LAST.row);
  const anchor = [left - 1, GAP, top - 1, 0, right - 1, rightOffset, bottom - 1, bottomOffset];
  return { address, anchor: anchor.join(", "), width: BOX.width, height };
}

/** In pixels, of the rows that have a height of their own. */
export function rowHeights({ rows }: SheetMap): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  for (const { number, attributes } of rows) {
    const points = attributeOf(attributes, "ht");
    if (isHidden(attributes)) heights.set(number, 0);
    else if (points !== undefined) heights.set(number, Number(points) / POINTS_PER_PIXEL);
  }
  return heights;
}

/** How far a length reaches from the beginning of a row or column: the last one, and into it. */
function reach(
  first: number,
  length: number,
  sizeOf: (index: number) => number,
  last: number,
): [number, number] {
  let rest = length;
  // Many hidden rows in a row are no reason to walk them all.
  const end = Math.min(last, first + 200);
  for (let index = first; index < end; index += 1) {
    const size = sizeOf(index);
    if (rest <= size) return [index, Math.round(rest)];
    rest -= size;
  }
  return [end, 0];
}

function pixelsOfColumn({ columns, format }: SheetMap, index: number): number {
  const own = columns.find(({ first, last }) => first <= index && last >= index);
  if (own && isHidden(own.attributes)) return 0;
  const width = attributeOf(own?.attributes ?? "", "width");
  const characters = Number(width ?? attributeOf(format, "defaultColWidth") ?? DEFAULT.characters);
  return characters * PIXELS_PER_CHARACTER + (width === undefined ? 5 : 0);
}

const defaultHeight = ({ format }: SheetMap): number =>
  Number(attributeOf(format, "defaultRowHeight") ?? DEFAULT.points) / POINTS_PER_PIXEL;

const isHidden = (attributes: string): boolean =>
  ["1", "true"].includes(attributeOf(attributes, "hidden") ?? "");

function heightOf(text: string): number {
  const perLine = (BOX.width - BOX.margin) / BOX.letter;
  const lines = text.split("\n").map((line) => Math.max(1, Math.ceil(lettersOf(line) / perLine)));
  return BOX.margin + BOX.line * lines.reduce((sum, count) => sum + count, 0);
}

/** In widths of a Chinese character; the others take about half. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters += text.charCodeAt(at) < 0x2e80 ? 0.55 : 1;
  return letters;
}
