import { toLetters } from "../../index.js";
import { element } from "../element.js";
import { say } from "../page-language.js";
import { pager } from "../pager.js";
import { type GridLine, type GridLines, lineAt } from "./lines.js";
import type { GridPosition } from "./position.js";
import { GRID_WORDS } from "./words.js";

/** The lines of a sheet in portions that a browser draws at once, turned in both directions. */
export type GridPages = {
  /** What is shown of the whole, and buttons that turn the pages; empty where there is only one. */
  readonly element: HTMLElement;
  readonly shown: () => GridLines;
  /** Turns to the page with this cell; tells whether that is another than before. */
  readonly turnTo: (position: GridPosition) => boolean;
};

const MOST_COLUMNS = 60;
const MOST_ROWS = 200;
const LEAST_ROWS = 50;
const MOST_CELLS = 6000;

/** @param onTurn called when somebody has turned a page */
export function gridPages(name: string, lines: GridLines, onTurn: () => void): GridPages {
  const columns = pagesOf(lines.columns, MOST_COLUMNS, say(GRID_WORDS.columnPages(name)));
  const size = Math.floor(MOST_CELLS / Math.min(MOST_COLUMNS, lines.columns.length || 1));
  const rows = pagesOf(
    lines.rows,
    Math.max(LEAST_ROWS, Math.min(MOST_ROWS, size)),
    say(GRID_WORDS.rowPages(name)),
  );
  const note = element("span", { class: "note" });
  const describe = () => {
    note.textContent = [rows.isPaged && rowWords(rows), columns.isPaged && columnWords(columns)]
      .filter(Boolean)
      .join(say(GRID_WORDS.separator));
  };
  for (const { input } of [rows, columns]) {
    input.addEventListener("input", () => {
      describe();
      onTurn();
    });
  }
  describe();
  const isPaged = rows.isPaged || columns.isPaged;
  const foot = element("div", { class: "foot" }, note, rows.input, columns.input);
  foot.hidden = !isPaged;
  return {
    element: foot,
    shown: () => ({ rows: rows.shown(), columns: columns.shown() }),
    turnTo: ({ row, column }) => {
      const hasTurned = [rows.turnTo(row), columns.turnTo(column)].includes(true);
      if (hasTurned) describe();
      return hasTurned;
    },
  };
}

type LinePages = ReturnType<typeof pagesOf>;

function pagesOf(lines: readonly GridLine[], size: number, label: string) {
  const input = pager({ label, pages: Math.ceil(lines.length / size) });
  const shown = () => lines.slice((input.value - 1) * size, input.value * size);
  return {
    input,
    lines,
    isPaged: lines.length > size,
    shown,
    turnTo: (line: number): boolean => {
      const page = Math.floor(lineAt(lines, line) / size) + 1;
      const isOther = page > 0 && page !== input.value;
      if (isOther) input.value = page;
      return isOther;
    },
  };
}

function rowWords({ lines, shown }: LinePages): string {
  const [first, last] = endsOf(shown());
  return say(GRID_WORDS.rowsShown(first, last, endsOf(lines)[1]));
}

function columnWords({ lines, shown }: LinePages): string {
  const [first, last] = endsOf(shown()).map(toLetters);
  const others = lines.length - shown().length;
  return say(GRID_WORDS.columnsShown(first ?? "", last ?? "", others));
}

const endsOf = (lines: readonly GridLine[]): [number, number] => [
  lines[0]?.first ?? 0,
  lines.at(-1)?.last ?? 0,
];
