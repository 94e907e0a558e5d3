import exceljs from "exceljs";
import { describe, expect, test } from "vitest";
import {
  CALCULATION_SHEET,
  EXPLANATIONS_SHEET,
  IDENTITY_SHEET,
  INSTRUCTIONS_SHEET,
  RESULT_SHEET,
} from "../../../src/model/sheet-names.js";
import { bytesOf, REAL_FILE } from "../../fixtures/erc-annual.js";
import { RELATIONSHIPS, rawWorkbook } from "../../fixtures/raw-workbook.js";
import { mergesOf, textsOf, viewed } from "./viewed.js";

async function viewedExcel(fill: (workbook: exceljs.Workbook) => void) {
  const workbook = new exceljs.Workbook();
  fill(workbook);
  return viewed(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

const oneSheet = async (fill: (sheet: exceljs.Worksheet) => void) =>
  (await viewedExcel((workbook) => fill(workbook.addWorksheet("表"))))[0];

describe("cells that ExcelJS writes", () => {
  test.each<[string, exceljs.CellValue, string, boolean]>([
    ["a text", "示例单位", "示例单位", false],
    ["a text of two lines", "甲\n乙", "甲\n乙", false],
    [
      "a text of two fonts",
      { richText: [{ text: "甲" }, { font: { bold: true }, text: "乙" }] },
      "甲乙",
      false,
    ],
    ["a whole number", 1250000, "1250000", true],
    ["a decimal", 1748.1, "1748.1", true],
    ["a number with binary noise", 0.1 + 0.2, "0.3", true],
    ["zero", 0, "0", true],
    ["a negative number", -3.5, "-3.5", true],
    ["a number as text", "1,250", "1,250", false],
    ["true", true, "TRUE", false],
    ["false", false, "FALSE", false],
    ["a date", new Date("2021-12-31T00:00:00Z"), "2021-12-31", false],
    ["an error", { error: "#REF!" }, "#REF!", false],
    ["a formula's number", { formula: "B1+C1", result: 7 }, "7", true],
    ["a formula's text", { formula: "B1&C1", result: "甲乙" }, "甲乙", false],
    ["a formula's error", { formula: "1/0", result: { error: "#DIV/0!" } }, "#DIV/0!", false],
    ["a formula never calculated", { formula: "SUM(B1:C1)" }, "=…", false],
  ])("%s is shown", async (_, value, text, isNumber) => {
    const sheet = await oneSheet((sheet) => {
      sheet.getCell("A1").value = value;
    });
    expect(sheet?.rows.get(1)?.get(1)).toEqual({ text, isNumber });
  });

  test("a number format changes nothing", async () => {
    const sheet = await oneSheet((sheet) => {
      sheet.getCell("A1").value = 0.256;
      sheet.getCell("A1").numFmt = "0%";
    });
    expect(textsOf(sheet)).toEqual([["0.256"]]);
  });

  test("only cells with content are there, in ascending order", async () => {
    const sheet = await oneSheet((sheet) => {
      sheet.getCell("D7").value = "丁";
      sheet.getCell("B7").value = "乙";
      sheet.getCell("C2").value = "丙";
      sheet.getCell("A5").font = { bold: true };
    });
    const places = [...(sheet?.rows ?? [])].map(([row, cells]) => [row, ...cells.keys()]);
    expect(places).toEqual([
      [2, 3],
      [7, 2, 4],
    ]);
  });
});

describe("looks that ExcelJS writes", () => {
  test("merged areas are shown, with the text in their first cell only", async () => {
    const sheet = await oneSheet((sheet) => {
      sheet.getCell("A1").value = "标题";
      sheet.mergeCells("A1:F1");
      sheet.mergeCells("B3:C5");
    });
    expect(mergesOf(sheet)).toEqual([
      [1, 1, 1, 6],
      [3, 2, 3, 2],
    ]);
    expect(textsOf(sheet)).toEqual([["标题"]]);
  });

  test("columns have their widths, hidden ones none, the others the default", async () => {
    const sheet = await oneSheet((sheet) => {
      sheet.addRow(["甲", "乙", "丙", "丁"]);
      sheet.getColumn(1).width = 32;
      sheet.getColumn(3).width = 12.5;
      sheet.getColumn(4).width = 20;
      sheet.getColumn(4).hidden = true;
    });
    expect([...(sheet?.widths ?? [])]).toEqual([
      [1, 32],
      [3, 12.5],
      [4, 0],
    ]);
    expect(sheet?.defaultWidth).toBe(8.43);
  });

  test("a default width of the sheet's own is taken", async () => {
    const sheet = await oneSheet((sheet) => {
      sheet.properties.defaultColWidth = 15;
      sheet.getCell("A1").value = "甲";
    });
    expect(sheet?.defaultWidth).toBe(15);
  });
});

describe("sheets", () => {
  test("stand in the workbook's order, hidden ones marked", async () => {
    const sheets = await viewedExcel((workbook) => {
      workbook.addWorksheet("乙");
      workbook.addWorksheet("甲", { state: "hidden" });
      workbook.addWorksheet("丙", { state: "veryHidden" });
    });
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["乙", false],
      ["甲", true],
      ["丙", true],
    ]);
  });

  const CELL = '<row r="1"><c r="A1" t="str"><v>甲</v></c></row>';

  test.each([
    ["the instructions", INSTRUCTIONS_SHEET, { visible: 0, hidden: 0 }],
    ["the form's identity", IDENTITY_SHEET, { visible: 0, hidden: 0 }],
    ["the live checks", CALCULATION_SHEET, { visible: 0, hidden: 0 }],
    ["the explanations", EXPLANATIONS_SHEET, { visible: 1, hidden: 0 }],
    ["the findings", RESULT_SHEET, { visible: 1, hidden: 0 }],
    ["a sheet of the form", "表", { visible: 1, hidden: 1 }],
  ])("%s: how many are shown if visible, and if hidden", async (_, name, shown) => {
    const visible = await viewed(rawWorkbook({ sheets: { [name]: CELL } }));
    const hidden = await viewed(
      rawWorkbook({ sheets: { [name]: CELL }, sheetAttributes: 'state="hidden"' }),
    );
    expect({ visible: visible.length, hidden: hidden.length }).toEqual(shown);
    for (const sheet of [...visible, ...hidden]) expect(textsOf(sheet)).toEqual([["甲"]]);
  });

  test("each has its own cells and looks where others are left out", async () => {
    const sheets = { [INSTRUCTIONS_SHEET]: CELL, 表一: CELL, 表二: CELL.replace("甲", "乙") };
    const parts = {
      "xl/worksheets/sheet3.xml": (xml: string) =>
        xml.replace(
          "</sheetData>",
          '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
        ),
    };
    const [one, two, ...more] = await viewed(rawWorkbook({ sheets, parts }));
    expect([one?.name, textsOf(one), mergesOf(one)]).toEqual(["表一", [["甲"]], []]);
    expect([two?.name, textsOf(two), mergesOf(two)]).toEqual(["表二", [["乙"]], [[1, 1, 1, 2]]]);
    expect(more).toEqual([]);
  });

  test("charts are no sheets to view", async () => {
    const parts = {
      [RELATIONSHIPS]: (xml: string) => xml.replace('/worksheet"', '/chartsheet"'),
    };
    const sheets = await viewed(rawWorkbook({ sheets: { 图: CELL, 表: CELL }, parts }));
    expect(sheets.map(({ name }) => name)).toEqual(["表"]);
  });
});

