import { refuse } from "./unreadable.js";

/**
 * What a workbook may ask for at most, so that no file takes more than about two seconds or
 * 300 MB to read or to refuse. A filled-in form needs a hundredth of any of these.
 */
export const LIMITS = {
  /** Entries of the archive, sheets and relationships. */
  parts: 2_000,
  /** Of one part that is read, inflated. */
  partMegabytes: 16,
  /** Of all parts that are read, inflated. */
  totalMegabytes: 48,
  /** Of all parts that are read, as packed: text that hardly packs is no statistics. */
  packedMegabytes: 8,
  /** Rows and cells, the empty ones included. */
  elements: 1_000_000,
  /** Cells with content. */
  cells: 250_000,
  sharedStrings: 250_000,
  /** Characters of all texts that are kept. */
  textMillions: 12,
  names: 20_000,
  styles: 100_000,
} as const;

export type LimitUnit =
  | "MB"
  | "parts"
  | "cells"
  | "texts"
  | "million-characters"
  | "names"
  | "styles";

export const MEGABYTE = 1_048_576;

/** Something is larger than a statistics workbook can be. */
export function refuseTooLarge(limit: number, unit: LimitUnit, part?: string): never {
  return refuse("file/too-large", part === undefined ? { limit, unit } : { limit, unit, part });
}
