import papaparse from "papaparse";
import { columnOf, type DataTable, type Datum } from "../table.js";
import { heldValues } from "./held-type.js";
import { toPlainDecimal } from "./plain-decimal.js";

/**
 * A table as CSV (RFC 4180) that Excel, WPS and data tools open alike: UTF-8 with a byte order mark,
 * CRLF, one header row with the names of the columns. Null is empty, and so is an empty text.
 *
 * Texts that a spreadsheet would take for a formula get an apostrophe in front, and control
 * characters become U+FFFD; JSON and Parquet have the texts as they are. Lone surrogates, which
 * UTF-8 cannot hold, are left to the encoder: TextEncoder writes U+FFFD.
 */
export function toCsv(table: DataTable): string {
  const columns = table.columns.map(({ name, type }) => heldValues(type, columnOf(table, name)));
  const header = table.columns.map(({ name }) => name);
  const rows = Array.from({ length: table.data.numRows() }, (_, row) =>
    columns.map((column) => column[row] ?? null),
  );
  return writeCsv(header, rows);
}

/** The same of any rows, each in the order of the header. */
export function writeCsv(header: readonly string[], rows: readonly (readonly Datum[])[]): string {
  const lines = [header, ...rows].map((line) => line.map(toWritten));
  return `\uFEFF${papaparse.unparse(lines, { newline: LINE_END })}${LINE_END}`;
}

/** A text as CSV has it. Papaparse's `escapeFormulae` would also mark the plain form of −1e-7. */
export function toCsvText(text: string): string {
  const legible = text.replace(CONTROLS, "\uFFFD");
  return FORMULA.test(legible) ? `'${legible}` : legible;
}

const LINE_END = "\r\n";

/** All but tabs and line breaks. */
const CONTROLS = /(?![\t\r\n])\p{Cc}/gu;

/** What spreadsheets take for the beginning of a formula, also in full width (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function toWritten(value: Datum): string | boolean | null {
  switch (typeof value) {
    case "string":
      return toCsvText(value);
    case "number":
      return Number.isFinite(value) ? toPlainDecimal(value) : null;
    default:
      return value;
  }
}
