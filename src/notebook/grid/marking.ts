import type { GridCell } from "./cell.js";
import type { GridMark } from "./mark.js";
import type { GridTable } from "./table.js";

/**
 * Shows marks in the table and takes earlier ones away; only the cells concerned are touched.
 *
 * @param earlier the cells that are marked so far
 * @returns the cells that are marked now
 */
export function markIn(
  table: GridTable,
  marks: readonly GridMark[],
  earlier: readonly GridCell[] = [],
): readonly GridCell[] {
  const byCell = new Map<GridCell, GridMark[]>();
  for (const mark of marks) {
    const cell = table.find(mark.address)?.cell;
    const own = cell && byCell.get(cell);
    if (own) own.push(mark);
    else if (cell) byCell.set(cell, [mark]);
  }
  for (const cell of earlier) if (!byCell.has(cell)) cell.mark([]);
  for (const [cell, own] of byCell) cell.mark(own);
  return [...byCell.keys()];
}
