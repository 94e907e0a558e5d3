import type { Dataset, TableName } from "../dataset.js";
import { TABLE_NAMES } from "../dataset.js";
import type { DataTable } from "../table.js";

/** Where a table of a dataset is written. */
export type TableFile = {
  readonly table: DataTable;
  /** Undefined: the rows of a table 明细表 of the form. */
  readonly kind: TableName | undefined;
  readonly csv: string;
  readonly parquet: string;
};

/** The files of all tables, in the order of the dataset; no two have one name, on any system. */
export function toTableFiles({ tables, rows }: Dataset): TableFile[] {
  const taken = new Set<string>();
  const toFile = (table: DataTable, kind: TableName | undefined, wanted: string): TableFile => {
    const name = toFreeName(wanted, taken);
    return { table, kind, csv: `${name}.csv`, parquet: `${name}.parquet` };
  };
  return [
    ...TABLE_NAMES.map((name) => toFile(tables[name], name, name)),
    ...rows.map((table) => toFile(table, undefined, `rows-${toSafeName(table.name)}`)),
  ];
}

/** What Windows, macOS and Linux all take as part of a file name. */
const toSafeName = (name: string): string =>
  [...name.normalize("NFC").replace(/[\\/:*?"<>|\p{Cc}\p{Cs}]/gu, "_")]
    .slice(0, LONGEST)
    .join("")
    .replace(/[. ]+$/, "_");

/** In characters: of UTF-8, three bytes each make 240 of the 255 that a file name may have. */
const LONGEST = 60;

/** Windows and macOS do not tell large letters from small ones. */
function toFreeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}-${number}`;
  taken.add(name.toLowerCase());
  return name;
}
