import exceljs from "exceljs";
import { toAddress } from "../../../src/model/address.js";
import { CALCULATION_SHEET, INSTRUCTIONS_SHEET } from "../../../src/model/sheet-names.js";
import type { CellContent, WorkbookContent } from "../../../src/workbook/content.js";

/** Sheet and address → what stands there, in words that tell numbers from texts. */
export type Cells = ReadonlyMap<string, string>;

/** A formula without a result, or with an empty text, which ExcelJS does not tell apart. */
export const UNTOLD = "formula";

/** Of a template these are never read, because nobody answers there. */
const UNREAD = [CALCULATION_SHEET, INSTRUCTIONS_SHEET];

export const cellsRead = ({ sheets }: WorkbookContent): Cells =>
  new Map(
    sheets.flatMap(({ name, rows }) =>
      [...rows].flatMap(([row, cells]) =>
        [...cells].map(
          ([column, content]) => [`${name}!${toAddress(row, column)}`, toWords(content)] as const,
        ),
      ),
    ),
  );

function toWords(content: CellContent): string {
  switch (content.kind) {
    case "number":
      return `number ${content.number}`;
    case "text":
      return `text ${content.text}`;
    case "boolean":
      return `boolean ${content.boolean}`;
    case "date":
      return `date ${content.date}`;
    case "error":
      return `error ${content.error}`;
    case "uncalculated":
      return UNTOLD;
  }
}

/** The same by ExcelJS. What it repeats in the other cells of a merged area is left out. */
export async function cellsByExcelJs(bytes: Uint8Array): Promise<Cells> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  const cells = new Map<string, string>();
  for (const sheet of workbook.worksheets) {
    if (UNREAD.includes(sheet.name)) continue;
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const words = cell.master === cell ? ofExcelJs(cell) : undefined;
        if (words !== undefined) cells.set(`${sheet.name}!${cell.address}`, words);
      }),
    );
  }
  return cells;
}

function ofExcelJs(cell: exceljs.Cell): string | undefined {
  // Its `value` leaves out results that are 0 or FALSE.
  if (cell.type === exceljs.ValueType.Formula) return ofValue(cell.result) ?? UNTOLD;
  return ofValue(cell.value);
}

function ofValue(value: exceljs.CellValue | undefined): string | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  if (value instanceof Date) return `date ${value.toISOString().slice(0, 10)}`;
  if (typeof value !== "object")
    return `${typeof value === "string" ? "text" : typeof value} ${value}`;
  if ("richText" in value) return `text ${value.richText.map(({ text }) => text).join("")}`;
  if ("error" in value) return `error ${value.error}`;
  if ("hyperlink" in value) return ofValue(value.text);
  throw new Error(`another shape: ${JSON.stringify(value)}`);
}
