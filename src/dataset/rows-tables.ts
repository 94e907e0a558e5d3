import type { Field } from "../model/form.js";
import { NUMERIC_TYPES } from "../model/form.js";
import { cellOf, type TableLineage } from "../model/lineage.js";
import type { Cell, Row } from "../model/submission.js";
import { PLACE, PROVENANCE } from "./definitions.js";
import type { Report } from "./reports.js";
import { type Column, type DataTable, type Datum, toDataTable } from "./table.js";
import { numberOf, textOf } from "./values-table.js";

/** One table per table 明细表: a row for each of its rows, typed as the form says. */
export const toRowsTables = (
  reports: readonly Report[],
  tables: readonly TableLineage[],
): DataTable[] => tables.map((lineage) => toRowsTable(reports, lineage));

function toRowsTable(reports: readonly Report[], { table, columns }: TableLineage): DataTable {
  const definition = {
    name: table.name,
    title: { zh: table.name, en: table.name },
    columns: [...PROVENANCE, ...columns.map(({ field }) => toColumn(field)), ...PLACE, LINE],
  };
  const toRow = ({ number, identity, file, form }: Report, row: Row): Datum[] => {
    const cells = columns.map(({ field, origins }) => ({
      field,
      cell: cellOf(row, form.version, origins),
    }));
    const place = cells.find(({ cell }) => cell)?.cell?.place;
    return [
      number,
      identity?.unit.name ?? null,
      identity?.period ?? null,
      ...cells.map(({ field, cell }) => (cell ? contentOf(field, cell) : null)),
      file,
      place?.sheet ?? null,
      Number(/\d+$/.exec(place?.address ?? "")?.[0] ?? Number.NaN) || null,
    ];
  };
  const rows = reports.flatMap((report) =>
    (report.submission.tables.get(table.name)?.rows ?? []).map((row) => toRow(report, row)),
  );
  return toDataTable(definition, rows);
}

const LINE: Column = { name: "line", type: "integer", title: { zh: "行", en: "row of the sheet" } };

/** The names of a dataset's own columns are taken. */
const TAKEN: ReadonlySet<string> = new Set([...PROVENANCE, ...PLACE, LINE].map(({ name }) => name));

const toColumn = ({ name, label, type, unit, help }: Field): Column => ({
  name: TAKEN.has(name) ? `${name}_` : name,
  type: COLUMN_TYPES[type],
  title: { zh: label, en: label },
  ...(unit !== undefined && { unit }),
  ...(help !== undefined && { description: { zh: help, en: help } }),
});

const COLUMN_TYPES = {
  integer: "integer",
  decimal: "number",
  year: "integer",
  text: "text",
  choice: "text",
  date: "date",
} as const;

/** What a typed column can hold of a cell; the findings tell of the rest. */
function contentOf({ type }: Field, cell: Cell): Datum {
  if (NUMERIC_TYPES.has(type)) return numberOf(cell);
  if (type === "date") return cell.value.kind === "date" ? cell.value.date : null;
  return textOf(cell);
}
