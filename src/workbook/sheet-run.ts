import { toLetters } from "./cell-reference.js";

/** A run of rows of one sheet in plain markup, with the places of its cells. */
export type SheetRun = {
  readonly markup: string;
  /** Row, column, row, column …, ascending. */
  readonly places: readonly number[];
};

export type SheetRunWriter = {
  /** Takes a cell's markup after its reference; cells must come in ascending order. */
  readonly keep: (row: number, column: number, markup: string) => void;
  /** Closes the last run; to be called once, at the end of the sheet. */
  readonly finish: () => void;
  /** The runs closed since the last call. */
  readonly take: () => SheetRun[];
};

/** Cells per run, so that ExcelJS never holds more than a part of a long sheet. */
export const RUN = 20_000;

export function createSheetRunWriter(): SheetRunWriter {
  let runs: SheetRun[] = [];
  let markup: string[] = [];
  let places: number[] = [];
  let openRow = 0;
  let last = 0;

  function finish(): void {
    if (places.length > 0) runs.push({ markup: `${markup.join("")}</row>`, places });
    markup = [];
    places = [];
    openRow = 0;
  }

  function startRow(row: number): void {
    if (places.length >= 2 * RUN) finish();
    markup.push(openRow === 0 ? `<row r="${row}">` : `</row><row r="${row}">`);
    openRow = row;
    last = Number.NaN;
  }

  return {
    finish,
    keep: (row, column, cell) => {
      if (row !== openRow) startRow(row);
      // A cell without a reference follows the one before it; one attribute less to parse.
      markup.push(column === last + 1 ? "<c" : `<c r="${toLetters(column)}${row}"`, cell);
      last = column;
      places.push(row, column);
    },
    take: () => {
      const taken = runs;
      runs = [];
      return taken;
    },
  };
}
