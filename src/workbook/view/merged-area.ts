import { parseAddress } from "../../model/address.js";
import { LAST } from "../read/sheet.js";
import type { MergedArea } from "./sheet-view.js";

/**
 * The area of a reference such as `A1:C3`, as far as it lies on a sheet; undefined for anything else,
 * a single cell too.
 */
export function toMergedArea(reference: string): MergedArea | undefined {
  const [from = "", to = "", rest] = reference.split(":", 3);
  const first = parseAddress(from);
  const last = parseAddress(to);
  if (!first || !last || rest !== undefined) return undefined;
  const rows = Math.min(last.row, LAST.row) - first.row + 1;
  const columns = Math.min(last.column, LAST.column) - first.column + 1;
  if (rows < 1 || columns < 1 || rows * columns === 1) return undefined;
  // Not `...first`: V8 reads objects made so many times slower, and each is read thousands of times.
  return { row: first.row, column: first.column, rows, columns };
}

/** Whether an area shares no cell with any of the others. */
export const isApart = (area: MergedArea, others: readonly MergedArea[]): boolean =>
  !others.some((other) => overlap(area, other));

const overlap = (a: MergedArea, b: MergedArea): boolean =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;
