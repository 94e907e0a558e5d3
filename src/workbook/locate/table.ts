import { toAddress } from "../../model/address.js";
import type { SectionLayout } from "../layout.js";
import { headerRows, headersAbove, headersBelow, headersIn } from "./header.js";
import { type LocatingProblem, problem } from "./problem.js";
import { type Bounds, mayOwn } from "./section.js";
import type { FoundSheet } from "./sheet.js";

export type TableSection = Extract<SectionLayout, { kind: "table" }>;

export type LocatedTable = {
  /** The last one, where the header has two. */
  readonly headerRow: number;
  readonly lastRow: number;
  /** Further rows that repeat the header, as for printing. */
  readonly repeatedHeaders: readonly number[];
  /** Column name → column number; a column that was not found is absent. */
  readonly columns: ReadonlyMap<string, number>;
};

export type SoughtTable = {
  readonly table?: LocatedTable;
  readonly problems: readonly LocatingProblem[];
};

/**
 * Finds a table by its header row: the one its defined name points to if that row still has its
 * headers; without a name, the only row in its section that does. A table whose end is unknown is
 * not read: the rows of another one may follow.
 */
export function locateTable(layout: TableSection, sheet: FoundSheet, bounds: Bounds): SoughtTable {
  const rows = headerRows(layout, sheet).filter((row) => row >= bounds.first && row <= bounds.last);
  const { name } = layout.table;
  const place = sheet.places.get(name);
  const isNamed = place?.kind === "cell";
  const isMissing = rows.length === 0 || (!isNamed && hasRivals(rows, sheet, bounds));
  if (isMissing) return { problems: [problem("table-missing", { table: name })] };
  const secondOf = (row: number) => secondRow(layout, row, sheet, bounds);
  const headerRow = isNamed
    ? rows.find((row) => place.sheet === sheet.content.name && mayBeNamed(row, place.row, secondOf))
    : rows[0];
  const addresses = rows.map((row) => toAddress(row, layout.columns[0]?.column ?? 1));
  if (headerRow === undefined || bounds.after.length > 0)
    return { problems: [problem("location-conflict", { label: name, addresses })] };
  const repeated = rows.filter((row) => row !== headerRow);
  const data = { label: name, addresses, address: addresses[rows.indexOf(headerRow)] ?? "" };
  if (!isNamed && repeated.length > 0) return { problems: [problem("label-ambiguous", data)] };
  const second = secondOf(headerRow);
  const { columns, problems } = findColumns(layout, headerRow, second?.headers, sheet);
  if (repeated.length > 0) problems.push(problem("label-repeated", data));
  if (place?.kind === "broken") problems.push(problem("relocated", data));
  const last = Math.max(headerRow, second?.row ?? 0);
  const repeatedHeaders = repeated.flatMap((row) => [row, secondOf(row)?.row ?? row]);
  return { table: { headerRow: last, lastRow: bounds.last, repeatedHeaders, columns }, problems };
}

/** The name belongs to the header's first cell, which may be merged over both of its rows. */
const mayBeNamed = (
  row: number,
  named: number,
  secondOf: (row: number) => SecondRow | undefined,
): boolean => named === row || (named === row - 1 && secondOf(row)?.row === named);

type SecondRow = { readonly row: number; readonly headers: ReadonlyMap<number, string> };

/** The other row of a header that has two: below it, or between it and the section's heading. */
function secondRow(
  layout: TableSection,
  headerRow: number,
  sheet: FoundSheet,
  { first, last, before }: Bounds,
): SecondRow | undefined {
  const below = headersBelow(headerRow, layout, sheet);
  if (headerRow < last && below.size > 0) return { row: headerRow + 1, headers: below };
  if (headerRow <= first || before.length > 0) return undefined;
  const above = headersAbove(headerRow, layout, sheet);
  return above.size > 0 ? { row: headerRow - 1, headers: above } : undefined;
}

/** Whether a section above, the heading between them being gone, has the same labels. */
const hasRivals = (rows: readonly number[], sheet: FoundSheet, { before }: Bounds): boolean =>
  before.some((section) => rows.some((row) => mayOwn(section, row, sheet)));

function findColumns(
  layout: TableSection,
  headerRow: number,
  second: SecondRow["headers"] | undefined,
  sheet: FoundSheet,
) {
  const headers = [...headersIn(headerRow, layout, sheet), ...(second ?? [])];
  const columns = new Map<string, number>();
  const problems: LocatingProblem[] = [];
  for (const { field } of layout.columns) {
    const found = headers.filter(([, name]) => name === field.name);
    const [only, another] = found.map(([column]) => column);
    const data = { table: layout.table.name, label: field.label };
    if (only === undefined) problems.push(problem("column-missing", data));
    else if (another !== undefined) {
      const addresses = found.map(([column]) => toAddress(headerRow, column));
      problems.push(problem("label-ambiguous", { ...data, addresses }));
    } else columns.set(field.name, only);
  }
  return { columns, problems };
}
