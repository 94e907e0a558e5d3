import { writePeriod } from "../../model/period.js";
import type {
  SheetCell,
  SheetColumn,
  SheetFormat,
  SheetOfTable,
} from "../../model/sheet-of-table.js";
import { PLACE, PROVENANCE } from "../definitions.js";
import type { Column, DataTable } from "../table.js";
import { fieldFormat, widthOf } from "./field-format.js";
import { type Entry, entriesOf, type SummaryIndex } from "./summary-index.js";

/** All rows of one table 明细表, of all submissions: newest period first, then by unit. */
export function toRowsSheet(index: SummaryIndex, table: DataTable): SheetOfTable {
  const rows = entriesOf(table);
  const rank = rankOf(index);
  const columns = columnsOf(table);
  return {
    name: table.title.zh,
    title: `${index.title}　${table.title.zh}`,
    notes: [`共 ${rows.length} 行。`],
    columns: columns.map((column) =>
      toColumn(column, rows, index.fieldOf.get(`${table.name}.${column.name}`)),
    ),
    rows: rows
      .sort((a, b) => rank(a) - rank(b))
      .map((row) => columns.map((column) => toCell(row, column))),
    frozenColumns: 2,
  };
}

/** Who and when first, the row's own content, then where it stands. */
function columnsOf({ columns }: DataTable): Column[] {
  const named = (wanted: readonly string[]) =>
    wanted.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  const last = [...PLACE.map(({ name }) => name), "line"];
  const apart = new Set([...PROVENANCE.map(({ name }) => name), ...last]);
  const own = columns.filter(({ name }) => !apart.has(name));
  return [...named(["period", "unit"]), ...own, ...named(last)];
}

/** Where a submission stands, newest period first, units in their order. */
function rankOf({ periods, submissions }: SummaryIndex): (row: Entry) => number {
  const ordered = periods.flatMap((period) => submissions.filter((each) => each.period === period));
  const ranks = new Map(ordered.map(({ submission }, at) => [submission, at]));
  return ({ submission }) => ranks.get(submission) ?? ordered.length;
}

function toColumn(column: Column, rows: readonly Entry[], field: Entry | undefined): SheetColumn {
  const { name, title, unit } = column;
  const header = unit === undefined ? title.zh : `${title.zh}（${unit}）`;
  const longest = Math.max(0, ...sample(rows).map((row) => widthOf(String(row[name] ?? ""))));
  const width = Math.min(44, Math.max(8, Math.min(widthOf(header) + 1, 18), longest) + 4);
  return { header, format: formatOf(column, field), width };
}

/** Enough rows to judge a width by. */
const sample = (rows: readonly Entry[]): readonly Entry[] => rows.slice(0, 1000);

/** As the form says; the dataset's own columns by their types. */
function formatOf({ name, type }: Column, field: Entry | undefined): SheetFormat {
  if (field) return fieldFormat(field);
  switch (type) {
    case "number":
    case "integer":
    case "period":
      return { kind: "number", grouped: false };
    case "date":
      return { kind: "date" };
    default:
      return { kind: name === "sheet" ? "mark" : "text" };
  }
}

function toCell(row: Entry, { name, type }: Column): SheetCell {
  const value = row[name] ?? null;
  if (type === "period" && value !== null) return { value: writePeriod(+value) };
  return { value: typeof value === "boolean" ? (value ? "是" : "否") : value };
}
