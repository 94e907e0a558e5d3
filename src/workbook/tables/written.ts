import { keepUnderscores } from "../reproducible.js";

/** The most characters that a cell of Excel holds. */
const LONGEST = 32_767;

/** What ExcelJS may write: nothing that breaks the file, and texts that are read as they are. */
export function toWritten(value: string | number | null): string | number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (value === null || value === "") return null;
  const short = value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value;
  return keepUnderscores(short.replace(NOT_IN_XML, "\uFFFD"));
}

/** Controls, lone surrogates and noncharacters (XML 1.0, production 2); ExcelJS drops some, and writes others. */
const NOT_IN_XML = /(?![\t\r\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
