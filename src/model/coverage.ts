import type { Severity } from "./finding.js";
import type { PeriodNoun } from "./period-words.js";
import type { CellPlace } from "./place.js";

/**
 * What may go wrong with a number on its way into a cell, by what the typist did; in the order of
 * reports, slips of the keyboard first.
 */
export const MISTAKE_KINDS = [
  "digits-swapped",
  "digit-wrong",
  "digit-dropped",
  "digit-added",
  "digit-doubled",
  "decimal-point",
  "unit",
  "sign",
  /** A neighbouring cell's number was typed once more. */
  "neighbour",
  /** Two neighbouring cells have each other's number. */
  "swapped",
  /** The answer was left out. */
  "blank",
] as const;

export type MistakeKind = (typeof MISTAKE_KINDS)[number];

/** One mistake in one cell of one submission. */
export type Mistake = {
  readonly kind: MistakeKind;
  readonly file: string;
  /** The field's name, or `table.column`. */
  readonly field: string;
  readonly place: CellPlace;
  readonly meant: number;
  /** Absent where the answer was left out. */
  readonly typed?: number;
  /** The other cell, for `neighbour` and `swapped`. */
  readonly neighbour?: { readonly field: string; readonly place: CellPlace };
};

/** Mistakes by the gravest finding that each of them caused; `missed` caused none. */
export type Tally = Readonly<Record<Severity | "missed", number>>;

/** Which mistakes the checks of a form find: seeded into submissions, one at a time. */
export type Coverage = {
  readonly form: string;
  readonly version: string;
  readonly title: string;
  readonly submissions: number;
  /** Submissions that had errors or warnings before; no mistake was put where those are. */
  readonly faulty: number;
  /** Submissions whose 跨年 checks could not be made for want of the period before. */
  readonly withoutPrevious: number;
  /** What a period of the form is called, where it is no year. */
  readonly noun?: PeriodNoun;
  readonly seed: number;
  /** At most so many mistakes of each kind were made in each field. */
  readonly perField: number;
  readonly total: Tally;
  /** The kinds that were tried. */
  readonly kinds: readonly KindCoverage[];
  /** The fields that were tried, the worst first. */
  readonly fields: readonly FieldCoverage[];
  /** Fields of numbers for which the submissions have none, or none that is in order. */
  readonly untried: readonly string[];
};

export type KindCoverage = Tally & { readonly kind: MistakeKind };

export type FieldCoverage = Tally & {
  /** The field's name, or `table.column`. */
  readonly field: string;
  readonly kinds: readonly KindCoverage[];
  /** A mistake that slipped through. */
  readonly example?: Mistake;
};

export const triedOf = ({ error, warning, note, missed }: Tally): number =>
  error + warning + note + missed;

/** From 0 to 1. A note blocks nothing, so that it catches nothing. */
export const shareCaught = (tally: Tally): number =>
  (tally.error + tally.warning) / Math.max(1, triedOf(tally));
