import type { Severity } from "../../model/finding.js";

/** What is to happen to one cell. */
export type Target = {
  readonly row: number;
  readonly column: number;
  /** The format it had before an earlier marking. */
  readonly original?: number;
  /** Undefined: it is not marked, or not any more. */
  readonly severity?: Severity;
  /** Of its note. */
  readonly lines: readonly string[];
};
