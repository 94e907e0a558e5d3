import type { Result, ResultRow } from "../../model/result.js";
import { openContainer } from "../container/container.js";
import { toProblem } from "../container/unreadable.js";
import type { FileProblem } from "../content.js";
import { relationshipsOf } from "../read/relationships.js";
import { addSheet, type Book, openBook } from "./book.js";
import { dropRelated } from "./links.js";
import { markSheet } from "./mark-sheet.js";
import { type OldResult, readOldResult, resultName } from "./old-result.js";
import { openPackage, type Package } from "./package.js";
import { type Anchor, writeResultSheet } from "./result-sheet.js";
import { openStyles, type Styles } from "./styles.js";

/**
 * The filler's own workbook with the cells of its findings coloured, a note on each, and a sheet
 * that lists them; marks of an earlier run are replaced. Everything else stays as it was, most of
 * it byte for byte, which no library that reads and writes workbooks can promise. Never throws,
 * whatever the bytes; stays within `LIMITS`.
 */
export async function annotateWorkbook(
  bytes: Uint8Array,
  result: Result,
): Promise<Uint8Array | FileProblem> {
  const container = await openContainer(bytes);
  if (container.kind === "problem") return container;
  try {
    return await annotate(openPackage(container), result);
  } catch (error) {
    return toProblem(error);
  }
}

async function annotate(pack: Package, result: Result): Promise<Uint8Array> {
  const book = await openBook(pack);
  const styles = openStyles(await pack.textOf(book.styles), book.styles);
  const old = await readOldResult(pack, book);
  const anchors = await markSheets(pack, book, result.rows, old, styles);
  await putResultSheet(pack, book, result, anchors, old, styles);
  pack.write(book.styles, styles.toXml());
  return pack.toBytes();
}

async function markSheets(
  pack: Package,
  book: Book,
  rows: readonly ResultRow[],
  old: OldResult | undefined,
  styles: Styles,
): Promise<ReadonlyMap<ResultRow, Anchor>> {
  const anchors = new Map<ResultRow, Anchor>();
  for (const sheet of book.sheets) {
    if (sheet === old?.sheet) continue;
    const marks = {
      rows: rows.filter((row) => row.sheet === sheet.name && row.address !== undefined),
      keepers: old?.keepers.filter((keeper) => keeper.sheet === sheet.name) ?? [],
    };
    const marked = await markSheet(pack, book, sheet, marks, styles);
    for (const [row, anchor] of marked) anchors.set(row, anchor);
  }
  return anchors;
}

async function putResultSheet(
  pack: Package,
  book: Book,
  result: Result,
  anchors: ReadonlyMap<ResultRow, Anchor>,
  old: OldResult | undefined,
  styles: Styles,
): Promise<void> {
  if (old) await clearOldSheet(pack, book, old);
  const part = old?.sheet.part ?? (await addSheet(pack, book, freeName(book)));
  const { dialect, hasWindow } = book;
  pack.write(
    part,
    writeResultSheet(result, (row) => anchors.get(row), styles, dialect, hasWindow),
  );
}

/** What the filler's program has put beside our sheet, such as the settings of a printer. */
async function clearOldSheet(pack: Package, book: Book, { sheet }: OldResult): Promise<void> {
  if (pack.has(relationshipsOf(sheet.part))) pack.remove(relationshipsOf(sheet.part));
  // Excel calls a workbook damaged whose chain of calculation has a cell that lost its formula.
  await dropRelated(pack, book.part, "calcChain");
}

function freeName({ names }: Book): string {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  let number = 1;
  while (taken.has(resultName(number).toLowerCase())) number += 1;
  return resultName(number);
}
