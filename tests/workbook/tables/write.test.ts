import exceljs, { type CellValue, type Worksheet } from "exceljs";
import { describe, expect, test } from "vitest";
import type { SheetCell, SheetColumn, SheetOfTable } from "../../../src/model/sheet-of-table.js";
import { writeTables } from "../../../src/workbook/tables/write.js";

const TEXT: SheetColumn = { header: "文字", format: { kind: "text" }, width: 20 };
const MARK: SheetColumn = { header: "标记", format: { kind: "mark" }, width: 10 };
const NUMBER: SheetColumn = {
  header: "数（万元）",
  format: { kind: "number", decimals: 2, grouped: true },
  width: 12,
  isTotalled: true,
};

describe("a workbook of tables", () => {
  test("has title, notes, header and rows", async () => {
    const sheet = await write(
      sheetOf(
        [TEXT, NUMBER],
        [
          ["甲", 1.5],
          ["乙", null],
        ],
        { notes: ["说明"] },
      ),
    );
    expect(shown(sheet)).toEqual([["标题"], ["说明"], ["文字", "数（万元）"], ["甲", 1.5], ["乙"]]);
    expect(sheet.autoFilter).toBe("A3:B5");
    expect(sheet.views[0]).toMatchObject({ state: "frozen", xSplit: 1, ySplit: 3 });
    expect(sheet.getCell("B4").numFmt).toBe("#,##0.00");
  });

  test("merges the group of neighbours, and leaves the others alone", async () => {
    const grouped = ["经费", "经费", undefined, "人员"].map((group) => ({ ...NUMBER, group }));
    const sheet = await write(sheetOf(grouped, []));
    expect(sheet.model.merges).toEqual(["A2:B2"]);
    expect(shown(sheet)[1]?.slice(0, 4)).toEqual(["经费", "经费", null, "人员"]);
  });

  test.each([
    ["=1+1"],
    ["+1"],
    ["-1"],
    ["@x"],
    ["'quoted"],
    ["007"],
    ["1e5"],
    ["_x0041_"],
    ["<a&b>"],
    ["two\nlines"],
    ["🧪"],
    [" spaces "],
    ["#REF!"],
    ["TRUE"],
  ])("the text %j stays that text", async (text) => {
    const sheet = await write(sheetOf([TEXT, NUMBER], [[text, text]]));
    expect(sheet.getCell("A3").value).toBe(text);
    expect(sheet.getCell("B3").value).toBe(text);
    expect(sheet.getCell("A3").type).toBe(exceljs.ValueType.String);
  });

  test.each([
    ["a\u0000b", "a\uFFFDb"],
    ["a\ud800b", "a\uFFFDb"],
    ["a\uFFFFb", "a\uFFFDb"],
    ["长".repeat(40_000), `${"长".repeat(32_766)}…`],
    ["", null],
  ])("what no cell can hold is replaced (%#)", async (text, written) => {
    expect((await write(sheetOf([TEXT], [[text]]))).getCell("A3").value).toBe(written);
  });

  test("writes dates as dates, and what is none as text", async () => {
    const date: SheetColumn = { header: "日期", format: { kind: "date" }, width: 12 };
    const dates = ["2021-02-28", "2021-02-30", "1899-01-01"];
    const sheet = await write(
      sheetOf(
        [date],
        dates.map((text) => [text]),
      ),
    );
    expect(sheet.getCell("A3").value).toEqual(new Date("2021-02-28T00:00:00Z"));
    expect(sheet.getCell("A4").value).toBe("2021-02-30");
    expect(sheet.getCell("A5").value).toBe("1899-01-01");
  });

  test("paints cells as they look", async () => {
    const looks = ["blank", "unreadable", "absent", "warning", "error", "note"] as const;
    const sheet = await write({
      ...sheetOf([TEXT], []),
      rows: looks.map((look): SheetCell[] => [{ value: "x", look }]),
    });
    const colours = looks.map((_, at) => {
      const { fill } = sheet.getCell(3 + at, 1);
      return fill.type === "pattern" ? fill.fgColor?.argb : undefined;
    });
    expect(colours).toEqual([
      "FFFFFBE6",
      "FFFFFBE6",
      "FFF2F2F2",
      "FFFFEB9C",
      "FFFFC7CE",
      "FFDDEBF7",
    ]);
    expect(sheet.getCell("A4").font.italic).toBe(true);
  });

  test("is the same bytes for the same sheets", async () => {
    const sheets = [sheetOf([TEXT], [["甲"]])];
    const first = await writeTables(sheets, { title: "题" });
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(await writeTables(sheets, { title: "题" })).toEqual(first);
  });

  test("may have no rows and no columns", async () => {
    expect(shown(await write(sheetOf([], [])))).toEqual([["标题"]]);
  });
});

