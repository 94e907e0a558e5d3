import type { MergedArea } from "../../index.js";
import { type GridLine, type GridLines, isGap, linesWithin } from "./lines.js";

/** One cell of the drawing that covers several places of it. */
export type GridSpan = {
  /** The place of its upper left corner. */
  readonly start: number;
  readonly rows: number;
  readonly columns: number;
  /** The merged area, whose first cell's content it shows; undefined in an empty stretch. */
  readonly area: MergedArea | undefined;
};

/**
 * What stands at each place of a drawing, row by row: a merged area as far as it is drawn, the
 * part of an empty stretch that no merged area crosses, or undefined for a cell by itself.
 */
export function placeSpans(
  merges: readonly MergedArea[],
  { rows, columns }: GridLines,
): readonly (GridSpan | undefined)[] {
  const places = new Array<GridSpan | undefined>(rows.length * columns.length);
  for (const area of merges) {
    // Clipped first: an area may cover all cells that a sheet can have.
    const down = linesWithin(rows, area.row, area.row + area.rows - 1);
    const across = linesWithin(columns, area.column, area.column + area.columns - 1);
    if (down.end <= down.start || across.end <= across.start) continue;
    const span = {
      start: down.start * columns.length + across.start,
      rows: down.end - down.start,
      columns: across.end - across.start,
      area,
    };
    for (let row = down.start; row < down.end; row++) {
      const left = row * columns.length;
      places.fill(span, left + across.start, left + across.end);
    }
  }
  rows.forEach((line, row) => {
    if (isGap(line)) fillGap(places, row * columns.length, columns);
  });
  return places;
}

/** An empty stretch is one cell as long as nothing merged crosses it. */
function fillGap(
  places: (GridSpan | undefined)[],
  left: number,
  columns: readonly GridLine[],
): void {
  const right = left + columns.length;
  for (let start = left; start < right; ) {
    let end = start;
    while (end < right && !places[end]) end++;
    places.fill({ start, rows: 1, columns: end - start, area: undefined }, start, end);
    start = Math.max(end, start + 1);
  }
}
