import type { Text } from "../../index.js";
import { parseAddress, toLetters } from "../../index.js";
import { element } from "../element.js";
import { say } from "../page-language.js";
import type { GridCell } from "./cell.js";
import { drawCells, type GridSheet } from "./cells.js";
import { intoLines } from "./crossing.js";
import { type GridLine, type GridLines, isGap, lineAt } from "./lines.js";
import { columnGroup } from "./widths.js";
import { GRID_WORDS } from "./words.js";

/** Some lines of a sheet as a table. */
export type GridTable = {
  readonly element: HTMLTableElement;
  /** What stands for a cell, undefined if it is not among the lines. */
  readonly find: (address: string) => Found | undefined;
};

export type Found = {
  /** The cell itself, or the merged area or empty stretch that it is in. */
  readonly cell: GridCell;
  readonly rowHead: HTMLElement;
  readonly columnHead: HTMLElement;
};

/** Draws these lines of a sheet. */
export function gridTable(sheet: GridSheet, lines: GridLines): GridTable {
  const { rows, columns } = lines;
  const { atPlaces, inRows } = drawCells(sheet, lines);
  const columnHeads = columns.map((line) => toHead("col", line));
  const rowHeads = rows.map((line) => toHead("row", line));
  const body = rows.map((line, at) =>
    element(
      "tr",
      { class: isGap(line) && "gap" },
      ...[rowHeads[at], ...(inRows[at] ?? [])].filter((each) => each !== undefined),
    ),
  );
  const { group, head, width } = columnGroup(sheet, columns, rows.at(-1)?.last ?? 0);
  const table = element(
    "table",
    {},
    element("caption", { class: "unseen" }, element("bdi", {}, sheet.name)),
    group,
    element("thead", {}, element("tr", {}, element("td"), ...columnHeads)),
    element("tbody", {}, ...body),
  );
  const bring = intoLines(sheet.merges, lines);
  table.style.width = width;
  table.style.setProperty("--row-head", head);
  return {
    element: table,
    find: (address) => {
      const asked = parseAddress(address);
      const position = asked && bring(asked);
      const [row, column] = [lineAt(rows, position?.row), lineAt(columns, position?.column)];
      const cell = row < 0 || column < 0 ? undefined : atPlaces[row * columns.length + column];
      const [rowHead, columnHead] = [rowHeads[row], columnHeads[column]];
      return cell && rowHead && columnHead && { cell, rowHead, columnHead };
    },
  };
}

/** The head of a row or column; that of an empty stretch says in words how long it is. */
function toHead(scope: "row" | "col", line: GridLine): HTMLElement {
  const isRow = scope === "row";
  if (!isGap(line))
    return element("th", { scope }, isRow ? String(line.first) : toLetters(line.first));
  const toWords: (count: number) => Text = isRow ? GRID_WORDS.emptyRows : GRID_WORDS.emptyColumns;
  const words = say(toWords(line.last - line.first + 1));
  const attributes = { scope, class: "gap", title: words, "aria-label": words };
  return element("th", attributes, isRow ? "⋮" : "⋯");
}