describe("the total", () => {
  const total = { label: "合计", markColumn: 1, leftOut: ["重复", "不明"] };

  test("is a sum with its result, apart from the rows that are filtered", async () => {
    const rows = [
      ["甲", null, 0.1],
      ["乙", null, 0.2],
      ["丙", null, "无"],
    ];
    const sheet = await write({ ...sheetOf([TEXT, MARK, NUMBER], rows), total });
    expect(sheet.getCell("A7").value).toBe("合计");
    expect(sheet.getCell("C7").value).toEqual({ formula: "SUM(C3:C5)", result: 0.3 });
    expect(sheet.getCell("B7").value).toBe(null);
    expect(sheet.autoFilter).toBe("A2:C5");
  });

  test("leaves out the rows with the marks that there are", async () => {
    const rows = [
      ["甲", null, 1],
      ["乙", "重复", 2],
      ["乙", "重复", 3],
    ];
    const sheet = await write({ ...sheetOf([TEXT, MARK, NUMBER], rows), total });
    expect(sheet.getCell("C7").value).toEqual({
      formula: 'SUMIFS(C3:C5,$B3:$B5,"<>重复")',
      result: 1,
    });
  });

  test("of no rows is none", async () => {
    expect((await write({ ...sheetOf([TEXT, MARK, NUMBER], []), total })).rowCount).toBe(2);
  });
});

describe("the names of sheets", () => {
  test("are valid and unique", async () => {
    const wished = [
      "2023",
      "2023",
      "a/b:c",
      "A_B_C",
      "",
      "'x'",
      "History",
      "长".repeat(40),
      "长".repeat(41),
    ];
    const bytes = await writeTables(
      wished.map((name) => ({ ...sheetOf([TEXT], []), name })),
      { title: "题" },
    );
    expect((await load(bytes)).worksheets.map(({ name }) => name)).toEqual([
      "2023",
      "2023 (2)",
      "a_b_c",
      "A_B_C (2)",
      "表",
      "x",
      "History (2)",
      "长".repeat(31),
      `${"长".repeat(27)} (2)`,
    ]);
  });
});

const sheetOf = (
  columns: readonly SheetColumn[],
  rows: readonly (readonly SheetCell["value"][])[],
  more: Partial<SheetOfTable> = {},
): SheetOfTable => ({
  name: "表",
  title: "标题",
  notes: [],
  columns,
  rows: rows.map((row) => row.map((value) => ({ value }))),
  frozenColumns: 1,
  ...more,
});

async function load(bytes: Uint8Array) {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer as ArrayBuffer);
  return workbook;
}

async function write(sheet: SheetOfTable): Promise<Worksheet> {
  const { worksheets } = await load(await writeTables([sheet], { title: "题" }));
  const [first] = worksheets;
  if (!first) throw new Error("no sheet");
  return first;
}

function shown(sheet: Worksheet): CellValue[][] {
  const rows: CellValue[][] = [];
  sheet.eachRow((row) => {
    rows.push(Array.from(row.values as CellValue[], (value) => value ?? null).slice(1));
  });
  return rows.map((row) => row.slice(0, row.findLastIndex((value) => value !== null) + 1));
}