describe("the real workbook", async () => {
  const sheets = await viewed(bytesOf(REAL_FILE));
  const [cover, figures, , devices] = sheets;

  test("has the sheets that its filler knows", () => {
    expect(sheets.map(({ name }) => name)).toEqual([
      "封面",
      "统计表",
      "研究方向与学科",
      "仪器设备",
      "核实说明",
    ]);
    expect(sheets.every(({ hidden }) => !hidden)).toBe(true);
  });

  test("has its title over the width of each sheet", () => {
    expect(sheets.slice(0, 4).map((sheet) => mergesOf(sheet)[0])).toEqual([
      [1, 1, 1, 6],
      [1, 1, 1, 6],
      [1, 1, 1, 3],
      [1, 1, 1, 7],
    ]);
    expect(cover?.rows.get(1)?.get(1)?.text).toBe("教育部工程研究中心年度运行情况统计表");
    expect(mergesOf(figures)).toHaveLength(20);
  });

  test("has its widths; last year's figures and the checks' marks are hidden", () => {
    expect([...(figures?.widths ?? [])]).toEqual([
      [1, 6],
      [2, 32],
      [3, 24],
      [5, 0],
      [6, 44],
      [7, 0],
    ]);
    // A range of three columns.
    expect([1, 2, 3, 4].map((column) => devices?.widths.get(column))).toEqual([
      24,
      24,
      24,
      undefined,
    ]);
  });

  test("has its texts and figures as they were entered", () => {
    const row = (number: number, last: number) =>
      [...(figures?.rows.get(number) ?? [])]
        .filter(([column]) => column <= last)
        .map(([, { text }]) => text);
    expect(row(3, 6)).toEqual(["序号", "指标", "填报值", "计量单位", "上年", "校验"]);
    expect(row(15, 4)).toEqual(["1", "总经费", "1748.1", "万元"]);
    expect(figures?.rows.get(15)?.get(3)).toEqual({ text: "1748.1", isNumber: true });
    expect(devices?.rows.get(6)?.get(2)).toEqual({ text: "7,694,680.99", isNumber: false });
    expect(figures?.rows.get(5)?.get(7)?.text).toBe("=…");
  });
});
