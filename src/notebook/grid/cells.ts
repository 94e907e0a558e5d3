import type { SheetView } from "../../index.js";
import { toAddress } from "../../index.js";
import { say } from "../page-language.js";
import { type GridCell, gapCell, gridCell } from "./cell.js";
import { type GridLine, type GridLines, isGap } from "./lines.js";
import type { GridPosition } from "./position.js";
import { type GridSpan, placeSpans } from "./spans.js";
import { GRID_WORDS } from "./words.js";

/** A sheet, and which of its cells are filled in by those who report, in A1 form. */
export type GridSheet = SheetView & { readonly answers: ReadonlySet<string> };

export type DrawnCells = {
  /** What is drawn at each place, row by row; what covers several places stands at each of them. */
  readonly atPlaces: readonly GridCell[];
  /** The elements that begin in each row. */
  readonly inRows: readonly (readonly HTMLElement[])[];
};

/** Draws the cells of these lines of a sheet. */
export function drawCells(sheet: GridSheet, lines: GridLines): DrawnCells {
  const spans = placeSpans(sheet.merges, lines);
  const atPlaces: GridCell[] = [];
  const inRows = lines.rows.map((row) => {
    const elements: HTMLElement[] = [];
    for (const column of lines.columns) {
      const span = spans[atPlaces.length];
      const begun = span && atPlaces[span.start];
      const cell = begun ?? drawCell(sheet, row, column, span);
      if (!begun) elements.push(cell.element);
      atPlaces.push(cell);
    }
    return elements;
  });
  return { atPlaces, inRows };
}

function drawCell(
  sheet: GridSheet,
  row: GridLine,
  column: GridLine,
  span: GridSpan | undefined,
): GridCell {
  const position = span
    ? span.area
    : isGap(column)
      ? undefined
      : { row: row.first, column: column.first };
  const cell = position ? contentCell(sheet, position) : gapCell(wordsFor(row));
  if (span && span.rows > 1) cell.element.setAttribute("rowspan", String(span.rows));
  if (span && span.columns > 1) cell.element.setAttribute("colspan", String(span.columns));
  return cell;
}

function contentCell({ rows, answers }: GridSheet, position: GridPosition): GridCell {
  const content = rows.get(position.row)?.get(position.column);
  return gridCell(content, position, answers.has(toAddress(position.row, position.column)));
}

/** A stretch of columns is too narrow for words: its head has them. */
const wordsFor = ({ first, last }: GridLine): string =>
  last > first ? say(GRID_WORDS.emptyRows(last - first + 1)) : "";
