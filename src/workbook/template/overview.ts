import type { Worksheet } from "exceljs";
import { toAddress } from "../../model/address.js";
import type { Form } from "../../model/form.js";
import { EXPLANATIONS_SHEET } from "../../model/sheet-names.js";
import { captionsFor, FIELD_COLUMNS, type SheetLayout } from "../layout.js";
import { countOn, intoLive, type Live, TOTALS } from "../live/calculation.js";
import { addRules } from "./highlight.js";
import { put, putAcross, type StyleName } from "./put.js";
import { OVERLAYS } from "./style.js";

const { number, label, value, unit } = FIELD_COLUMNS;

/** Below the first sheet's fields: the counts of every sheet, the verdict, and the legend. */
export function drawOverview(sheet: Worksheet, layout: SheetLayout, live: Live, form: Form): void {
  if (layout.overviewRow === undefined) return;
  const { checkColumn } = layout;
  const row = layout.overviewRow + 1;
  put(sheet, row, number, "", "caption");
  put(sheet, row, label, "工作表", "caption");
  put(sheet, row, value, "必须修改", "caption");
  putAcross(sheet, row, { from: unit, to: checkColumn }, "需要说明或修改", "caption");
  const sheets = live.plan.layout.sheets.map(({ name }) => name);
  sheets.forEach((name, index) => {
    const line = row + 1 + index;
    put(sheet, line, number, index + 1, "number");
    put(sheet, line, label, name, "label");
    put(sheet, line, value, { formula: countOn(name, "errors", live.plan) }, "count");
    const warnings = { formula: countOn(name, "warnings", live.plan) };
    putAcross(sheet, line, { from: unit, to: checkColumn }, warnings, "count");
  });
  const last = row + sheets.length;
  const column = (number: number) => `${toAddress(row + 1, number)}:${toAddress(last, number)}`;
  addRules(sheet, column(value), [[`${toAddress(row + 1, value)}>0`, OVERLAYS.errorCell]]);
  addRules(sheet, column(unit), [[`${toAddress(row + 1, unit)}>0`, OVERLAYS.warningCell]]);
  putAcross(sheet, last + 1, { from: number, to: label }, "结论", "heading");
  const verdict = { formula: intoLive(TOTALS.verdict) };
  putAcross(sheet, last + 1, { from: value, to: checkColumn }, verdict, "heading");
  drawLegend(sheet, last + 3, checkColumn, form);
}

const LEGEND: readonly (readonly [StyleName, (form: Form) => string])[] = [
  ["inputLegend", () => "请在这里填写"],
  ["errorLegend", () => "有错误，必须修改；“校验”一栏写明原因和相差多少"],
  ["warningLegend", () => `请核实：修改，或在“${EXPLANATIONS_SHEET}”表写明原因`],
  ["lockedLegend", (form) => `${captionsFor(form).previous}数，供对照，不用填`],
];

/** What the colours mean. */
export function drawLegend(sheet: Worksheet, row: number, lastColumn: number, form: Form): void {
  LEGEND.forEach(([style, text], index) => {
    put(sheet, row + index, 1, undefined, style);
    putAcross(sheet, row + index, { from: 2, to: lastColumn }, text(form), "paragraph");
  });
}

export const LEGEND_ROWS = LEGEND.length;
