import type { Style, Workbook, Worksheet } from "exceljs";
import { toAddress } from "../../model/address.js";
import type { SheetCell, SheetColumn, SheetOfTable } from "../../model/sheet-of-table.js";
import { toDateSerial } from "../serial-date.js";
import { heightFor } from "../template/style.js";
import { drawTotal } from "./draw-total.js";
import { type Layout, layOut } from "./layout.js";
import { printAs } from "./page.js";
import { STYLES, stylesOf } from "./style.js";
import { toWritten } from "./written.js";

/** Title, notes, header, rows and perhaps a total; the header stays in view and has filters. */
export function drawTable(workbook: Workbook, name: string, table: SheetOfTable): Worksheet {
  const layout = layOut(table);
  const { headerRow, lastRow } = layout;
  const sheet = workbook.addWorksheet(name, {
    views: [
      { state: "frozen", xSplit: table.frozenColumns, ySplit: headerRow, showGridLines: false },
    ],
  });
  drawHead(sheet, table);
  drawHeader(sheet, table, layout);
  drawRows(sheet, table, layout);
  if (table.columns.length > 0) {
    sheet.autoFilter = `A${headerRow}:${toAddress(Math.max(headerRow, lastRow), table.columns.length)}`;
  }
  if (table.total) drawTotal(sheet, table, table.total, layout);
  printAs(sheet, table, headerRow);
  return sheet;
}

function drawHead(sheet: Worksheet, { title, notes, columns }: SheetOfTable): void {
  columns.forEach(({ width }, at) => {
    sheet.getColumn(at + 1).width = width;
  });
  put(sheet, 1, 1, title, STYLES.title);
  sheet.getRow(1).height = 28;
  notes.forEach((note, at) => {
    put(sheet, 2 + at, 1, note, STYLES.note);
    sheet.getRow(2 + at).height = 18;
  });
}

function drawHeader(sheet: Worksheet, { columns }: SheetOfTable, layout: Layout): void {
  const { groupRow, headerRow } = layout;
  const heights = columns.map(({ header, width }) => heightFor(header, width - FILTER_WIDTH, 26));
  sheet.getRow(headerRow).height = Math.min(96, Math.max(...heights));
  columns.forEach(({ header, group }, at) => {
    put(sheet, headerRow, at + 1, header, STYLES.header);
    if (groupRow !== undefined) put(sheet, groupRow, at + 1, group ?? null, STYLES.group);
  });
  if (groupRow === undefined) return;
  sheet.getRow(groupRow).height = 22;
  for (const { from, to } of groupsOf(columns)) sheet.mergeCells(groupRow, from, groupRow, to);
}

/** Of the button that a filter puts into a header, in characters. */
const FILTER_WIDTH = 2;

/** Neighbours of one group, 1-based; a single column needs no merging. */
function groupsOf(columns: readonly SheetColumn[]): { from: number; to: number }[] {
  const groups: { from: number; to: number }[] = [];
  columns.forEach(({ group }, at) => {
    const last = groups.at(-1);
    if (last && columns[at - 1]?.group === group) last.to = at + 1;
    else groups.push({ from: at + 1, to: at + 1 });
  });
  return groups.filter(({ from, to }) => to > from);
}

function drawRows(sheet: Worksheet, { columns, rows }: SheetOfTable, layout: Layout): void {
  // One object per style: ExcelJS then recognises it at once.
  const styles = columns.map(({ format }) => stylesOf(format));
  rows.forEach((cells, index) => {
    const row = layout.firstRow + index;
    sheet.getRow(row).height = rowHeight(columns, cells);
    columns.forEach((column, at) => {
      const cell = cells[at] ?? { value: null };
      const style = styles[at]?.(cell) ?? STYLES.note;
      put(sheet, row, at + 1, contentOf(column, cell), style);
    });
  });
}

/** Programs do not fit a row's height to its wrapped texts before somebody edits it. */
function rowHeight(columns: readonly SheetColumn[], cells: readonly SheetCell[]): number {
  const heights = columns.map(({ format, width }, at) => {
    const value = cells[at]?.value;
    const isWrapped = format.kind === "text" && typeof value === "string";
    return isWrapped ? heightFor(value, width, LOWEST) : LOWEST;
  });
  return Math.min(HIGHEST, Math.max(LOWEST, ...heights));
}

/** In points. A long text is read in its cell: a row that fills the screen helps nobody. */
const LOWEST = 20;
const HIGHEST = 120;

const contentOf = ({ format }: SheetColumn, { value }: SheetCell): string | number | null =>
  format.kind === "date" && typeof value === "string" ? (toDateSerial(value) ?? value) : value;

function put(
  sheet: Worksheet,
  row: number,
  column: number,
  value: string | number | null,
  style: Partial<Style>,
): void {
  const cell = sheet.getCell(row, column);
  const written = toWritten(value);
  if (written !== null) cell.value = written;
  cell.style = style;
}
