import type { Worksheet } from "exceljs";

export type Page = {
  readonly title: string;
  /** Rows repeated on every page. */
  readonly headRows: number;
  /** Of all columns, in characters. */
  readonly width: number;
};

/** About what an upright A4 page shows at a legible size. */
const PORTRAIT = 132;
const A4 = 9;

/** Printed on A4, one page wide, with the head on every page and page numbers. */
export function printAs(sheet: Worksheet, { title, headRows, width }: Page): void {
  Object.assign(sheet.pageSetup, {
    paperSize: A4,
    orientation: width > PORTRAIT ? "landscape" : "portrait",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
    printTitlesRow: `1:${headRows}`,
  });
  // An ampersand begins a code in headers and footers.
  sheet.headerFooter.oddFooter = `&L${title.replaceAll("&", "&&")}&R第 &P 页，共 &N 页`;
}

/** Labels are locked, inputs are not; rows may be inserted and columns widened. No password. */
export async function protect(sheet: Worksheet): Promise<void> {
  await sheet.protect("", {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    insertRows: true,
    autoFilter: true,
  });
}
