import { type Container, openContainer } from "../container/container.js";
import { toProblem } from "../container/unreadable.js";
import type { FileProblem, WorkbookContent } from "../content.js";
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
  const container = openContainer(bytes);
  if (container.kind === "problem") return container;
  try {
    return readContent(container);
  } catch (error) {
    return toProblem(error);
  }
}

function readContent(container: Container): WorkbookContent {
  const outline = readOutline(container);
  const context = readContext(container, outline);
  const tally = { elements: 0, cells: 0, characters: 0 };
  const sheets = outline.sheets.map(({ name, hidden, part }) => ({
    name,
    hidden,
    rows: readSheet(container.pieces(part), part, context, tally),
  }));
  return { sheets, names: outline.names };
}

function readContext(
  container: Container,
  { sharedStrings, styles, date1904 }: Outline,
): CellContext {
  return {
    sharedStrings: sharedStrings
      ? readSharedStrings(container.pieces(sharedStrings), sharedStrings)
      : [],
    dateStyles: readDateStyles(container, styles),
    date1904,
  };
}
