import { describe, expect, test } from "vitest";
import { annotateWorkbook } from "../../../src/workbook/annotate/annotate.js";
import { rawWorkbook } from "../../fixtures/raw-workbook.js";
import { RICH, richWorkbook } from "../../fixtures/rich-workbook.js";
import {
  colourAt,
  contentOf,
  finding,
  mark,
  resultOf,
  shownAt,
  styleAt,
  textOf,
} from "./marked.js";

const RESULT = "xl/worksheets/sheet4.xml";
const NAME = "审核结果";

const text = (value: string) => ({ kind: "text", text: value });

describe("the result sheet", () => {
  test("says the title, the verdict and what its columns hold", async () => {
    const marked = await mark(richWorkbook(), finding("统计表!B3"));
    expect(await shownAt(marked, NAME, "A1")).toEqual(text("核表审核结果"));
    expect(await shownAt(marked, NAME, "A2")).toEqual(text("还有 1 处必须修改"));
    const captions = (await contentOf(marked)).sheets.at(-1)?.rows.get(4);
    expect([...(captions?.values() ?? [])]).toEqual(
      ["性质", "位置", "指标", "问题", "怎么办", "审核编号", "核实说明"].map(text),
    );
  });

  test("has a row for each finding, with or without a cell", async () => {
    const marked = await mark(
      richWorkbook(),
      finding("统计表!B3", { severity: "warning", word: "核实", explanation: "合同延期" }),
      finding("整本工作簿", { message: "打不开上年数据", hint: "" }),
    );
    const rows = (await contentOf(marked)).sheets.at(-1)?.rows;
    const words = (row: number) =>
      [...(rows?.get(row) ?? [])].flatMap(([column, content]) =>
        content.kind === "text" && column < 8 ? [content.text] : [],
      );
    expect(words(5)).toEqual([
      "核实",
      "统计表!B3",
      "总经费",
      "应等于纵向与横向之和",
      "请改正",
      "经费合计",
      "合同延期",
    ]);
    expect(words(6)).toEqual(["错误", "整本工作簿", "总经费", "打不开上年数据", "经费合计"]);
    expect(textOf(marked, RESULT).match(/<hyperlink /g)).toHaveLength(1);
    expect(textOf(marked, RESULT)).not.toContain('r="H6"');
  });

  test("leads to the cell and keeps it, with its format without the mark", async () => {
    const marked = await mark(richWorkbook(), finding("It's 备注!B2"));
    expect(textOf(marked, RESULT)).toContain(`<hyperlink ref="B5" location="'It''s 备注'!B2"/>`);
    expect(textOf(marked, RESULT)).toContain(`<c r="H5" s="1"><f>'It''s 备注'!$B$2</f></c>`);
    expect(textOf(marked, RESULT)).toMatch(/<col min="8" max="8" [^>]*hidden="1"/);
  });

  test("colours the severity, and the explanation of what may be explained", async () => {
    const marked = await mark(
      richWorkbook(),
      finding("统计表!B3", { severity: "warning", explainable: true }),
      finding("统计表!B3"),
    );
    expect(colourAt(marked, RESULT, "A5")).toBe("FFFFEB9C");
    expect(colourAt(marked, RESULT, "A6")).toBe("FFFFC7CE");
    expect(colourAt(marked, RESULT, "G5")).toBe("FFFFFBE6");
    expect(styleAt(marked, RESULT, "G6")).toBe(styleAt(marked, RESULT, "D6"));
  });

  test("stands last, prints on one page's width and keeps its head in view", async () => {
    const marked = await mark(richWorkbook(), finding("统计表!B3"));
    expect((await contentOf(marked)).sheets.map(({ name }) => name)).toEqual([
      "统计表",
      "明细",
      "It's 备注",
      NAME,
    ]);
    expect(textOf(marked, RICH.workbook)).toContain(
      `<sheet name="${NAME}" sheetId="8" r:id="rId8"/>`,
    );
    expect(textOf(marked, RESULT)).toContain('<pane ySplit="4" topLeftCell="A5"');
    expect(textOf(marked, RESULT)).toContain(
      '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    );
  });

  test("has no view where the workbook has no window, which Excel would call damaged", async () => {
    const marked = await mark(rawWorkbook(), finding("表!A1"));
    expect(textOf(marked, "xl/worksheets/sheet2.xml")).not.toContain("sheetView");
  });

  test("is related in a workbook that binds no prefix to relationships", async () => {
    const plain = textOf(rawWorkbook(), RICH.workbook);
    const bound = plain
      .replace(/ xmlns:r="[^"]*"/, "")
      .replace(" r:id=", ` xmlns:q="${/xmlns:r="([^"]*)"/.exec(plain)?.[1]}" q:id=`);
    const marked = await mark(rawWorkbook({ parts: { [RICH.workbook]: bound } }), finding("表!A1"));
    expect((await contentOf(marked)).sheets.map(({ name }) => name)).toEqual(["表", NAME]);
  });

  test("is there without findings too", async () => {
    const marked = await mark(richWorkbook());
    expect(await shownAt(marked, NAME, "A2")).toEqual(text("还有 1 处必须修改"));
    expect(textOf(marked, RESULT)).not.toContain("hyperlink");
    expect(textOf(marked, RICH.form)).toBe(textOf(richWorkbook(), RICH.form));
  });

  test("begins with the product's name, by which it is known, whatever the title", async () => {
    const marked = await annotateWorkbook(richWorkbook(), { ...resultOf(), title: "Findings" });
    if (!(marked instanceof Uint8Array)) throw new Error(marked.code);
    expect(await shownAt(marked, NAME, "A1")).toEqual(text("核表 Findings"));
  });

  test("takes another name beside a sheet of the filler's that has its own", async () => {
    const taken = rawWorkbook({
      sheets: {
        审核结果: '<row r="1"><c r="A1" t="str"><v>我的</v></c></row>',
        "审核结果 (2)": "",
      },
    });
    const marked = await mark(taken, finding("审核结果!A1"));
    const names = ["审核结果", "审核结果 (2)", "审核结果 (3)"];
    expect((await contentOf(marked)).sheets.map(({ name }) => name)).toEqual(names);
    expect(colourAt(marked, "xl/worksheets/sheet1.xml", "A1")).toBe("FFFFC7CE");
    const again = await mark(marked, finding("审核结果!A1"));
    expect(again).toEqual(marked);
  });
});
