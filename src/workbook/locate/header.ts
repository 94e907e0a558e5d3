import type { SectionLayout } from "../layout.js";
import type { FoundSheet } from "./sheet.js";

type TableSection = Extract<SectionLayout, { kind: "table" }>;

/** Column number and name of a column of the table, for each header in a row. */
type Headers = ReadonlyMap<number, string>;

/** More than this share of its headers that makes a row the header of a table. */
const ENOUGH = 0.5;
/** A row with one header of many may be a heading or somebody's answer. */
const SEVERAL = 2;

/** The rows that are a table's header, or the first of two rows that are it together. */
export function headerRows(section: TableSection, sheet: FoundSheet): readonly number[] {
  const isEnough = (headers: readonly string[]) =>
    new Set(headers).size / section.columns.length > ENOUGH;
  const index = sheet.indexes.get(section);
  return [...sheet.labels].flatMap(([row, labels]) => {
    // Most rows of a sheet have none of a table's headers.
    if (![...labels.values()].some((label) => index?.has(label))) return [];
    return isHeader(row) ? [row] : [];
  });

  function isHeader(row: number): boolean {
    const names = [...headersIn(row, section, sheet).values()];
    if (isEnough(names) || names.length < SEVERAL) return isEnough(names);
    const below = [...headersBelow(row, section, sheet).values()];
    return below.length >= SEVERAL && !isEnough(below) && isEnough([...names, ...below]);
  }
}

export function headersIn(row: number, section: TableSection, sheet: FoundSheet): Headers {
  const index = sheet.indexes.get(section);
  return new Map(
    [...(sheet.labels.get(row) ?? [])].flatMap(([column, label]) => {
      const name = index?.get(label);
      return name === undefined ? [] : [[column, name] as const];
    }),
  );
}

/**
 * The second row of a header whose groups are merged: nothing stands in it but headers that the first
 * row lacks, under columns that have none there. Empty for a row of answers.
 */
export function headersBelow(row: number, section: TableSection, sheet: FoundSheet): Headers {
  const above = headersIn(row, section, sheet);
  const below = headersIn(row + 1, section, sheet);
  const last = Math.max(...above.keys(), ...below.keys());
  const columns = [...(sheet.content.rows.get(row + 1)?.keys() ?? [])].filter((at) => at <= last);
  const isHeader = columns.every((column) => below.has(column) && !above.has(column));
  return isHeader && areOthers(below, above) ? below : new Map();
}

/** The first row, where the second has most headers: those over columns that are empty in the second. */
export function headersAbove(row: number, section: TableSection, sheet: FoundSheet): Headers {
  const below = sheet.content.rows.get(row);
  const above = new Map(
    [...headersIn(row - 1, section, sheet)].filter(([column]) => !below?.has(column)),
  );
  return areOthers(above, headersIn(row, section, sheet)) ? above : new Map();
}

function areOthers(headers: Headers, than: Headers): boolean {
  const taken = new Set(than.values());
  return [...headers.values()].every((name) => !taken.has(name));
}
