import { refuse } from "./unreadable.js";

/**
 * What a file may ask for at most: every bound in one place, as the README lists them. With them no
 * file takes more than about two seconds or 300 MB to read or to refuse. A filled-in form needs a
 * hundredth of any of these. There is no bound on the ratio of packed to inflated: Deflate reaches
 * 1,032 to 1 on honest blanks, and what a high ratio could do is bounded by the sizes themselves, to
 * which every entry is held while it is inflated.
 */
export const LIMITS = {
  /** Of the file; a larger one is not even taken into memory. */
  fileMegabytes: 128,
  /** Entries of the archive, sheets and relationships. */
  parts: 2_000,
  /** Of a part's name, in characters: one that reads longer than its bytes were has no room in a copy. */
  partName: 1_024,
  /** Of one part that is read, inflated. */
  partMegabytes: 16,
  /** Of all parts that are read, inflated. */
  totalMegabytes: 48,
  /** Of all parts that are read, as packed: text that hardly packs is no statistics. */
  packedMegabytes: 8,
  /** Of a sheet, as Excel has them. */
  rows: 1_048_576,
  columns: 16_384,
  /** Rows and cells, the empty ones included. */
  elements: 1_000_000,
  /** Cells with content. */
  cells: 250_000,
  /** Rows of all tables of a submission. */
  tableRows: 20_000,
  /** Merged areas of a sheet, of whatever size: marking looks for each finding's cell among them. */
  merges: 20_000,
  sharedStrings: 250_000,
  /** Characters of all texts that are kept. */
  textMillions: 12,
  /** The same, a text counted as often as a cell refers to it: each is read, checked and reported. */
  usedMillions: 48,
  /** Characters of one tag or one text: a cell holds 32,767 at most, a tag hundreds. */
  tokenMillions: 1,
  /** Elements inside each other: no part of a workbook is nested nearly as deep. */
  depth: 64,
  names: 20_000,
  /** Of a sheet's name, in characters; Excel allows 31, other programs more. */
  sheetName: 255,
  styles: 100_000,
} as const;

export type LimitUnit =
  | "MB"
  | "parts"
  | "cells"
  | "merges"
  | "rows"
  | "sheet-rows"
  | "sheet-columns"
  | "levels"
  | "characters"
  | "texts"
  | "million-characters"
  | "names"
  | "styles";

export const MEGABYTE = 1_048_576;

/** Something is larger than a statistics workbook can be. */
export function refuseTooLarge(limit: number, unit: LimitUnit, part?: string): never {
  return refuse("file/too-large", part === undefined ? { limit, unit } : { limit, unit, part });
}
