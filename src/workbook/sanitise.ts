import { strToU8, zipSync } from "fflate";
import { type CellContext, DATE_STYLE } from "./cell-markup.js";
import type { Container } from "./container.js";
import { readDateStyles } from "./date-format.js";
import { createMarkupReader } from "./markup.js";
import type { Outline } from "./outline.js";
import { readSharedStrings } from "./shared-strings.js";
import { createSheetReader } from "./sheet-reader.js";
import { createSheetRunWriter, RUN, type SheetRun } from "./sheet-run.js";
import { createTally, type Tally } from "./tally.js";
import { refuseCorrupt } from "./unreadable.js";

/** Runs of sheets, to be loaded together; most workbooks are one batch. */
export type Batch = readonly BatchRun[];

/** `sheet` is an index into the outline's sheets. */
export type BatchRun = SheetRun & { readonly sheet: number };

/**
 * What a workbook's sheets hold, in markup of our own making: written anew instead of cleaned, so
 * that nothing reaches ExcelJS that was not understood here. Sheets without content are left out.
 */
export function* sanitise(container: Container, outline: Outline): Generator<Batch> {
  const context = readContext(container, outline);
  const tally = createTally();
  let batch: BatchRun[] = [];
  let places = 0;
  for (const [sheet, { part }] of outline.sheets.entries())
    for (const run of readRuns(container, part, context, tally)) {
      batch.push({ ...run, sheet });
      places += run.places.length;
      if (places < 2 * RUN) continue;
      yield batch;
      batch = [];
      places = 0;
    }
  if (batch.length > 0) yield batch;
}

/** A workbook that holds the runs as its sheets, zipped without compression. */
export function toWorkbookFile(batch: Batch, date1904: boolean): Uint8Array {
  const files: Record<string, string> = {
    "xl/workbook.xml": workbookMarkup(batch.length, date1904),
    "xl/_rels/workbook.xml.rels": relationshipsMarkup(batch.length),
    "xl/styles.xml": STYLES,
  };
  for (const [index, { markup }] of batch.entries())
    files[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${MAIN}"><sheetData>${markup}</sheetData></worksheet>`;
  const encoded = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(encoded), { level: 0 });
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

/** Format 14 is the built-in date. */
const STYLES = `<styleSheet xmlns="${MAIN}"><cellXfs count="2">${"<xf/>".repeat(DATE_STYLE)}<xf numFmtId="14"/></cellXfs></styleSheet>`;

function readContext(container: Container, outline: Outline): CellContext {
  const strings = readSharedStrings(container, outline.sharedStrings);
  return {
    sharedString: (index) => strings[Number(index)] ?? refuseCorrupt("shared-string"),
    dateStyles: readDateStyles(container, outline.styles),
    date1904: outline.date1904,
  };
}

function* readRuns(
  container: Container,
  part: string,
  context: CellContext,
  tally: Tally,
): Generator<SheetRun> {
  const writer = createSheetRunWriter();
  const reader = createMarkupReader(part, createSheetReader(part, context, writer, tally));
  for (const piece of container.pieces(part)) {
    reader.write(piece);
    yield* writer.take();
  }
  reader.end();
  writer.finish();
  yield* writer.take();
}

function workbookMarkup(count: number, date1904: boolean): string {
  const sheets = numbers(count).map((n) => `<sheet name="s${n}" sheetId="${n}" r:id="rId${n}"/>`);
  const properties = `<workbookPr date1904="${date1904 ? 1 : 0}"/>`;
  return `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}">${properties}<sheets>${sheets.join("")}</sheets></workbook>`;
}

function relationshipsMarkup(count: number): string {
  const links = numbers(count).map(
    (n) =>
      `<Relationship Id="rId${n}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}">${links.join("")}</Relationships>`;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
