import type { Worksheet } from "exceljs";
import { toLetters } from "../../model/address.js";
import type { SheetOfTable } from "../../model/sheet-of-table.js";

const A4 = 9;
/** About what two A4 pages side by side show at a legible size, in characters. */
const WIDEST = 260;

/** Printed on A4 across, with header and frozen columns on every page; too wide ones on several. */
export function printAs(
  sheet: Worksheet,
  { title, columns, frozenColumns }: SheetOfTable,
  headerRow: number,
): void {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  Object.assign(sheet.pageSetup, {
    paperSize: A4,
    orientation: "landscape",
    ...(width <= WIDEST ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 } : { scale: 60 }),
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    printTitlesRow: `1:${headerRow}`,
    ...(frozenColumns > 0 && { printTitlesColumn: `A:${toLetters(frozenColumns)}` }),
  });
  // An ampersand begins a code in headers and footers.
  sheet.headerFooter.oddFooter = `&L${title.replaceAll("&", "&&")}&R第 &P 页，共 &N 页`;
}
