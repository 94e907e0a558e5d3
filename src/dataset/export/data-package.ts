import { DATASET_VERSION, type Dataset } from "../dataset.js";
import { type Column, columnOf, type DataTable } from "../table.js";
import { toCsvText } from "./csv.js";
import { type HeldType, heldType } from "./held-type.js";
import { foreignKeysOf, primaryKeyOf } from "./keys.js";
import type { TableFile } from "./table-files.js";

/**
 * What a folder of tables holds, as a Data Package (https://datapackage.org/standard/data-package/):
 * each table is a resource in CSV. The property `hebiao` has what the standard has no word for: the
 * form, and where the same tables are in Parquet, by the name of their resource.
 */
export function toDataPackage({ form }: Dataset, files: readonly TableFile[]): object {
  const names = resourceNamesOf(files);
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: toSlug(form.id) || "dataset",
    title: form.title,
    resources: files.map((file, at) => toResource(file, names[at] ?? "", files)),
    hebiao: {
      datasetVersion: DATASET_VERSION,
      form,
      parquet: Object.fromEntries(files.map(({ parquet }, at) => [names[at], parquet])),
    },
  };
}

function toResource(file: TableFile, name: string, files: readonly TableFile[]): object {
  const { table, csv } = file;
  const primaryKey = primaryKeyOf(file);
  const foreignKeys = foreignKeysOf(file, files);
  return {
    name,
    type: "table",
    path: csv,
    title: table.title.zh,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    schema: {
      $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
      fields: table.columns.map((column) => toField(table, column)),
      missingValues: [""],
      ...(primaryKey && { primaryKey }),
      ...(foreignKeys.length > 0 && { foreignKeys }),
    },
  };
}

const toField = (table: DataTable, { name, type, title, description, unit }: Column): object => ({
  name: toCsvText(name),
  type: TYPES[heldType(type, columnOf(table, name))],
  title: title.zh,
  ...(description && { description: description.zh }),
  ...(unit !== undefined && { unit }),
});

const TYPES: Readonly<Record<HeldType, string>> = {
  text: "string",
  integer: "integer",
  number: "number",
  boolean: "boolean",
  date: "date",
  yearmonth: "yearmonth",
};

/** Of letters and digits of ASCII: a table that is called otherwise gets the number that it has. */
function resourceNamesOf(files: readonly TableFile[]): string[] {
  const rows = files.filter(({ kind }) => kind === undefined);
  const taken = new Set<string>();
  return files.map((file) => {
    const numbered = `rows-${rows.indexOf(file) + 1}`;
    const own = `rows-${toSlug(file.table.name)}`;
    // With a letter, so that no table's own name is another's number.
    const isAscii = /^[\x20-\x7e]*[a-z][\x20-\x7e]*$/i.test(file.table.name);
    const name = file.kind ?? (isAscii && !taken.has(own) ? own : numbered);
    taken.add(name);
    return name;
  });
}

const toSlug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
