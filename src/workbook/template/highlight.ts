import type { Style, Worksheet } from "exceljs";
import { toAddress, toLetters } from "../../model/address.js";
import { OVERLAYS } from "./style.js";

/** A rectangle of cells, and the hidden cell beside its first row that says how grave things are. */
export type Highlighted = {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly column: number;
  /** The column of the levels: 2 wrong, 1 to be explained. */
  readonly levels: { readonly from: number; readonly to: number };
};

/**
 * The levels stand on the same sheet, in hidden columns: a conditional format of Excel 2007 files
 * may not look at another sheet.
 */
export function highlight(
  sheet: Worksheet,
  { firstRow, lastRow, column, levels }: Highlighted,
  kind: "Cell" | "Text",
): void {
  const cells = `$${toLetters(levels.from)}${firstRow}:$${toLetters(levels.to)}${firstRow}`;
  const ref = `${toAddress(firstRow, column)}:${toAddress(lastRow, column)}`;
  addRules(sheet, ref, [
    [`MAX(${cells})=2`, OVERLAYS[`error${kind}`]],
    [`MAX(${cells})=1`, OVERLAYS[`warning${kind}`]],
  ]);
}

export function addRules(
  sheet: Worksheet,
  ref: string,
  rules: readonly (readonly [formula: string, style: Partial<Style>])[],
): void {
  // ExcelJS keeps what was added; each rule of a sheet has a rank of its own.
  const { conditionalFormattings: before } = sheet as Worksheet & {
    readonly conditionalFormattings: readonly { readonly rules: readonly unknown[] }[];
  };
  const first = before.reduce((count, each) => count + each.rules.length, 1);
  sheet.addConditionalFormatting({
    ref,
    rules: rules.map(([formula, style], index) => ({
      type: "expression",
      priority: first + index,
      formulae: [formula],
      style,
    })),
  });
}
