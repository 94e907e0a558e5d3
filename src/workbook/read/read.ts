import { type Container, openContainer } from "../container/container.js";
import { toProblem } from "../container/unreadable.js";
import type { FileProblem, SheetContent, WorkbookContent } from "../content.js";
import type { CellContext } from "./cell.js";
import { readDateStyles } from "./date-format.js";
import { type Outline, readOutline } from "./outline.js";
import { readSharedStrings, readSheet } from "./sheet.js";

/**
 * The content of a workbook file, or why it cannot be read. Never throws, whatever the bytes; stays
 * within `LIMITS`. ExcelJS never sees a file from outside: it expands validations, merges and names
 * cell by cell, loses cached zeros, and can be made to change every object of the process.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookContent | FileProblem> {
  const container = await openContainer(bytes);
  if (container.kind === "problem") return container;
  try {
    return await readContent(container);
  } catch (error) {
    return toProblem(error);
  }
}

async function readContent(container: Container): Promise<WorkbookContent> {
  const outline = await readOutline(container);
  const context = await readContext(container, outline);
  const tally = { elements: 0, cells: 0, characters: 0 };
  const sheets: SheetContent[] = [];
  for (const { name, hidden, part } of outline.sheets) {
    const rows = await readSheet(container.pieces(part), part, context, tally);
    sheets.push({ name, hidden, rows });
  }
  return { sheets, names: outline.names };
}

async function readContext(
  container: Container,
  { sharedStrings, styles, date1904 }: Outline,
): Promise<CellContext> {
  return {
    sharedStrings: sharedStrings
      ? await readSharedStrings(container.pieces(sharedStrings), sharedStrings)
      : [],
    dateStyles: await readDateStyles(container, styles),
    date1904,
  };
}
