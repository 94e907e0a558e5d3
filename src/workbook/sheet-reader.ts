import { type CellContext, toPlainMarkup } from "./cell-markup.js";
import { LAST, toPosition } from "./cell-reference.js";
import type { MarkupHandler } from "./markup.js";
import { attributeOf, visitAttributes } from "./markup-text.js";
import type { SheetRunWriter } from "./sheet-run.js";
import { refuseExcess, type Tally } from "./tally.js";
import { refuseCorrupt } from "./unreadable.js";

/**
 * Listens to the markup of a worksheet and keeps the cells with content, and nothing else: no
 * validations, merges, widths or drawings, on which ExcelJS spends its time or breaks. One set of
 * variables serves all cells, because most cells of a form are empty and must cost nothing.
 */
export function createSheetReader(
  part: string,
  context: CellContext,
  writer: SheetRunWriter,
  tally: Tally,
): MarkupHandler {
  const formulas = createSharedFormulas();
  let stage: "before" | "inside" | "after" = "before";
  let row = 0;
  let column = 0;
  let widest = 0;
  let isPhonetic = false;
  /** Of the cell at hand. */
  let reference: string | undefined;
  let type = "n";
  let style = 0;
  let value: string | undefined;
  let formula: string | undefined;
  let inline: string | undefined;
  let sharedIndex: string | undefined;
  /** The text of the `v`, `f` or `t` at hand. */
  let text: string | undefined;

  function openRow(attributes: string): void {
    tally.elements += 1;
    refuseExcess(tally, part);
    const given = attributeOf(attributes, "r");
    const next = given === undefined ? row + 1 : Number(given);
    if (!Number.isInteger(next) || next <= row || next > LAST.row) refusePlace();
    row = next;
    column = 0;
  }

  function openCell(attributes: string): void {
    tally.elements += 1;
    reference = value = formula = inline = sharedIndex = undefined;
    type = "n";
    style = 0;
    visitAttributes(attributes, takeAttribute);
    const position = reference === undefined ? undefined : toPosition(reference);
    if (reference !== undefined && position?.row !== row) refusePlace();
    const next = position?.column ?? column + 1;
    if (row === 0 || next <= column || next > LAST.column) refusePlace();
    column = next;
  }

  function takeAttribute(name: string, attribute: string): boolean {
    if (name === "r") reference = attribute;
    else if (name === "t") type = attribute;
    else if (name === "s") style = Number(attribute);
    return false;
  }

  function closeText(element: string): void {
    if (element === "v") value = text;
    else if (element === "t") inline = (inline ?? "") + text;
    else if (element === "f") formula = formulas.resolve(sharedIndex, text ?? "");
    text = undefined;
  }

  function closeCell(): void {
    if (value === undefined && formula === undefined && inline === undefined) return;
    const markup = toPlainMarkup({ type, style, value, formula, inline }, context);
    if (markup === undefined) return;
    tally.cells += 1;
    tally.characters += markup.length;
    if (column > widest) {
      tally.columns += column - widest;
      widest = column;
    }
    refuseExcess(tally, part);
    writer.keep(row, column, markup);
  }

  const refusePlace = (): never => refuseCorrupt("cell-reference", part);

  return {
    open: (element, attributes) => {
      if (element === "sheetData") stage = "inside";
      else if (stage !== "inside" || isPhonetic) return;
      else if (element === "c") openCell(attributes);
      else if (element === "v" || element === "t") text = "";
      else if (element === "row") openRow(attributes);
      else if (element === "rPh") isPhonetic = true;
      else if (element === "f") {
        text = "";
        sharedIndex = attributeOf(attributes, "si");
      }
    },
    text: (source, start, end) => {
      if (text === undefined) return;
      tally.characters += end - start;
      refuseExcess(tally, part);
      text += source.slice(start, end);
    },
    close: (element) => {
      if (text !== undefined) closeText(element);
      else if (element === "c") closeCell();
      else if (element === "rPh") isPhonetic = false;
      else if (element === "sheetData") stage = "after";
    },
    isDone: () => stage === "after",
  };
}

/** A cell that shares a formula shows it as it is written in the first cell of its group. */
function createSharedFormulas() {
  const byIndex = new Map<string, string>();
  return {
    resolve: (index: string | undefined, formula: string): string => {
      if (index !== undefined && formula !== "") byIndex.set(index, formula);
      return formula || byIndex.get(index ?? "") || "#REF!";
    },
  };
}
