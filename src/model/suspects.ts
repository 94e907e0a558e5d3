import type { CellPlace } from "./place.js";
import type { Value } from "./value.js";

/**
 * Which cells are probably wrong, given that checks fail: sets of cells, as small as possible, whose
 * change could satisfy all checks together (Fellegi & Holt 1976). Rules alone cannot choose between
 * the sets, so all of them are here.
 */
export type Suspects = {
  /** Independent of each other: one alternative of each is to be taken. */
  readonly questions: readonly Question[];
  /** False: the search was given up, there may be other sets as small or smaller. */
  readonly isComplete: boolean;
  /** Of the solver that is asked where the search finds nothing in time; absent where it did. */
  readonly solver?: "used" | "missing";
};

/** Where one mistake, or several that belong together, may lie. */
export type Question = {
  /** The likeliest first; those that nothing tells apart in the order of the form. */
  readonly alternatives: readonly Alternative[];
  /** The checks that fail on any of their cells. */
  readonly rules: readonly string[];
};

/** Cells whose change, all together, could satisfy every check. */
export type Alternative = {
  readonly cells: readonly SuspectCell[];
  /** Values that would, the likeliest first; none where too many would do. */
  readonly proposals: readonly Proposal[];
  /** Nothing tells it from the alternative before. */
  readonly isTied: boolean;
};

export type SuspectCell = {
  readonly place: CellPlace;
  readonly value: Value;
  /** Of all failed checks, how many read it. */
  readonly failed: number;
};

/** One value for each cell of an alternative, with how it may have become what stands there. */
export type Proposal = {
  readonly values: readonly Value[];
  readonly reasons: readonly SlipReason[];
};

/** How somebody may have come to type one value for another. */
export type SlipReason =
  | "digits-swapped"
  | "digit-dropped"
  | "digit-doubled"
  | "digit-added"
  | "digit-wrong"
  | "decimal-point"
  | "unit"
  | "sign"
  /** The value of a neighbouring cell was typed once more. */
  | "neighbour"
  /** As it stands elsewhere in the form. */
  | "spelling"
  /** The same day of another month or year, or the first or last of a month. */
  | "date"
  /** No slip: what the other cells come to. */
  | "derived";
