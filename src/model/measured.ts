import type { Cell } from "./submission.js";
import type { Value } from "./value.js";

/** An indicator has no more parts: those with the fewest rows are left to the rest. */
export const MOST_PARTS = 40;

/** What an indicator of the form comes to in one submission. */
export type Measured = {
  readonly indicator: string;
  /** For a part: the text by which it is told from the other parts. */
  readonly part?: string | undefined;
  /** A number; blank or unknown where a cell it needs is. */
  readonly value: Value;
  /** What it was computed from. */
  readonly cells: readonly Cell[];
};
