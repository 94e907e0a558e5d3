import { DATASET_VERSION, type Dataset, TABLE_NAMES, type TableName } from "../dataset.js";
import { DEFINITIONS, PROVENANCE } from "../definitions.js";
import { type Column, columnOf, type DataTable, type Datum, ofArrays } from "../table.js";
import { type Derive, deriverOf, SUBMISSION_KEY } from "./derived-column.js";
import { DERIVED, decodeColumn, type EncodedColumn, encodeColumn } from "./encoded-column.js";
import { heldType } from "./held-type.js";
import {
  DATASET_FORMAT,
  type DatasetShape,
  isDatasetShape,
  isObject,
  type StoredDataset,
  type StoredTable,
  type TableShape,
} from "./stored-dataset.js";

/** Why a text is no dataset of this program; `found` is the version that it says it has. */
export type DatasetProblem = {
  readonly problem: "not-a-dataset" | "other-version";
  readonly found?: unknown;
};

/** One line of JSON. The same dataset gives the same text. */
export const toDatasetJson = (dataset: Dataset): string => JSON.stringify(toStoredDataset(dataset));

/** Reads what `toDatasetJson` wrote; whatever else the text holds, nothing is thrown. */
export function fromDatasetJson(text: string): Dataset | DatasetProblem {
  try {
    return fromStoredDataset(JSON.parse(text));
  } catch {
    return NOT_A_DATASET;
  }
}

/** What JSON says of a dataset, as an object: for pages, into which it is injected. */
export function toStoredDataset({ form, tables, rows }: Dataset): StoredDataset {
  const derive = deriverOf(tables.submissions);
  return {
    format: DATASET_FORMAT,
    formatVersion: DATASET_VERSION,
    form,
    tables: TABLE_NAMES.map((name) =>
      toStoredTable(
        tables[name],
        DEFINITIONS[name].columns,
        name === "submissions" ? undefined : derive,
      ),
    ),
    rows: rows.map((table) => toStoredTable(table, PROVENANCE, derive)),
  };
}

/** The reverse of `toStoredDataset`, for any value that JSON can say. */
export function fromStoredDataset(value: unknown): Dataset | DatasetProblem {
  if (!isObject(value) || value.format !== DATASET_FORMAT) return NOT_A_DATASET;
  if (value.formatVersion !== DATASET_VERSION) {
    return { problem: "other-version", found: value.formatVersion };
  }
  return (isDatasetShape(value) && toDataset(value)) || NOT_A_DATASET;
}

const NOT_A_DATASET = { problem: "not-a-dataset" } as const;

function toStoredTable(
  table: DataTable,
  known: readonly Column[],
  derive: Derive | undefined,
): StoredTable {
  const { name, title, columns } = table;
  const hasKey = columns.some((column) => column.name === SUBMISSION_KEY);
  const derived = hasKey ? derive?.(columnOf(table, SUBMISSION_KEY)) : undefined;
  const valuesOf = (column: string) => columnOf(table, column);
  const encode = (column: string): EncodedColumn => {
    const values = valuesOf(column);
    const following = derived?.(column);
    return following && areSame(values, following) ? DERIVED : encodeColumn(values);
  };
  return {
    name,
    title,
    columns: columns.map((column) => toStoredColumn(column, valuesOf(column.name), known)),
    rows: table.data.numRows(),
    data: columns.map((column) => encode(column.name)),
  };
}

/**
 * Years are integers in a file, as they were before there were other periods. The columns `known` to be
 * of periods are so again when it is read.
 */
const toStoredColumn = (
  column: Column,
  values: readonly Datum[],
  known: readonly Column[],
): Column =>
  isOfPeriods(column, known) && heldType(column.type, values) === "integer"
    ? { ...column, type: "integer" }
    : column;

const fromStoredColumn = (column: Column, known: readonly Column[]): Column =>
  column.type === "integer" && isOfPeriods(column, known) ? { ...column, type: "period" } : column;

const isOfPeriods = ({ name }: Column, known: readonly Column[]): boolean =>
  known.some((column) => column.name === name && column.type === "period");

const areSame = (some: readonly Datum[], others: readonly Datum[]): boolean =>
  some.every((value, row) => value === others[row]);

function toDataset({ form, tables, rows }: DatasetShape): Dataset | undefined {
  const shapes = new Map(tables.map((shape) => [shape.name, shape]));
  const tableOf = (name: TableName, derive?: Derive) =>
    toTable(shapes.get(name), DEFINITIONS[name].columns, derive);
  const submissions = tableOf("submissions");
  if (!submissions || !isAsDefined(submissions, "submissions")) return undefined;
  const derive = deriverOf(submissions);
  const entries = TABLE_NAMES.flatMap((name) => {
    const table = name === "submissions" ? submissions : tableOf(name, derive);
    return table && isAsDefined(table, name) ? [[name, table] as const] : [];
  });
  const rowsTables = rows.flatMap((shape) => toTable(shape, PROVENANCE, derive) ?? []);
  if (entries.length < TABLE_NAMES.length || rowsTables.length < rows.length) return undefined;
  return {
    form,
    tables: Object.fromEntries(entries) as Record<TableName, DataTable>,
    rows: rowsTables,
  };
}

function toTable(
  shape: TableShape | undefined,
  known: readonly Column[],
  derive: Derive | undefined,
): DataTable | undefined {
  if (!shape) return undefined;
  const { name, title, rows, data } = shape;
  const columns = shape.columns.map((column) => fromStoredColumn(column, known));
  const at = columns.findIndex((column) => column.name === SUBMISSION_KEY);
  const keys = decodeColumn(data[at], "integer", rows);
  const derived = keys && derive?.(keys);
  const arrays = columns.flatMap((column, index) => {
    const stored = data[index];
    const values =
      isObject(stored) && stored.derived === true
        ? derived?.(column.name)
        : decodeColumn(stored, column.type, rows);
    return values ? [values] : [];
  });
  return arrays.length === columns.length ? ofArrays({ name, title, columns }, arrays) : undefined;
}

/** Whether a table has all that programs ask of it. */
const isAsDefined = ({ columns }: DataTable, name: TableName): boolean =>
  DEFINITIONS[name].columns.every((wanted) =>
    columns.some((column) => column.name === wanted.name && column.type === wanted.type),
  );
