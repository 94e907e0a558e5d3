/** Why a check could not be decided. */
export type SkipReason =
  /** A cell it reads is blank. */
  | "missing"
  /** A cell it reads has a finding of its own. */
  | "unreadable"
  /** It compares with last year, and last year's submission was not given. */
  | "no-previous"
  /** Its condition is not met, or it would divide by zero. */
  | "not-applicable";

/** A check of a form that could not be decided on a submission. */
export type Skipped = {
  readonly rule: string;
  readonly reason: SkipReason;
  /** The fields whose values were wanted. */
  readonly names: readonly string[];
  /** How many rows, for a check that is asserted for rows; 1 otherwise. */
  readonly count: number;
};
