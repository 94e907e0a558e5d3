import type { SheetView } from "../../../src/workbook/view/sheet-view.js";
import { viewWorkbook } from "../../../src/workbook/view/view-workbook.js";
import { type RawWorkbook, rawWorkbook, SHEET } from "../../fixtures/raw-workbook.js";

export async function viewed(bytes: Uint8Array): Promise<readonly SheetView[]> {
  const view = await viewWorkbook(bytes);
  if ("kind" in view) throw new Error(JSON.stringify(view));
  return view;
}

/** The only sheet of a workbook with this `before` and `after` its cells; in A1 is 1 unless said. */
export async function viewedSheet(
  { before = "", after = "" }: { readonly before?: string; readonly after?: string },
  raw: RawWorkbook = {},
): Promise<SheetView> {
  const parts = { [SHEET]: (xml: string) => xml.replace("<sheetData>", `${before}<sheetData>`) };
  const [sheet] = await viewed(rawWorkbook({ parts, afterData: after, ...raw }));
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

/** The texts of a sheet, row by row. */
export const textsOf = (sheet: SheetView | undefined): string[][] =>
  [...(sheet?.rows.values() ?? [])].map((cells) => [...cells.values()].map(({ text }) => text));

/** Merged areas as `[row, column, rows, columns]`. */
export const mergesOf = (sheet: SheetView | undefined): number[][] =>
  (sheet?.merges ?? []).map(({ row, column, rows, columns }) => [row, column, rows, columns]);
