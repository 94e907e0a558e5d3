import type { ValueState } from "../dataset/dataset.js";

/**
 * As in the table of values, and: conflicting, several workbooks of one unit and period say
 * different things · absent, no workbook of them, or one whose version does not ask for it.
 */
export type SeriesState = ValueState | "conflicting" | "absent";

/** One unit in one period. */
export type SeriesRow = {
  readonly unit: string;
  readonly period: number;
  readonly group: string | null;
  /** In the measurement unit of the field; 0 for “none”, null where there is nothing to count with. */
  readonly value: number | null;
  readonly state: SeriesState;
  /** Where it stands; of several workbooks, in the first. */
  readonly submission: number | null;
  readonly file: string | null;
  readonly sheet: string | null;
  readonly cell: string | null;
  /** How many findings are on that cell. */
  readonly findings: number;
  /** Where workbooks disagree, what each of them says: `1204（甲.xlsx）、1240（乙.xlsx）`. */
  readonly others: string | null;
};

export const SERIES_COLUMNS = [
  "unit",
  "period",
  "group",
  "value",
  "state",
  "submission",
  "file",
  "sheet",
  "cell",
  "findings",
  "others",
] as const satisfies readonly (keyof SeriesRow)[];
