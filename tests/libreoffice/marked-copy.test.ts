import exceljs from "exceljs";
import { expect, test } from "vitest";
import { checkSubmission } from "../../src/check/check.js";
import { toMarks } from "../../src/report/marks.js";
import type { FileReport } from "../../src/report/report.js";
import { annotateWorkbook } from "../../src/workbook/annotate/annotate.js";
import { openSubmission } from "../../src/workbook/open.js";
import { bytesOf, ERC, REAL_FILE } from "../fixtures/erc-annual.js";
import {
  describeWithLibreOffice,
  edited,
  readByOpenpyxl,
  recalculated,
} from "../fixtures/office.js";
import { flat } from "../fixtures/shown.js";

const FILE = "real.xlsx";

async function reportOf(bytes: Uint8Array): Promise<FileReport> {
  const opened = await openSubmission(bytes, [ERC], FILE);
  if (opened.kind === "problem") throw new Error(opened.code);
  return { file: FILE, ...checkSubmission(opened.form, opened.submission) };
}

async function mark(bytes: Uint8Array): Promise<Uint8Array> {
  const marked = await annotateWorkbook(bytes, toMarks(await reportOf(bytes), "zh"));
  if (!(marked instanceof Uint8Array)) throw new Error(marked.code);
  return marked;
}

describeWithLibreOffice("a marked copy of the real workbook", () => {
  test("is opened by openpyxl, which reads what the original has, and the findings", async () => {
    const original = readByOpenpyxl(bytesOf(REAL_FILE));
    const { 审核结果: result, ...rest } = readByOpenpyxl(await mark(bytesOf(REAL_FILE)));
    expect(rest).toEqual(original);
    expect(Object.values(result ?? {})).toContain("经费合计");
  });

  test("is opened by ExcelJS, with a colour and a note on the cell", async () => {
    const book = new exceljs.Workbook();
    await book.xlsx.load((await mark(bytesOf(REAL_FILE))) as unknown as ArrayBuffer);
    const cell = book.getWorksheet("统计表")?.getCell("C15");
    expect(cell?.value).toBe(1748.1);
    expect(cell?.fill).toMatchObject({ fgColor: { argb: "FFFFC7CE" } });
    expect(JSON.stringify(cell?.note)).toContain("总经费应等于纵向经费与横向经费之和");
  });

  test("saved by LibreOffice is checked as before, and can be marked again", async () => {
    const before = (await reportOf(bytesOf(REAL_FILE))).findings.map(flat);
    const [saved = new Uint8Array()] = recalculated([await mark(bytesOf(REAL_FILE))]);
    expect((await reportOf(saved)).findings.map(flat)).toEqual(before);
    const again = readByOpenpyxl(await mark(saved));
    expect(Object.keys(again).filter((sheet) => sheet.startsWith("审核结果"))).toEqual([
      "审核结果",
    ]);
  });

  test("in which rows were inserted loses the old marks and gets new ones where the cells are", async () => {
    const [moved = new Uint8Array()] = edited([
      { bytes: await mark(bytesOf(REAL_FILE)), edits: [["insert-rows", "统计表", 10, 3]] },
    ]);
    const book = new exceljs.Workbook();
    await book.xlsx.load((await mark(moved)) as unknown as ArrayBuffer);
    const sheet = book.getWorksheet("统计表");
    const noted: string[] = [];
    sheet?.eachRow((row) => {
      row.eachCell({ includeEmpty: true }, (cell) => {
        if (JSON.stringify(cell.note ?? "").includes("【核表】")) noted.push(cell.address);
      });
    });
    expect(noted).toEqual(["C18", "C32"]);
  });
});
