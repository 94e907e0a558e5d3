import type { SheetView } from "../../index.js";
import { element } from "../element.js";
import { type GridLine, isGap } from "./lines.js";

/** In characters, as the sheet's own widths. */
const LEAST = 3;
const MOST = 40;
const OF_A_GAP = 1;
/** A hidden column is drawn where something was found in it. */
const OF_A_HIDDEN = 10;
/** What the padding of a cell takes. */
const PADDING = 2;

/** The widths of a drawing: that of the head of the rows, then each column's, and the sum. */
export function columnGroup(
  { widths, defaultWidth }: SheetView,
  columns: readonly GridLine[],
  lastRow: number,
): { readonly group: HTMLElement; readonly head: string; readonly width: string } {
  const own = columns.map((line) =>
    isGap(line) ? OF_A_GAP : bounded(widths.get(line.first) ?? defaultWidth),
  );
  const all = [String(lastRow).length, ...own].map((width) => width + PADDING);
  const group = element("colgroup", {}, ...all.map((width) => withWidth(toLength(width))));
  return {
    group,
    head: toLength(all[0] ?? 0),
    width: toLength(all.reduce((sum, width) => sum + width, 0)),
  };
}

const bounded = (width: number): number =>
  width === 0 ? OF_A_HIDDEN : Math.min(MOST, Math.max(LEAST, width));

const toLength = (characters: number): string => `${Math.round(characters * 10) / 10}ch`;

function withWidth(width: string): HTMLElement {
  const column = element("col");
  column.style.width = width;
  return column;
}
