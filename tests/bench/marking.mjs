import { readFileSync } from "node:fs";
import { inNode } from "./apart.mjs";
import { compete, toTable } from "./compete.mjs";
import { loadSmallForm } from "./small-form.mjs";

const ROUNDS = 7;
const ROUND_TRIP = "ExcelJS load, mark, write";

export const CONTENDERS = {
  hebiao: async (file) => {
    const { bytes, marks, annotateWorkbook } = await prepareMarks(file);
    return { run: () => annotateWorkbook(bytes, marks), calls: 5 };
  },
  exceljs: async (file) => {
    const { default: exceljs } = await import("exceljs");
    const { bytes, marks } = await prepareMarks(file);
    const run = async () => {
      const book = new exceljs.Workbook();
      await book.xlsx.load(bytes);
      for (const mark of marks.rows) markCell(book, mark);
      const list = book.addWorksheet("审核结果 ExcelJS");
      for (const { word, where, field, message, hint } of marks.rows)
        list.addRow([word, where, field, message, hint]);
      await book.xlsx.writeBuffer();
    };
    return { run, calls: 2 };
  },
};

/** The marked copy of one form, beside the way through ExcelJS that would lose half of the file. */
export function benchMarking(file) {
  const node = (name) => inNode(import.meta.url, name, file);
  const results = compete(
    [
      { name: "hebiao, patched", measure: node("hebiao"), against: ROUND_TRIP, atMost: 0.3 },
      { name: ROUND_TRIP, measure: node("exceljs") },
    ],
    ROUNDS,
  );
  return toTable("Marking a copy of the same form, warm", results);
}

async function prepareMarks(file) {
  const library = await loadSmallForm();
  const { form, openSubmission, checkSubmission, toMarks } = library;
  const bytes = new Uint8Array(readFileSync(file));
  const { submission } = await openSubmission(bytes, [form], "bench.xlsx");
  const report = { file: "bench.xlsx", ...checkSubmission(form, submission) };
  return { ...library, bytes, marks: toMarks(report, "zh") };
}

function markCell(book, { sheet, address, severity, message }) {
  const cell = sheet && book.getWorksheet(sheet).getCell(address);
  if (!cell) return;
  const argb = severity === "error" ? "FFFFC7CE" : "FFFFEB9C";
  cell.style = { ...cell.style, fill: { type: "pattern", pattern: "solid", fgColor: { argb } } };
  cell.note = message;
}
