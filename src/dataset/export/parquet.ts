import { ByteWriter, type ColumnSource, parquetWrite, type SchemaElement } from "hyparquet-writer";
import { type Column, columnOf, type DataTable, type Datum } from "../table.js";
import { type HeldType, heldType, heldValues } from "./held-type.js";

/**
 * A table as Parquet, compressed with Snappy. All columns may be null. Text is STRING, dates are
 * DATE, months and quarters STRING, numbers DOUBLE; integers are INT32, or INT64 where one of the column's is beyond it. Lone
 * surrogates, which UTF-8 cannot hold, become U+FFFD; numbers that are not finite, null.
 *
 * The metadata `hebiao` is JSON: the table's name and title, its columns' titles and units.
 */
export function toParquet(table: DataTable): Uint8Array {
  const columns = table.columns.map((column) => toStoredColumn(table, column));
  const writer = new ByteWriter();
  parquetWrite({
    writer,
    schema: [
      { name: "root", num_children: columns.length },
      ...columns.map(({ element }) => element),
    ],
    columnData: columns.map(({ source }) => source),
    kvMetadata: [{ key: "hebiao", value: JSON.stringify(toMetadata(table)) }],
    createdBy: "hebiao",
  });
  return new Uint8Array(writer.getBuffer());
}

const toMetadata = ({ name, title, columns }: DataTable) => ({
  table: name,
  title,
  columns: columns.map(({ name, title, unit }) => ({ name, title, ...(unit && { unit }) })),
});

type StoredColumn = { readonly element: SchemaElement; readonly source: ColumnSource };

function toStoredColumn(table: DataTable, { name, type }: Column): StoredColumn {
  const stored = columnOf(table, name);
  const values = heldValues(type, stored);
  const { convert, ...physical } = storageOf(heldType(type, stored), values);
  return {
    element: { name, repetition_type: "OPTIONAL", ...physical },
    source: { name, data: values.map((value) => (value === null ? null : convert(value))) },
  };
}

type Storage = Pick<SchemaElement, "type" | "converted_type"> & {
  readonly convert: (value: NonNullable<Datum>) => unknown;
};

function storageOf(type: HeldType, values: readonly Datum[]): Storage {
  switch (type) {
    case "text":
    case "yearmonth":
      return { type: "BYTE_ARRAY", converted_type: "UTF8", convert: String };
    case "date":
      return { type: "INT32", converted_type: "DATE", convert: toDay };
    case "boolean":
      return { type: "BOOLEAN", convert: Boolean };
    case "number":
      return { type: "DOUBLE", convert: finiteOrNull };
    case "integer":
      // Eight bytes for all integers would surprise readers with 64-bit integers, which JavaScript lacks.
      return values.every(isInt32) ? { type: "INT32", convert: Number } : INT64;
  }
}

const INT64: Storage = { type: "INT64", convert: (value) => BigInt(value) };

const isInt32 = (value: Datum): boolean => value === null || (Number(value) | 0) === value;

const finiteOrNull = (value: NonNullable<Datum>): number | null =>
  Number.isFinite(value) ? Number(value) : null;

const toDay = (value: NonNullable<Datum>): number =>
  Date.parse(`${value}T00:00:00Z`) / (24 * 60 * 60 * 1000);
