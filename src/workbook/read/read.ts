import { CALCULATION_SHEET, IDENTITY_SHEET, INSTRUCTIONS_SHEET } from "../../model/sheet-names.js";
import { type Container, openContainer } from "../container/container.js";
import { toProblem, Unreadable } from "../container/unreadable.js";
import type { FileProblem, SheetContent, WorkbookContent } from "../content.js";
import type { CellContext } from "./cell.js";
import { readDateStyles } from "./date-format.js";
import { type Outline, readOutline } from "./outline.js";
import { readSharedStrings, readSheet } from "./sheet.js";
import { readSubject } from "./subject.js";

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

/** The same of an opened file; throws `Unreadable` where it is damaged. */
export async function readContent(container: Container): Promise<WorkbookContent> {
  const outline = await readOutline(container);
  const context = await readContext(container, outline);
  const tally = { elements: 0, cells: 0, characters: 0, used: 0 };
  const sheets: SheetContent[] = [];
  for (const { name, hidden, part } of outline.sheets) {
    const rows = !UNREAD.has(name)
      ? await readSheet(container.pieces(part), part, context, tally)
      : new Map();
    sheets.push({ name, hidden, rows });
  }
  const hasIdentity = sheets.some(({ name }) => name === IDENTITY_SHEET);
  const subject = hasIdentity ? undefined : await readSubjectIfSound(container);
  return { sheets, names: outline.names, ...(subject !== undefined && { subject }) };
}

/** Most of a template, and nothing that anybody answers. */
const UNREAD: ReadonlySet<string> = new Set([CALCULATION_SHEET, INSTRUCTIONS_SHEET]);

/** Properties that cannot be read are no reason not to read the sheets. */
async function readSubjectIfSound(container: Container): Promise<string | undefined> {
  try {
    return await readSubject(container);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
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
