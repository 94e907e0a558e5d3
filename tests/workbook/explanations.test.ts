import { describe, expect, test } from "vitest";
import type { CellContent, WorkbookContent } from "../../src/workbook/content.js";
import { EXPLANATION_COLUMNS, explanationRows } from "../../src/workbook/explanation-sheet.js";
import { readExplanations } from "../../src/workbook/explanations.js";
import { writeTemplate } from "../../src/workbook/template/write.js";
import { contentOf, ERC, realWorkbook } from "../fixtures/erc-annual.js";

type Typed = readonly (string | number | undefined)[];

const workbook = (name: string, ...rows: readonly Typed[]): WorkbookContent => ({
  sheets: [
    {
      name,
      hidden: false,
      rows: new Map(rows.map((row, index) => [index + 1, cellsOf(row)])),
    },
  ],
  names: new Map(),
});

const cellsOf = (row: Typed) =>
  new Map(
    row.flatMap((typed, index): [number, CellContent][] => {
      if (typed === undefined) return [];
      return [
        [
          index + 1,
          typeof typed === "number"
            ? { kind: "number", number: typed }
            : { kind: "text", text: typed },
        ],
      ];
    }),
  );

describe("explanations", () => {
  test("are read beside the check they are about, in a template's sheet", () => {
    const content = workbook(
      "核实说明",
      ["核实说明"],
      ["审核编号", "审核内容", "状态", "核实说明"],
      ["到账不超过合同金额/转让", "…", "需要说明", " 往年合同本年到账 "],
      ["职称人数不超过固定人员", "…", "", undefined],
    );
    expect(readExplanations(content)).toEqual([
      {
        check: "到账不超过合同金额/转让",
        text: "往年合同本年到账",
        cell: undefined,
        place: { kind: "cell", sheet: "核实说明", address: "D3" },
      },
    ]);
  });

  test.each([
    ["zh", ["性质", "位置", "审核编号", "核实说明"]],
    ["en", ["Severity", "Place", "Check id", "Explanation"]],
  ])("are read with the cell they are about, in a marked copy in %s", (_, captions) => {
    const content = workbook("结果改了名", ["核表"], captions, ["核实", "明细!1!C5", "甲", "原因"]);
    expect(readExplanations(content)).toEqual([
      {
        check: "甲",
        text: "原因",
        cell: { sheet: "明细!1", address: "C5" },
        place: { kind: "cell", sheet: "结果改了名", address: "D3" },
      },
    ]);
  });

  test("are not looked for in a sheet without both captions", () => {
    expect(readExplanations(workbook("表", ["审核编号", "说明"], ["甲", "原因"]))).toEqual([]);
  });

  test("have room for every warning of the form in its template, and none is there yet", async () => {
    const content = await contentOf(await writeTemplate(ERC));
    expect(readExplanations(content)).toEqual([]);
    const rows = content.sheets.find(({ name }) => name === "核实说明")?.rows;
    const ids = [...explanationRows(ERC)].map(([id, row]) => [
      id,
      rows?.get(row)?.get(EXPLANATION_COLUMNS.check),
    ]);
    expect(ids.length).toBe(ERC.checks.filter(({ severity }) => severity === "warning").length);
    expect(ids.length).toBeGreaterThan(50);
    for (const [id, cell] of ids) expect(cell).toEqual({ kind: "text", text: id });
  });

  test("of the real workbook are none", async () => {
    expect(readExplanations(await realWorkbook())).toEqual([]);
  });
});
