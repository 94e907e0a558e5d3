import type { MergedArea } from "../../index.js";
import type { GridLine, GridLines } from "./lines.js";
import type { GridPosition } from "./position.js";

/**
 * Merged areas may reach beyond the lines of one page: what stands in an area outside of them is
 * brought to the nearest cell of that area inside; every other position stays as it is.
 */
export function intoLines(
  merges: readonly MergedArea[],
  lines: GridLines,
): (position: GridPosition) => GridPosition {
  const [rows, columns] = [boundsOf(lines.rows), boundsOf(lines.columns)];
  const crossing = merges.filter((area) => {
    const [down, across] = [rowsOf(area), columnsOf(area)];
    const isWithin = contains(rows, down) && contains(columns, across);
    return !isWithin && meets(rows, down) && meets(columns, across);
  });
  return ({ row, column }) => {
    const area = crossing.find(
      (each) =>
        contains(rowsOf(each), { first: row, last: row }) &&
        contains(columnsOf(each), { first: column, last: column }),
    );
    return area ? { row: clamp(row, rows), column: clamp(column, columns) } : { row, column };
  };
}

const boundsOf = (lines: readonly GridLine[]): GridLine => ({
  first: lines[0]?.first ?? 0,
  last: lines.at(-1)?.last ?? 0,
});

const rowsOf = ({ row, rows }: MergedArea): GridLine => ({ first: row, last: row + rows - 1 });

const columnsOf = ({ column, columns }: MergedArea): GridLine => ({
  first: column,
  last: column + columns - 1,
});

const contains = (outer: GridLine, inner: GridLine): boolean =>
  outer.first <= inner.first && inner.last <= outer.last;

const meets = (one: GridLine, other: GridLine): boolean =>
  one.first <= other.last && other.first <= one.last;

const clamp = (value: number, { first, last }: GridLine): number =>
  Math.min(last, Math.max(first, value));
