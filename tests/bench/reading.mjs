import { readFileSync, statSync } from "node:fs";
import { inNode, inPython } from "./apart.mjs";
import { compete, toTable } from "./compete.mjs";
import { loadSmallForm } from "./small-form.mjs";

const ROUNDS = 7;
const BARE = "ExcelJS";

/** Each prepares itself, and gives what is to be timed and how many calls make a batch. */
export const CONTENDERS = {
  hebiao: async (file) => {
    const { form, checkSubmission, openSubmission } = await loadSmallForm();
    const bytes = new Uint8Array(readFileSync(file));
    const run = async () => {
      const { submission } = await openSubmission(bytes, [form], "bench.xlsx");
      checkSubmission(form, submission);
    };
    return { run, calls: 12 };
  },
  exceljs: async (file) => {
    const { default: exceljs } = await import("exceljs");
    const bytes = new Uint8Array(readFileSync(file));
    return { run: () => new exceljs.Workbook().xlsx.load(bytes), calls: 6 };
  },
  sheetjs: async (file) => {
    const { default: sheetjs } = await import("xlsx");
    const bytes = new Uint8Array(readFileSync(file));
    return { run: () => sheetjs.read(bytes, { type: "array" }), calls: 10 };
  },
};

/** Reading and checking one form, beside others that only read it. */
export function benchReading(file) {
  const node = (name, needs) => inNode(import.meta.url, name, file, needs);
  const python = (name, needs) => inPython(name, file, needs);
  const results = compete(
    [
      { name: "hebiao, read and check", measure: node("hebiao"), against: BARE, atMost: 0.45 },
      { name: BARE, measure: node("exceljs") },
      { name: "SheetJS", measure: node("sheetjs", "xlsx"), against: BARE },
      {
        name: "openpyxl, read only",
        measure: python("openpyxl-read-only", "openpyxl"),
        against: BARE,
      },
      { name: "openpyxl", measure: python("openpyxl", "openpyxl"), against: BARE },
      { name: "pandas", measure: python("pandas", "pandas"), against: BARE },
    ],
    ROUNDS,
  );
  const size = Math.round(statSync(file).size / 1024);
  return toTable(`Reading one form of ${size} KB, warm`, results);
}
