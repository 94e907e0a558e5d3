import type { Text } from "../../model/text.js";
import type { DATASET_VERSION, DatasetForm } from "../dataset.js";
import type { Column, ColumnType } from "../table.js";
import type { EncodedColumn } from "./encoded-column.js";

export const DATASET_FORMAT = "hebiao-dataset";

/** A dataset as JSON has it: column by column, compact enough to stand inside a page. */
export type StoredDataset = {
  readonly format: typeof DATASET_FORMAT;
  readonly formatVersion: typeof DATASET_VERSION;
  readonly form: DatasetForm;
  /** In the order of `TABLE_NAMES`. */
  readonly tables: readonly StoredTable[];
  readonly rows: readonly StoredTable[];
};

export type StoredTable = {
  readonly name: string;
  readonly title: Text;
  readonly columns: readonly Column[];
  readonly rows: number;
  /** One for each of `columns`. */
  readonly data: readonly EncodedColumn[];
};

/** All of a stored table but its data, whose columns are read one by one. */
export type TableShape = Omit<StoredTable, "data"> & { readonly data: readonly unknown[] };

export type DatasetShape = {
  readonly form: DatasetForm;
  readonly tables: readonly TableShape[];
  readonly rows: readonly TableShape[];
};

type Parsed = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is Parsed =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a value has the outer shape of a stored dataset; the columns' data are not looked at. */
export const isDatasetShape = (value: unknown): value is DatasetShape =>
  isObject(value) && isForm(value.form) && isTables(value.tables) && isTables(value.rows);

const isForm = (value: unknown): value is DatasetForm =>
  isObject(value) &&
  [value.id, value.title, value.unitField, value.periodField].every(isString) &&
  (value.partField === undefined || isString(value.partField)) &&
  Array.isArray(value.versions) &&
  value.versions.every(isString);

const isTables = (value: unknown): value is readonly TableShape[] =>
  Array.isArray(value) && value.every(isTable) && areDistinct(value);

const isTable = (value: unknown): value is TableShape =>
  isObject(value) &&
  isString(value.name) &&
  isText(value.title) &&
  isRowCount(value.rows) &&
  Array.isArray(value.data) &&
  Array.isArray(value.columns) &&
  value.columns.length > 0 &&
  value.columns.length === value.data.length &&
  value.columns.every(isColumn) &&
  areDistinct(value.columns);

/** Runs make many rows of few characters: a limit far beyond any office, before memory ends. */
const isRowCount = (value: unknown): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 10_000_000;

/** Arquero keeps columns by name in an object, which cannot have one of this name. */
const isColumn = (value: unknown): value is Column =>
  isObject(value) &&
  isString(value.name) &&
  value.name !== "__proto__" &&
  TYPES.has(value.type) &&
  isText(value.title) &&
  (value.description === undefined || isText(value.description)) &&
  (value.unit === undefined || isString(value.unit));

const TYPES: ReadonlySet<unknown> = new Set<ColumnType>([
  "text",
  "integer",
  "number",
  "boolean",
  "date",
  "period",
]);

const isString = (value: unknown): value is string => typeof value === "string";

const isText = (value: unknown): value is Text =>
  isObject(value) && isString(value.zh) && isString(value.en);

const areDistinct = (named: readonly { readonly name: string }[]): boolean =>
  new Set(named.map(({ name }) => name)).size === named.length;
