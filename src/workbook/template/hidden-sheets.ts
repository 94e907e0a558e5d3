import type { CellFormulaValue, Workbook } from "exceljs";
import { toAddress } from "../../model/address.js";
import type { Field, Form } from "../../model/form.js";
import { CALCULATION_SHEET, IDENTITY_SHEET } from "../../model/sheet-names.js";
import { IDENTITY_MARK } from "../layout.js";
import type { Live } from "../live/calculation.js";
import { at } from "../live/grid.js";
import { needsListRange, optionsOf } from "./validation.js";

/** Which form and version the workbook is. */
export function drawIdentity(workbook: Workbook, { id, version }: Form): void {
  const sheet = workbook.addWorksheet(IDENTITY_SHEET, { state: "veryHidden" });
  sheet.addRow([IDENTITY_MARK, id, version]);
}

/** The options of a choice that a drop-down cannot have written out, by field. */
export type ListRanges = ReadonlyMap<Field, string>;

/** Far to the right of everything that the live checks need. */
const FIRST_LIST_COLUMN = 1_000;

export function listRangesOf(form: Form): ListRanges {
  return new Map(
    longLists(form).map((field, index) => {
      const column = FIRST_LIST_COLUMN + index;
      const last = optionsOf(field, form.none).length;
      return [field, `${CALCULATION_SHEET}!${at(1, column)}:${at(last, column)}`];
    }),
  );
}

function longLists(form: Form): readonly Field[] {
  const columns = [...form.tables.values()].flatMap((table) => [...table.columns.values()]);
  return [...form.fields.values(), ...columns].filter(
    (field) => field.options && needsListRange(optionsOf(field, form.none)),
  );
}

/** The formulas of the live checks; they have no results until Excel computes them. */
export function drawCalculation(workbook: Workbook, form: Form, { cells }: Live): void {
  const sheet = workbook.addWorksheet(CALCULATION_SHEET, { state: "hidden" });
  for (const { row, column, content } of cells) {
    const cell = sheet.getCell(row, column);
    if (typeof content !== "object") cell.value = content;
    else cell.value = toFormula(content, toAddress(row, column));
  }
  longLists(form).forEach((field, index) => {
    optionsOf(field, form.none).forEach((option, at) => {
      sheet.getCell(at + 1, FIRST_LIST_COLUMN + index).value = option;
    });
  });
}

/** ExcelJS's types leave array formulas out. */
const toFormula = (
  { formula, isArray }: { readonly formula: string; readonly isArray: boolean },
  address: string,
): CellFormulaValue =>
  isArray
    ? ({ formula, shareType: "array", ref: address } as unknown as CellFormulaValue)
    : { formula };
