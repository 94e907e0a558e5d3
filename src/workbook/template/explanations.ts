import type { Workbook, Worksheet } from "exceljs";
import { toAddress } from "../../model/address.js";
import type { Form } from "../../model/form.js";
import { EXPLANATIONS_SHEET } from "../../model/sheet-names.js";
import {
  EXPLANATION_CAPTION_ROW,
  EXPLANATION_CAPTIONS,
  EXPLANATION_COLUMNS,
  explainedChecks,
} from "../explanation-sheet.js";
import { intoLive, type Live } from "../live/calculation.js";
import { at, CHECK_COLUMNS } from "../live/grid.js";
import { addRules } from "./highlight.js";
import { inWords } from "./instructions.js";
import { printAs } from "./page.js";
import { put, putAcross } from "./put.js";
import { heightFor, OVERLAYS } from "./style.js";

const WIDTHS = [28, 60, 14, 50];

/** Where warnings are explained: a row for each check that may be explained. */
export function drawExplanations(
  workbook: Workbook,
  form: Form,
  live: Live,
): Worksheet | undefined {
  const checks = explainedChecks(form);
  if (checks.length === 0) return undefined;
  const sheet = workbook.addWorksheet(EXPLANATIONS_SHEET, {
    views: [{ state: "frozen", ySplit: EXPLANATION_CAPTION_ROW, showGridLines: false }],
  });
  WIDTHS.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  const last = WIDTHS.length;
  putAcross(sheet, 1, { from: 1, to: last }, EXPLANATIONS_SHEET, "title");
  const remark = `数据确实如此时，在“${EXPLANATION_CAPTIONS.state}”为“需要说明”的各行写明真实原因；只写“核实无误”之类不算说明。`;
  putAcross(sheet, 2, { from: 1, to: last }, remark, "remark");
  for (const [key, column] of Object.entries(EXPLANATION_COLUMNS)) {
    const caption = EXPLANATION_CAPTIONS[key as keyof typeof EXPLANATION_CAPTIONS];
    put(sheet, EXPLANATION_CAPTION_ROW, column, caption, "caption");
  }
  checks.forEach((check, index) => {
    const row = EXPLANATION_CAPTION_ROW + 1 + index;
    put(sheet, row, EXPLANATION_COLUMNS.check, check.id, "label");
    put(sheet, row, EXPLANATION_COLUMNS.demand, inWords(check), "label");
    sheet.getRow(row).height = heightFor(inWords(check), WIDTHS[1] ?? 1, 18);
    put(sheet, row, EXPLANATION_COLUMNS.state, { formula: stateOf(check.id, live) }, "unit");
    put(sheet, row, EXPLANATION_COLUMNS.explanation, undefined, "input");
  });
  const first = EXPLANATION_CAPTION_ROW + 1;
  const state = toAddress(first, EXPLANATION_COLUMNS.state);
  addRules(sheet, `A${first}:C${first + checks.length - 1}`, [
    [`$${state}="需要说明"`, OVERLAYS.warningCell],
    [`$${state}="已说明"`, OVERLAYS.goodText],
  ]);
  printAs(sheet, { title: form.title, headRows: EXPLANATION_CAPTION_ROW, width: 152 });
  return sheet;
}

function stateOf(id: string, { plan, liveness }: Live): string {
  const row = plan.checks.get(id)?.row ?? 0;
  if (liveness.get(id) !== "live") return '"提交后审核"';
  const fails = `${intoLive(at(row, CHECK_COLUMNS.count))}>0`;
  const isExplained = `${intoLive(at(row, CHECK_COLUMNS.isExplained))}=1`;
  return `IF(${fails},IF(${isExplained},"已说明","需要说明"),"")`;
}
