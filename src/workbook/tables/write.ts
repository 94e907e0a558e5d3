import type { SheetOfTable } from "../../model/sheet-of-table.js";
import { repack, STORED, TIMELESS } from "../reproducible.js";
import { drawTable } from "./draw-table.js";
import { toSheetNames } from "./sheet-names.js";

/**
 * A plain workbook of tables for people to read, sort and filter. Texts stay texts, whatever they
 * look like. The same sheets give the same bytes.
 */
export async function writeTables(
  sheets: readonly SheetOfTable[],
  { title }: { readonly title: string },
): Promise<Uint8Array> {
  const { default: exceljs } = await import("exceljs");
  const workbook = new exceljs.Workbook();
  workbook.created = workbook.modified = TIMELESS;
  workbook.creator = workbook.lastModifiedBy = "hebiao";
  workbook.title = title;
  const names = toSheetNames(sheets.map(({ name }) => name));
  sheets.forEach((sheet, at) => {
    drawTable(workbook, names[at] ?? sheet.name, sheet);
  });
  return repack(new Uint8Array(await workbook.xlsx.writeBuffer(STORED)));
}
