import { parseAddress, toAddress } from "../../../src/model/address.js";
import type { GridSheet } from "../../../src/notebook/grid/cells.js";

/** What stands in the cells, by address; numbers as numbers. */
export type Contents = Readonly<Record<string, string | number>>;

type Cells = Map<number, Map<number, { readonly text: string; readonly isNumber: boolean }>>;

/**
 * A sheet as the reader of workbooks would give it. Merged areas are written `A1:C2`; answers,
 * which need not hold anything, likewise or as one address.
 */
export function makeSheet(content: {
  readonly name: string;
  readonly cells: Contents;
  readonly merges?: readonly string[];
  readonly answers?: readonly string[];
  readonly widths?: Readonly<Record<number, number>>;
  readonly hidden?: boolean;
}): GridSheet {
  const { name, cells, merges = [], answers = [], widths = {}, hidden = false } = content;
  const rows: Cells = new Map();
  for (const [address, value] of Object.entries(cells)) {
    const { row, column } = positionOf(address);
    const own = rows.get(row) ?? new Map();
    rows.set(row, own.set(column, { text: String(value), isNumber: typeof value === "number" }));
  }
  return {
    name,
    hidden,
    widths: new Map(Object.entries(widths).map(([column, width]) => [Number(column), width])),
    defaultWidth: 9,
    merges: merges.map(toArea),
    rows: sorted(new Map([...rows].map(([row, own]) => [row, sorted(own)]))),
    answers: new Set(answers.flatMap(addressesIn)),
  };
}

const sorted = <Value>(map: ReadonlyMap<number, Value>): Map<number, Value> =>
  new Map([...map].sort(([a], [b]) => a - b));

function positionOf(address: string) {
  const position = parseAddress(address);
  if (!position) throw new Error(`not an address: ${address}`);
  return position;
}

function toArea(range: string) {
  const [from = "", to = from] = range.split(":");
  const [first, last] = [positionOf(from), positionOf(to)];
  return { ...first, rows: last.row - first.row + 1, columns: last.column - first.column + 1 };
}

function addressesIn(range: string): string[] {
  const { row, column, rows, columns } = toArea(range);
  return Array.from({ length: rows * columns }, (_, at) =>
    toAddress(row + Math.floor(at / columns), column + (at % columns)),
  );
}
