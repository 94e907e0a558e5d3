import type { Explanation } from "./explanation.js";
import type { Finding } from "./finding.js";
import type { CellPlace } from "./place.js";
import type { Value } from "./value.js";

/** A submission 填报: one reporting unit's answers for one period, as read from one workbook. */
export type Submission = {
  readonly form: string;
  readonly version: string;
  readonly file: string;
  /** Every field of the form, by name. */
  readonly fields: ReadonlyMap<string, Cell>;
  /** Every table of the form, by name. */
  readonly tables: ReadonlyMap<string, TableContent>;
  /** What reading itself found: normalised or unreadable cells, ambiguous places. */
  readonly findings: readonly Finding[];
  /** What the filler wrote about warnings. */
  readonly explanations: readonly Explanation[];
};

export type Cell = {
  readonly value: Value;
  /** The cell's content as it stands in the workbook, as text. */
  readonly raw: string;
  readonly place: CellPlace;
};

export type Row = ReadonlyMap<string, Cell>;

export type TableContent = {
  readonly rows: readonly Row[];
  /** The filler wrote the form's word for "nothing to report" instead of rows. */
  readonly none: boolean;
  /** False: the table could not be found, so that it may have rows which nobody has seen. */
  readonly read: boolean;
  /** Where the first row belongs. */
  readonly place: CellPlace;
};
