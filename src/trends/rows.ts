import { type ColumnTable, table } from "arquero";

/**
 * The rows of a table as objects. Arquero's own `objects()` compiles code at run time; a loop does
 * not, and is as clear.
 */
export function rowsOf<Row>(data: ColumnTable): Row[] {
  const names = data.columnNames();
  const columns = names.map((name) => data.array(name) as ArrayLike<unknown>);
  const rows: Row[] = [];
  for (let at = 0; at < data.numRows(); at++) {
    const row: Record<string, unknown> = {};
    for (let column = 0; column < names.length; column++) {
      row[names[column] ?? ""] = columns[column]?.[at];
    }
    rows.push(row as Row);
  }
  return rows;
}

/**
 * A row with more columns. A spread that is followed by more than a few properties takes
 * V8 forty times as long (measured on Node 20), which counts for thousands of rows.
 */
export const withColumns = <Row extends object, More extends object>(
  row: Row,
  more: More,
): Row & More => Object.assign({}, row, more);

/** A table of these columns; it has them even without any row. */
export const tableOf = <Row extends object>(
  rows: readonly Row[],
  names: readonly (keyof Row & string)[],
): ColumnTable => table(names.map((name) => [name, rows.map((row) => row[name])]));

/** Each value once, in the order of its first appearance. */
export const distinct = <Kind>(values: Iterable<Kind>): Kind[] => [...new Set(values)];

/** Rows by what they have in common, groups and rows in the order of their appearance. */
export function groupBy<Row, Key>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => Key,
): ReadonlyMap<Key, readonly Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

export const isNumber = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined;

export const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
