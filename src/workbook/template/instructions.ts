import type { Workbook, Worksheet } from "exceljs";
import { explain } from "../../language/explain.js";
import type { Severity } from "../../model/finding.js";
import type { Check, Form } from "../../model/form.js";
import { INSTRUCTIONS_SHEET } from "../../model/sheet-names.js";
import { captionsFor } from "../layout.js";
import type { Live } from "../live/calculation.js";
import type { Liveness } from "../live/check-formulas.js";
import { drawLegend, LEGEND_ROWS } from "./overview.js";
import { printAs } from "./page.js";
import { put, putAcross } from "./put.js";
import { heightFor } from "./style.js";

const WIDTHS = [6, 30, 70, 12, 22];
const LAST = WIDTHS.length;
const TOTAL = WIDTHS.reduce((sum, width) => sum + width, 0);

/** The instructions, what the colours mean, and every check in plain words. */
export function drawInstructions(
  workbook: Workbook,
  form: Form,
  live: Live,
  notes: readonly string[],
): Worksheet {
  const sheet = workbook.addWorksheet(INSTRUCTIONS_SHEET, { views: [{ showGridLines: false }] });
  WIDTHS.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  putAcross(sheet, 1, { from: 1, to: LAST }, INSTRUCTIONS_SHEET, "title");
  const texts = [...form.instructions.map((text, index) => `${index + 1}. ${text}`), ...notes];
  texts.forEach((text, index) => {
    putAcross(sheet, index + 2, { from: 1, to: LAST }, text, "paragraph");
    sheet.getRow(index + 2).height = heightFor(text, TOTAL, 20);
  });
  const legendRow = texts.length + 3;
  drawLegend(sheet, legendRow, LAST, form);
  drawChecks(sheet, legendRow + LEGEND_ROWS + 1, form, live.liveness);
  printAs(sheet, { title: form.title, headRows: 1, width: TOTAL });
  return sheet;
}

const whenFor = (form: Form): Readonly<Record<Liveness, string>> => ({
  live: "填报时即时校验",
  "no-previous": `提交后与${captionsFor(form).previous}对照`,
  "too-long": "提交后审核",
});

const KINDS: Readonly<Record<Severity, string>> = {
  error: "必须修改",
  warning: "可以说明",
  note: "提示",
};

function drawChecks(
  sheet: Worksheet,
  row: number,
  form: Form,
  liveness: ReadonlyMap<string, Liveness>,
): void {
  putAcross(sheet, row, { from: 1, to: LAST }, "全部审核", "heading");
  ["", "审核编号", "审核内容", "性质", "何时审核"].forEach((caption, index) => {
    put(sheet, row + 1, index + 1, caption, "caption");
  });
  const when = whenFor(form);
  form.checks.forEach((check, index) => {
    const line = row + 2 + index;
    put(sheet, line, 1, index + 1, "number");
    put(sheet, line, 2, check.id, "label");
    put(sheet, line, 3, inWords(check), "label");
    sheet.getRow(line).height = heightFor(inWords(check), WIDTHS[2] ?? 1, 18);
    put(sheet, line, 4, KINDS[check.severity], "unit");
    put(sheet, line, 5, when[liveness.get(check.id) ?? "too-long"], "unit");
  });
}

/** What its author says of a check, and what it demands. */
export function inWords({ assert, message, rows }: Check): string {
  const each = rows === undefined ? "" : `“${rows}”每一行：`;
  const demand = `${each}${explain(assert).zh}`;
  return message ? `${message.zh}（${demand}）` : demand;
}
