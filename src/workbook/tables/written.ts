import { isCalendarDate } from "../../model/date.js";

/** The most characters that a cell of Excel holds. */
const LONGEST = 32_767;

/** What ExcelJS may write: nothing that breaks the file, and texts that are read as they are. */
export function toWritten(value: string | number | null): string | number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (value === null || value === "") return null;
  const short = value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value;
  // `_x0041_` would be read as A (ECMA-376, part 1, 22.9.2.19): its underscore is written as an escape.
  return short.replace(NOT_IN_XML, "\uFFFD").replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_");
}

/** Controls, lone surrogates and noncharacters (XML 1.0, production 2); ExcelJS drops some, and writes others. */
const NOT_IN_XML = /(?![\t\r\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/**
 * The serial number of an ISO 8601 date, counted from 1899-12-30; as a number, because ExcelJS writes
 * dates in local time. Undefined before March 1900, where Excel believes in a 29 February 1900.
 */
export function toDateSerial(text: string): number | undefined {
  if (!isCalendarDate(text) || text < "1900-03-01") return undefined;
  return (Date.parse(`${text}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / (24 * 60 * 60 * 1000);
}
