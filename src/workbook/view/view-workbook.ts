import {
  CALCULATION_SHEET,
  IDENTITY_SHEET,
  INSTRUCTIONS_SHEET,
  RESERVED_SHEETS,
} from "../../model/sheet-names.js";
import { type Container, openContainer } from "../container/container.js";
import { toProblem } from "../container/unreadable.js";
import type { CellContent, FileProblem, SheetContent } from "../content.js";
import { readOutline } from "../read/outline.js";
import { readContent } from "../read/read.js";
import { toCellView } from "./cell-view.js";
import { type Layout, readLayout } from "./layout.js";
import type { CellView, SheetView } from "./sheet-view.js";
import { widthsOf } from "./widths.js";

/**
 * The sheets of a workbook file as a person sees them, in the workbook's order, or why it cannot be
 * read: then `readWorkbook` says the same. The sheets that the product adds for itself are left out.
 * Never throws, whatever the bytes; what is kept of widths and merges is bounded.
 */
export async function viewWorkbook(bytes: Uint8Array): Promise<readonly SheetView[] | FileProblem> {
  const container = await openContainer(bytes);
  if (container.kind === "problem") return container;
  try {
    return await viewSheets(container);
  } catch (error) {
    return toProblem(error);
  }
}

/** Over all sheets of a workbook; some thousands are what a large one has. */
const ALLOWED = { merges: 10_000, widths: 100_000 };

async function viewSheets(container: Container): Promise<SheetView[]> {
  // One for one, in the same order.
  const { sheets } = await readContent(container);
  const outline = await readOutline(container);
  const left = { ...ALLOWED };
  const views: SheetView[] = [];
  for (const [index, { part }] of outline.sheets.entries()) {
    const sheet = sheets[index];
    if (!sheet || !isShown(sheet)) continue;
    const view = toSheetView(sheet, await readLayout(container, part, left), left.widths);
    left.widths -= view.widths.size;
    views.push(view);
  }
  return views;
}

/** Instructions are not read; whoever hid another sheet of the product does not look for it. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  INSTRUCTIONS_SHEET,
  IDENTITY_SHEET,
  CALCULATION_SHEET,
]);

const isShown = ({ name, hidden }: SheetContent): boolean =>
  !LEFT_OUT.has(name) && !(hidden && RESERVED_SHEETS.includes(name));

function toSheetView(
  { name, hidden, rows }: SheetContent,
  { defaultWidth, columns, merges }: Layout,
  mostWidths: number,
): SheetView {
  const shown = new Map<number, ReadonlyMap<number, CellView>>();
  for (const [row, cells] of rows) shown.set(row, toCellViews(cells));
  const last = lastColumn(rows, merges);
  const widths = widthsOf(columns, Math.min(last, mostWidths));
  return { name, hidden, widths, defaultWidth, merges, rows: shown };
}

function toCellViews(cells: ReadonlyMap<number, CellContent>): ReadonlyMap<number, CellView> {
  const views = new Map<number, CellView>();
  for (const [column, content] of cells) views.set(column, toCellView(content));
  return views;
}

/** The last column that a cell or a merged area is in; 0 for an empty sheet. */
function lastColumn(rows: SheetContent["rows"], merges: Layout["merges"]): number {
  let last = 0;
  for (const cells of rows.values())
    for (const column of cells.keys()) last = Math.max(last, column);
  for (const { column, columns } of merges) last = Math.max(last, column + columns - 1);
  return last;
}
