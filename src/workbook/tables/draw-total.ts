import type { Worksheet } from "exceljs";
import { quote } from "../../language/excel-quote.js";
import { toAddress } from "../../model/address.js";
import { roundTo } from "../../model/number.js";
import type { SheetOfTable, SheetTotal } from "../../model/sheet-of-table.js";
import type { Layout } from "./layout.js";
import { totalStyle } from "./style.js";

/**
 * The sums of columns as formulas, with their results for programs that compute nothing. A low empty
 * row parts them from the rows: filters and sorting stop before it.
 */
export function drawTotal(
  sheet: Worksheet,
  table: SheetOfTable,
  total: SheetTotal,
  { firstRow, lastRow }: Layout,
): void {
  if (table.rows.length === 0) return;
  const row = lastRow + 2;
  sheet.getRow(lastRow + 1).height = 4;
  sheet.getRow(row).height = 22;
  const range = (at: number, isFixed = false) => {
    const [from, to] = [toAddress(firstRow, at + 1), toAddress(lastRow, at + 1)];
    return isFixed ? `$${from}:$${to}` : `${from}:${to}`;
  };
  const marks = range(total.markColumn, true);
  const leftOut = total.leftOut.filter((mark) =>
    table.rows.some((cells) => cells[total.markColumn]?.value === mark),
  );
  const conditions = leftOut.map((mark) => `,${marks},${quote(`<>${mark}`)}`).join("");
  table.columns.forEach(({ format, isTotalled }, at) => {
    const cell = sheet.getCell(row, at + 1);
    cell.style = totalStyle(format);
    if (at === 0) cell.value = total.label;
    if (!isTotalled) return;
    const formula = conditions ? `SUMIFS(${range(at)}${conditions})` : `SUM(${range(at)})`;
    cell.value = { formula, result: sumOf(table, total, at) };
  });
}

/** Free of binary noise, as a person would add. */
function sumOf({ rows }: SheetOfTable, { markColumn, leftOut }: SheetTotal, at: number): number {
  const counted = rows.filter(
    (cells) => !leftOut.some((mark) => cells[markColumn]?.value === mark),
  );
  const sum = counted.reduce((all, cells) => {
    const value = cells[at]?.value;
    return typeof value === "number" && Number.isFinite(value) ? all + value : all;
  }, 0);
  return roundTo(sum, 6);
}
