import type { SheetOfTable } from "../../model/sheet-of-table.js";

/** Where things stand on a sheet, 1-based. */
export type Layout = {
  /** Absent where no column has a group. */
  readonly groupRow: number | undefined;
  readonly headerRow: number;
  readonly firstRow: number;
  /** Before `firstRow` where there are no rows. */
  readonly lastRow: number;
};

export function layOut({ notes, columns, rows }: SheetOfTable): Layout {
  const next = 2 + notes.length;
  const groupRow = columns.some(({ group }) => group !== undefined) ? next : undefined;
  const headerRow = groupRow === undefined ? next : next + 1;
  return { groupRow, headerRow, firstRow: headerRow + 1, lastRow: headerRow + rows.length };
}
