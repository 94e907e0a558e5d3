import type { Dataset } from "../dataset.js";
import { toCsv } from "./csv.js";
import { toDataPackage } from "./data-package.js";
import { toDatasetJson } from "./json.js";
import { toParquet } from "./parquet.js";
import { toTableFiles } from "./table-files.js";

/** Text is to be written as UTF-8. */
export type DatasetFile = { readonly path: string; readonly content: string | Uint8Array };

/**
 * A dataset as a folder: its description, each table as CSV and as Parquet, and all of it as the
 * JSON that `fromDatasetJson` reads. The same dataset gives the same bytes.
 */
export function toDatasetFiles(dataset: Dataset): DatasetFile[] {
  const files = toTableFiles(dataset);
  const description = JSON.stringify(toDataPackage(dataset, files), null, 2);
  return [
    { path: "datapackage.json", content: `${description}\n` },
    ...files.flatMap(({ table, csv, parquet }) => [
      { path: csv, content: toCsv(table) },
      { path: parquet, content: toParquet(table) },
    ]),
    { path: "dataset.json", content: toDatasetJson(dataset) },
  ];
}
