import type { DataTable } from "./table.js";

/** Raised whenever a reader of a saved dataset would have to change. */
export const DATASET_VERSION = 1;

/**
 * Many submissions of one form, of all its versions, as tidy tables in the words of the newest
 * version. Nothing is chosen or mended here: two workbooks of one unit and period are both in it.
 */
export type Dataset = {
  readonly form: DatasetForm;
  /** What there is for the form as such. */
  readonly tables: Readonly<Record<TableName, DataTable>>;
  /** One per table 明细表 of the form: a row for each of its rows. */
  readonly rows: readonly DataTable[];
};

export type DatasetForm = {
  readonly id: string;
  readonly title: string;
  /** Newest first. */
  readonly versions: readonly string[];
  /** The field that names the reporting unit, and the one that holds the period. */
  readonly unitField: string;
  readonly periodField: string;
  /** The field beside it with the number of the quarter or month, which is no figure. */
  readonly partField?: string | undefined;
};

/**
 * units: who reports · submissions: a row per workbook · values: a row per workbook and field ·
 * findings: what the checks and the collecting found · fields: what the form asks · checks: what it
 * demands · reads: which check reads which field · parts: which fields are parts of which total.
 */
export type TableName = (typeof TABLE_NAMES)[number];

export const TABLE_NAMES = [
  "units",
  "submissions",
  "values",
  "findings",
  "fields",
  "checks",
  "reads",
  "parts",
] as const;

/**
 * reported: a value · none: the form's word for nothing, 0 where it is a number · blank ·
 * unreadable · flagged: a value with an error or an unexplained warning on its cell.
 */
export type ValueState = "reported" | "none" | "blank" | "unreadable" | "flagged";
