import { type Dataset, type Datum, rowsOf, toDataTable } from "../../src/index.js";

type Row = Readonly<Record<string, Datum>>;

/** The same dataset with only some of its findings. */
export function withFindings(dataset: Dataset, isWanted: (row: Row) => boolean): Dataset {
  const { findings } = dataset.tables;
  const { data, ...definition } = findings;
  const rows = rowsOf<Row>(data).filter(isWanted);
  const kept = toDataTable(
    definition,
    rows.map((row) => definition.columns.map(({ name }) => row[name] ?? null)),
  );
  return { ...dataset, tables: { ...dataset.tables, findings: kept } };
}
