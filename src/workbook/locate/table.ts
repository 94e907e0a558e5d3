import { toAddress } from "../../model/address.js";
import type { NamedPlace } from "../content.js";
import type { TableLayout } from "../layout.js";
import { normaliseLabel } from "./label.js";
import { type LocatingProblem, problem } from "./problem.js";
import type { Bounds, FoundSheet } from "./sheet.js";

export type LocatedTable = {
  readonly headerRow: number;
  readonly lastRow: number;
  /** Column name → column number; a column that was not found is absent. */
  readonly columns: ReadonlyMap<string, number>;
};

/** More than this share of its headers that makes a row the header of a table. */
const ENOUGH = 0.5;

/**
 * Finds a table by its header row: the one its defined name points to if that row still has its
 * headers, else the only row in its section that does.
 */
export function locateTable(
  layout: TableLayout,
  name: NamedPlace | undefined,
  sheet: FoundSheet,
  bounds: Bounds,
): { readonly table?: LocatedTable; readonly problems: readonly LocatingProblem[] } {
  const rows = headerRows(layout, sheet, bounds);
  const named = name?.kind === "cell" && name.sheet === sheet.content.name ? name.row : undefined;
  const [only, another] = rows;
  const headerRow =
    named !== undefined && rows.includes(named) ? named : another ? undefined : only;
  if (headerRow === undefined) {
    const data = { table: layout.table.name };
    if (!another) return { problems: [problem("table-missing", data)] };
    const addresses = rows.map((row) => toAddress(row, layout.columns[0]?.column ?? 1));
    return { problems: [problem("label-ambiguous", { label: layout.table.name, addresses })] };
  }
  const { columns, problems } = findColumns(layout, headerRow, sheet);
  return { table: { headerRow, lastRow: bounds.last, columns }, problems };
}

function headerRows(layout: TableLayout, sheet: FoundSheet, bounds: Bounds): number[] {
  const headers = layout.columns.map(({ field }) => normaliseLabel(field.label));
  return [...sheet.labels]
    .filter(([row, cells]) => {
      const present = new Set(cells.values());
      const share = headers.filter((header) => present.has(header)).length / headers.length;
      return row >= bounds.first && row <= bounds.last && share > ENOUGH;
    })
    .map(([row]) => row);
}

function findColumns(layout: TableLayout, headerRow: number, sheet: FoundSheet) {
  const cells = [...(sheet.labels.get(headerRow) ?? [])];
  const columns = new Map<string, number>();
  const problems: LocatingProblem[] = [];
  for (const { field } of layout.columns) {
    const label = normaliseLabel(field.label);
    const found = cells.filter(([, header]) => header === label).map(([column]) => column);
    const [only, another] = found;
    const data = { table: layout.table.name, label: field.label };
    if (only === undefined) problems.push(problem("column-missing", data));
    else if (another !== undefined) {
      problems.push(
        problem("label-ambiguous", {
          ...data,
          addresses: found.map((column) => toAddress(headerRow, column)),
        }),
      );
    } else columns.set(field.name, only);
  }
  return { columns, problems };
}
