import { columnOf, type DataTable, type Datum } from "../table.js";

/** For the submissions of a table's rows: what those say in a column of a name. */
export type Derive = (
  submissions: readonly Datum[],
) => (name: string) => readonly Datum[] | undefined;

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
  return (keys) => {
    const rows = keys.map((key) => rowOf.get(key) ?? -1);
    return (name) => {
      const column = columns.get(name);
      return column && rows.map((row) => column[row] ?? null);
    };
  };
}
