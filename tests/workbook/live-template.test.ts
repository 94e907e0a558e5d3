import exceljs, { type Worksheet } from "exceljs";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { readFilling } from "../../src/form/filling.js";
import { openSubmission } from "../../src/workbook/open.js";
import { writeTemplate } from "../../src/workbook/template/write.js";
import {
  bytesOf,
  ERC,
  loadedForm,
  REAL_FILE,
  textOf,
  VALUES_FILE,
} from "../fixtures/erc-annual.js";

async function bookOf(bytes: Uint8Array) {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return (name: string): Worksheet => {
    const sheet = book.getWorksheet(name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    return sheet;
  };
}

const partOf = (bytes: Uint8Array, part: string): string =>
  new TextDecoder().decode(unzipSync(bytes)[part]);

describe("the template of a form", () => {
  let bytes: Uint8Array;
  let sheet: (name: string) => Worksheet;
  beforeAll(async () => {
    bytes = await writeTemplate(ERC);
    sheet = await bookOf(bytes);
  });

  test("locks the labels and nothing that is to be filled in, without a password", () => {
    const isLocked = (name: string, address: string) =>
      sheet(name).getCell(address).protection?.locked ?? true;
    expect(["B15", "D15", "E15", "F15"].map((at) => isLocked("统计表", at))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["C15", "C29"].map((at) => isLocked("统计表", at))).toEqual([false, false]);
    expect(["A12", "F41"].map((at) => isLocked("仪器设备", at))).toEqual([false, false]);
    expect(isLocked("核实说明", "D4")).toBe(false);
    const protection = /<sheetProtection[^>]*>/.exec(
      partOf(bytes, "xl/worksheets/sheet2.xml"),
    )?.[0];
    expect(protection).toContain('sheet="1"');
    expect(protection).toContain('insertRows="0"');
    expect(protection).not.toMatch(/password|hashValue/);
  });

  test.each([
    ["封面", "C8", { type: "list", formulae: [expect.stringContaining("机械与运载工程,")] }],
    ["统计表", "C15", { type: "custom", error: "请填数字（以万元计，不小于 0）。" }],
    ["统计表", "C7", { type: "custom", error: "请填整数（以人计，不小于 0）。" }],
    ["统计表", "C8", { type: "custom", error: "请填整数（以人计，不小于 0），没有请写“无”。" }],
  ])("says in Chinese what %s!%s takes", (name, address, rule) => {
    expect(sheet(name).getCell(address).dataValidation).toMatchObject({
      showErrorMessage: true,
      ...rule,
    });
  });

  test("takes 无 where the form does, and only there", () => {
    const formulaOf = (address: string) =>
      sheet("统计表").getCell(address).dataValidation?.formulae[0];
    expect(formulaOf("C8")).toBe(
      'OR(TRIM(C8)="无",IF(ISNUMBER(C8),AND(TRUE,C8=INT(C8),C8>=0),FALSE))',
    );
    expect(formulaOf("C15")).toBe("OR(FALSE,IF(ISNUMBER(C15),AND(TRUE,C15>=0),FALSE))");
  });

  test("ranks its conditional formats, each once on a sheet", () => {
    for (const number of [1, 2, 3, 4, 5]) {
      const xml = partOf(bytes, `xl/worksheets/sheet${number}.xml`);
      const ranks = [...xml.matchAll(/priority="(\d+)"/g)].map(([, rank]) => rank);
      expect(ranks.length).toBeGreaterThan(1);
      expect(new Set(ranks).size).toBe(ranks.length);
      // One that looked at another sheet would be lost on Excel 2007 files.
      expect(xml.match(/<cfRule[\s\S]*?<\/cfRule>/g)?.join("")).not.toContain("!");
    }
  });

  test("is printed on A4, a page wide, with its head on every page", () => {
    for (const name of ["封面", "统计表", "仪器设备", "核实说明", "填报说明"]) {
      const { pageSetup, headerFooter } = sheet(name);
      expect(pageSetup).toMatchObject({ paperSize: 9, fitToWidth: 1, fitToHeight: 0 });
      expect(headerFooter.oddFooter).toContain("第 &P 页");
    }
    expect(sheet("统计表").pageSetup.printTitlesRow).toBe("1:3");
  });

  test("is computed anew when it is opened, and says nothing before", () => {
    expect(partOf(bytes, "xl/workbook.xml")).toMatch(/<calcPr[^>]*fullCalcOnLoad="1"/);
    expect(sheet("统计表").getCell("F15").value).toEqual({
      formula: expect.stringContaining("_hebiao_checks!"),
    });
  });

  test("lists every check, and which of them wait for the submission", () => {
    const rows = new Map<string, string>();
    sheet("填报说明").eachRow((row) => rows.set(row.getCell(2).text, row.getCell(5).text));
    expect(ERC.checks.map(({ id }) => rows.has(id))).not.toContain(false);
    expect(rows.get("经费合计")).toBe("填报时即时校验");
    expect(rows.get("面积衔接上年")).toBe("提交后与上年对照");
  });
});

describe("a template with last year's figures", () => {
  test("shows them locked beside the inputs, knows unit and year, and makes 跨年 checks live", async () => {
    const opened = await openSubmission(bytesOf(REAL_FILE), [ERC], "2021.xlsx");
    if (opened.kind === "problem") throw new Error(opened.code);
    const sheet = await bookOf(await writeTemplate(ERC, undefined, opened.submission));
    const cell = sheet("统计表").getCell("E15");
    expect([cell.value, cell.protection?.locked ?? true]).toEqual([1748.1, true]);
    expect(sheet("统计表").getColumn(5).hidden).toBe(false);
    expect(sheet("统计表").getCell("C15").value).toBe(null);
    expect(sheet("封面").getCell("C5").value).toBe("移动数字医院系统教育部工程研究中心");
    expect(sheet("封面").getCell("C9").value).toBe(2022);
    const rows = new Map<string, string>();
    sheet("填报说明").eachRow((row) => rows.set(row.getCell(2).text, row.getCell(5).text));
    expect(rows.get("面积衔接上年")).toBe("填报时即时校验");
  });

  test("without them has no such column", async () => {
    const sheet = await bookOf(await writeTemplate(ERC));
    expect(sheet("统计表").getColumn(5).hidden).toBe(true);
  });
});

describe("a workbook that lost its hidden sheet", () => {
  test("is recognised by the subject among its properties", async () => {
    const { filling } = readFilling(textOf(VALUES_FILE), VALUES_FILE, ERC);
    const book = new exceljs.Workbook();
    await book.xlsx.load((await writeTemplate(ERC, filling)) as unknown as ArrayBuffer);
    const other = new exceljs.Workbook();
    other.subject = "erc-annual@2021";
    const copy = other.addWorksheet("只剩一张");
    copy.getCell("A1").value = book.getWorksheet("统计表")?.getCell("B15").value ?? "";
    const bytes = new Uint8Array(await other.xlsx.writeBuffer());
    const opened = await openSubmission(bytes, [ERC], "x.xlsx");
    expect(opened.kind).toBe("submission");
    other.subject = "anything@else";
    const unknown = await openSubmission(
      new Uint8Array(await other.xlsx.writeBuffer()),
      [ERC],
      "x.xlsx",
    );
    expect(unknown).toMatchObject({ kind: "problem", code: "file/unknown-form" });
  });
});

test("a choice whose options do not fit into a rule has them in a range", async () => {
  const options = Array.from({ length: 30 }, (_, index) => `第 ${index} 种，示例选项甲乙丙`);
  const form = loadedForm(`
form: long
version: "1"
title: 示例
none: 无
reporting_unit: 名称
period: 年度
units: {}
sheets:
  - name: 表
    sections:
      - title: 栏
        fields:
          名称: { type: text }
          年度: { type: year }
          类别: { type: choice, options: ${JSON.stringify(options)} }
checks: []
`);
  const sheet = await bookOf(await writeTemplate(form));
  const { formulae } = sheet("表").getCell("C7").dataValidation ?? { formulae: [] };
  expect(formulae).toEqual(["_hebiao_checks!$ALL$1:$ALL$31"]);
  expect(sheet("_hebiao_checks").getCell("ALL31").value).toBe("无");
});
