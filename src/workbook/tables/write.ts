import { unzipSync, zipSync } from "fflate";
import type { SheetOfTable } from "../../model/sheet-of-table.js";
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

/** The earliest moment a zip archive can hold. */
const TIMELESS = new Date(Date.UTC(1980, 0, 1));

/** What is packed again need not be packed; ExcelJS's types do not know what it hands to its zip library. */
const STORED = { zip: { compression: "STORE" } } as object;

/** ExcelJS stamps every part with the present moment; packed again, the bytes are reproducible. */
function repack(bytes: Uint8Array): Uint8Array {
  // Local time, as zip archives count it; `Date.UTC` would name the year before in some zones.
  return zipSync(unzipSync(bytes), { level: 6, mtime: new Date(1980, 0, 1) });
}
