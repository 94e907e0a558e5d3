import { refuse } from "./unreadable.js";

/**
 * What a workbook may ask for at most, so that no file takes more than about two seconds or
 * 300 MB to read or to refuse. A filled-in form needs a hundredth of any of these.
 */
export const LIMITS = {
  /** Entries of the archive, and sheets. */
  parts: 2_000,
  /** Of one part, inflated. */
  partMegabytes: 64,
  /** Of all parts, inflated. */
  totalMegabytes: 128,
  /** Of all parts that are read, as packed: text that hardly packs is no statistics. */
  packedMegabytes: 16,
  /** Of one short part that is read as a whole, such as the relationships. */
  shortPartMegabytes: 4,
  /** Row and cell elements, the empty ones included. */
  elements: 4_000_000,
  /** Cells with content. */
  cells: 250_000,
  /** Columns from A to the last used one, over all sheets: ExcelJS makes an object for each. */
  columns: 200_000,
  sharedStrings: 500_000,
  /** Characters of all texts that are kept, as written in XML. */
  textMillions: 16,
  names: 20_000,
  styles: 100_000,
  /** A single tag, comment or processing instruction, in characters. */
  tokenCharacters: 262_144,
} as const;

export type LimitUnit =
  | "MB"
  | "parts"
  | "cells"
  | "columns"
  | "texts"
  | "million-characters"
  | "names"
  | "styles";

export const MEGABYTE = 1_048_576;

/** Something is larger than a statistics workbook can be. */
export function refuseTooLarge(limit: number, unit: LimitUnit, part?: string): never {
  return refuse("file/too-large", part === undefined ? { limit, unit } : { limit, unit, part });
}
