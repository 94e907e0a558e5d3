import type { CellValue, Workbook, Worksheet } from "exceljs";
import { openContainer } from "./container.js";
import type { CellContent, FileProblem, SheetContent, WorkbookContent } from "./content.js";
import { decodeEscapes } from "./markup-text.js";
import { readOutline } from "./outline.js";
import { type Batch, sanitise, toWorkbookFile } from "./sanitise.js";
import { refuseCorrupt, toProblem } from "./unreadable.js";

type Rows = Map<number, Map<number, CellContent>>;

/**
 * The content of a workbook file, or why it cannot be read. Never throws, whatever the bytes; stays
 * within the limits of `limits.ts`. Dates are converted in UTC.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookContent | FileProblem> {
  const container = openContainer(bytes);
  if (container.kind === "problem") return container;
  try {
    const outline = readOutline(container);
    const sheets = outline.sheets.map(({ name, hidden }) => ({ name, hidden, rows: new Map() }));
    for (const batch of sanitise(container, outline))
      await readBatch(batch, toWorkbookFile(batch, outline.date1904), sheets);
    return { sheets, names: outline.names };
  } catch (error) {
    return toProblem(error);
  }
}

async function readBatch(
  batch: Batch,
  file: Uint8Array,
  sheets: readonly (SheetContent & { readonly rows: Rows })[],
): Promise<void> {
  const { worksheets } = await load(file);
  // ExcelJS leaves out silently what it does not recognise as a sheet.
  if (worksheets.length !== batch.length) refuseCorrupt("sheets");
  for (const [index, { sheet, places }] of batch.entries()) {
    const worksheet = worksheets[index];
    const rows = sheets[sheet]?.rows;
    if (worksheet && rows) readCells(worksheet, places, rows);
  }
}

/** Loaded when first needed: ExcelJS takes a quarter of a second to start. */
async function load(file: Uint8Array): Promise<Workbook> {
  const { default: exceljs } = await import("exceljs");
  const workbook = new exceljs.Workbook();
  // Declared for Node's Buffer; JSZip beneath takes any bytes.
  return workbook.xlsx.load(file as unknown as Parameters<typeof workbook.xlsx.load>[0]);
}

/** By the known places, because ExcelJS walks through every empty row and column. */
function readCells(worksheet: Worksheet, places: readonly number[], rows: Rows): void {
  for (let index = 0; index < places.length; index += 2) {
    const row = places[index] ?? 0;
    const column = places[index + 1] ?? 0;
    const cell = worksheet.findRow(row)?.findCell(column);
    const content = cell ? toContent(cell.value) : refuseCorrupt("sheets");
    if (!content) continue;
    const cells = rows.get(row) ?? new Map<number, CellContent>();
    if (cells.size === 0) rows.set(row, cells);
    cells.set(column, content);
  }
}

/** The shapes that plain markup gives; rich texts, links and results no longer occur. */
function toContent(value: CellValue): CellContent | undefined {
  if (typeof value === "number") return { kind: "number", number: value };
  if (typeof value === "boolean") return { kind: "boolean", boolean: value };
  if (typeof value === "string") {
    const text = decodeEscapes(value);
    return text === "" ? undefined : { kind: "text", text };
  }
  if (value instanceof Date) return { kind: "date", date: value.toISOString().slice(0, 10) };
  if (value && "error" in value) return { kind: "error", error: value.error };
  if (value && "formula" in value) return { kind: "uncalculated", formula: value.formula };
  return undefined;
}
