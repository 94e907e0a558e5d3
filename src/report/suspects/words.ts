import type { SlipReason } from "../../model/suspects.js";

/**
 * What is said of cells that are probably wrong: always what speaks for it, never that it is so.
 * `total` is how many failed checks there are in the question, `rest` how many things are not shown.
 */
export type SuspectsWords = {
  readonly title: string;
  readonly lead: string;
  readonly incomplete: string;
  readonly noneFound: string;
  readonly noSolver: string;
  readonly colon: string;
  readonly comma: string;
  readonly clause: string;
  readonly stop: string;
  readonly otherwise: string;
  readonly quoted: (text: string) => string;
  readonly none: string;
  readonly checks: (names: readonly string[], count: number) => string;
  readonly notAllowed: string;
  readonly oneWay: string;
  readonly oneWayFound: string;
  readonly ways: (count: number) => string;
  readonly more: (rest: number) => string;
  readonly readBy: (failed: number, total: number) => string;
  readonly readByNone: string;
  readonly tie: string;
  readonly reason: (reason: SlipReason) => string;
  readonly withReason: (value: string, reason: string) => string;
  readonly anyOf: (values: readonly string[], isMore: boolean) => string;
  readonly change: (values: string, total: number, reason: string) => string;
  readonly changeOfOne: (name: string, value: string) => string;
  readonly changeTogether: (changes: string, total: number) => string;
  readonly someNumber: string;
  readonly someEntry: string;
  readonly someTogether: (cells: number) => string;
  /** For the columns of the marked copy. */
  readonly way: string;
  readonly nthWay: (number: number) => string;
  readonly place: string;
  readonly content: string;
  readonly proposal: string;
  readonly evidence: string;
};
