import { type ColumnTable, table as toTable } from "arquero";
import type { Text } from "../model/text.js";

/**
 * What a column holds; `date` is an ISO 8601 text, `period` the integer of a period, which files for
 * others than this program have as `writePeriod` says. Every column may be null.
 */
export type ColumnType = "text" | "integer" | "number" | "boolean" | "date" | "period";

export type Column = {
  readonly name: string;
  readonly type: ColumnType;
  /** What people call it. */
  readonly title: Text;
  readonly description?: Text | undefined;
  /** The unit of measurement. */
  readonly unit?: string | undefined;
};

/** A tidy table with what its columns mean. */
export type DataTable = {
  readonly name: string;
  readonly title: Text;
  readonly columns: readonly Column[];
  /** Its columns are those of `columns`, in that order. */
  readonly data: ColumnTable;
};

export type Datum = string | number | boolean | null;

/** Rows as arrays in the order of the columns. */
export function toDataTable(
  definition: Omit<DataTable, "data">,
  rows: Iterable<readonly Datum[]>,
): DataTable {
  const arrays = definition.columns.map((): Datum[] => []);
  for (const row of rows) {
    for (let at = 0; at < arrays.length; at++) arrays[at]?.push(row[at] ?? null);
  }
  return ofArrays(definition, arrays);
}

/** One array per column, in the order of the columns; all of one length. */
export const ofArrays = (
  definition: Omit<DataTable, "data">,
  arrays: readonly (readonly Datum[])[],
): DataTable => ({
  ...definition,
  data: toTable(definition.columns.map(({ name }, at) => [name, arrays[at] ?? []])),
});

/** The values of one column, row by row. */
export const columnOf = <Kind extends Datum = Datum>(
  { data }: Pick<DataTable, "data">,
  name: string,
): readonly (Kind | null)[] => Array.from(data.array(name) as ArrayLike<Kind | null>);
