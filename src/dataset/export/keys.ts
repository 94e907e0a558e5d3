import type { TableName } from "../dataset.js";
import { columnOf, type DataTable, type Datum } from "../table.js";
import type { TableFile } from "./table-files.js";

export type ForeignKey = {
  readonly fields: readonly string[];
  readonly reference: { readonly resource: TableName; readonly fields: readonly string[] };
};

/** What tells the rows of a table apart; undefined where nothing does, or not in this dataset. */
export function primaryKeyOf({ kind, table }: TableFile): readonly string[] | undefined {
  const key = kind && PRIMARY_KEYS[kind];
  return key && isKey(table, key) ? key : undefined;
}

/** The columns of a table all of whose values, nulls aside, are keys of another. */
export function foreignKeysOf(file: TableFile, files: readonly TableFile[]): ForeignKey[] {
  const references = file.kind ? REFERENCES[file.kind] : ROWS_REFERENCES;
  return (references ?? []).flatMap(([column, resource, key]) => {
    const target = files.find(({ kind }) => kind === resource);
    const hasColumn = file.table.columns.some(({ name }) => name === column);
    if (!target || !hasColumn || primaryKeyOf(target)?.join() !== key) return [];
    const known = new Set<Datum>(columnOf(target.table, key));
    const isKnown = (value: Datum) => value === null || known.has(value);
    return columnOf(file.table, column).every(isKnown)
      ? [{ fields: [column], reference: { resource, fields: [key] } }]
      : [];
  });
}

const PRIMARY_KEYS: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  units: ["unit"],
  submissions: ["submission"],
  values: ["submission", "field"],
  fields: ["field"],
  checks: ["check"],
  reads: ["check", "field"],
  parts: ["total", "part", "check"],
};

type Reference = readonly [column: string, resource: TableName, key: string];

const ROWS_REFERENCES: readonly Reference[] = [
  ["submission", "submissions", "submission"],
  ["unit", "units", "unit"],
];

/** Findings are also of checks that are in no form, and of fields that versions have dropped. */
const REFERENCES: Readonly<Partial<Record<TableName, readonly Reference[]>>> = {
  submissions: [["unit", "units", "unit"]],
  values: [...ROWS_REFERENCES, ["field", "fields", "field"]],
  findings: ROWS_REFERENCES,
  reads: [
    ["check", "checks", "check"],
    ["field", "fields", "field"],
  ],
  parts: [
    ["total", "fields", "field"],
    ["part", "fields", "field"],
    ["check", "checks", "check"],
  ],
};

function isKey(table: DataTable, names: readonly string[]): boolean {
  const columns = names.map((name) => columnOf(table, name));
  const rows = table.data.numRows();
  const keys = new Set<string>();
  for (let row = 0; row < rows; row++) {
    const values = columns.map((column) => column[row] ?? null);
    if (values.includes(null)) return false;
    keys.add(JSON.stringify(values));
  }
  return keys.size === rows;
}
