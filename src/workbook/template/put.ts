import type { CellValue, Style, Worksheet } from "exceljs";
import type { Input } from "../../model/filling.js";
import { keepUnderscores } from "../reproducible.js";
import { STYLES } from "./style.js";

export type StyleName = keyof typeof STYLES;

/** Writes one cell: an input as a person would type it, nothing, or a formula. */
export function put(
  sheet: Worksheet,
  row: number,
  column: number,
  value: Input | { readonly formula: string } | undefined,
  style: StyleName,
  own: Partial<Style> = {},
): void {
  const cell = sheet.getCell(row, column);
  if (value !== undefined && value !== "") cell.value = toWritten(value);
  cell.style = { ...STYLES[style], ...own };
}

const toWritten = (value: Input | { readonly formula: string }): CellValue =>
  typeof value === "string" ? keepUnderscores(value) : value;

/** Writes one cell across several columns. */
export function putAcross(
  sheet: Worksheet,
  row: number,
  columns: { readonly from: number; readonly to: number },
  value: Input | { readonly formula: string } | undefined,
  style: StyleName,
): void {
  if (columns.to > columns.from) sheet.mergeCells(row, columns.from, row, columns.to);
  put(sheet, row, columns.from, value, style);
}
