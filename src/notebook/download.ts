import { type Datum, writeCsv } from "../index.js";

/** Hands a text to the browser as a file to save, in UTF-8. */
export function downloadText(fileName: string, content: string, type: string): void {
  downloadBlob(fileName, new Blob([content], { type: `${type};charset=utf-8` }));
}

/** Hands bytes to the browser as a file to save; characters that no file name may hold become `_`. */
export function downloadBlob(fileName: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName.replace(/[\\/:*?"<>|\p{Cc}]/gu, "_");
  link.click();
  // The browser has begun to read when the click returns, but some only in the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** One column of a CSV file: the key in the rows, and what stands at its head. */
export type CsvColumn = { readonly name: string; readonly title: string };

/**
 * Rows as CSV that Excel and WPS open correctly by double-click: UTF-8 with a mark, CRLF, one
 * header row. Texts that a spreadsheet would run as a formula get an apostrophe in front;
 * numbers stay plain, absent values are empty.
 */
export function toCsv(columns: readonly CsvColumn[], rows: readonly object[]): string {
  return writeCsv(
    columns.map(({ title }) => title),
    rows.map((row) => columns.map(({ name }) => toDatum(valueIn(row, name)))),
  );
}

/** The value of one column of a row. */
export const valueIn = (row: object, name: string): unknown =>
  (row as Readonly<Record<string, unknown>>)[name];

function toDatum(value: unknown): Datum {
  if (typeof value === "number" || typeof value === "boolean") return value;
  return value === null || value === undefined ? null : String(value);
}
