import type { SheetView } from "../../index.js";
import type { GridPosition } from "./position.js";

/** One drawn row or column; or, where `last` is greater, a stretch of empty ones drawn as one thin line. */
export type GridLine = { readonly first: number; readonly last: number };

export type GridLines = {
  readonly rows: readonly GridLine[];
  readonly columns: readonly GridLine[];
};

/** Longer empty stretches are drawn as one line. */
const MOST_EMPTY_ROWS = 40;
const MOST_EMPTY_COLUMNS = 8;

/**
 * The rows and columns that are worth drawing: those with content, those that are wanted, and
 * short empty stretches between. Hidden columns are left out, unless one is wanted.
 */
export function drawnLines(sheet: SheetView, wanted: readonly GridPosition[]): GridLines {
  const rows = new Set(wanted.map(({ row }) => row));
  const columns = new Set(wanted.map(({ column }) => column));
  const wantedColumns = new Set(columns);
  for (const [row, cells] of sheet.rows) {
    rows.add(row);
    for (const column of cells.keys()) columns.add(column);
  }
  for (const area of sheet.merges) {
    if (!sheet.rows.get(area.row)?.has(area.column)) continue;
    if (area.rows <= MOST_EMPTY_ROWS) rows.add(area.row + area.rows - 1);
    if (area.columns <= MOST_EMPTY_COLUMNS) columns.add(area.column + area.columns - 1);
  }
  const isShown = (column: number) => sheet.widths.get(column) !== 0 || wantedColumns.has(column);
  return {
    rows: toLines(rows, MOST_EMPTY_ROWS, () => true),
    columns: toLines(columns, MOST_EMPTY_COLUMNS, isShown),
  };
}

export const isGap = ({ first, last }: GridLine): boolean => last > first;

/** The index of the line that holds this row or column, or -1. */
export function lineAt(lines: readonly GridLine[], wanted: number | undefined): number {
  if (wanted === undefined) return -1;
  const index = firstFrom(lines, wanted);
  return index < lines.length && (lines[index]?.first ?? 0) <= wanted ? index : -1;
}

/** Whether this cell is drawn by itself, and not as part of an empty stretch. */
export function isDrawn({ rows, columns }: GridLines, { row, column }: GridPosition): boolean {
  const lines = [rows[lineAt(rows, row)], columns[lineAt(columns, column)]];
  return lines.every((line) => line !== undefined && !isGap(line));
}

/**
 * The indexes of the lines that are wholly between these rows or columns: from `start` up to
 * before `end`. Part of an empty stretch does not count, for it may be between others as well.
 */
export function linesWithin(
  lines: readonly GridLine[],
  first: number,
  last: number,
): { readonly start: number; readonly end: number } {
  const start = firstFrom(lines, first);
  const isPart = start < lines.length && (lines[start]?.first ?? 0) < first;
  return { start: isPart ? start + 1 : start, end: firstFrom(lines, last + 1) };
}

function toLines(
  used: ReadonlySet<number>,
  mostEmpty: number,
  isShown: (line: number) => boolean,
): GridLine[] {
  const lines: GridLine[] = [];
  let previous = 0;
  for (const line of [...used].sort((a, b) => a - b)) {
    const isLong = line - previous - 1 > mostEmpty;
    if (isLong) lines.push({ first: previous + 1, last: line - 1 });
    for (let each = isLong ? line : previous + 1; each <= line; each++) {
      if (isShown(each)) lines.push({ first: each, last: each });
    }
    previous = line;
  }
  return lines;
}

/** The index of the first line that ends at this row or column or behind it. */
function firstFrom(lines: readonly GridLine[], wanted: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.last ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
