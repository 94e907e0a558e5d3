import { columnOf, type DataTable, type Datum } from "../table.js";

/** Tells what the submissions say in a column of this name about the submission of each row. */
export type Derive = (name: string, submissions: readonly Datum[]) => readonly Datum[] | undefined;

/** The column by which rows of other tables refer to their submission. */
export const SUBMISSION_KEY = "submission";

/**
 * Unit, period and file of a row follow from its submission. Undefined where the submissions have no
 * such column; null in rows of no submission.
 */
export function deriverOf(submissions: DataTable): Derive {
  const numbers = columnOf(submissions, SUBMISSION_KEY);
  const rowOf = new Map<Datum, number>();
  numbers.forEach((number, row) => {
    if (!rowOf.has(number)) rowOf.set(number, row);
  });
  const columns = new Map(
    submissions.columns
      .filter(({ name }) => name !== SUBMISSION_KEY)
      .map(({ name }) => [name, columnOf(submissions, name)]),
  );
  return (name, keys) => {
    const column = columns.get(name);
    return column && keys.map((key) => column[rowOf.get(key) ?? -1] ?? null);
  };
}
