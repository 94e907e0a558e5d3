import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSubmission } from "../../../src/workbook/open.js";
import { bytesOf, contentOf, ERC, REAL_FILE } from "../../fixtures/erc-annual.js";
import { converted, describeWithLibreOffice, inFolder } from "../../fixtures/office.js";
import { partsOf } from "./package-parts.js";

/** Debian's Python has the modules of Debian's packages; the one on the path may be another. */
const PYTHON = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
const XLSX = "xlsx:Calc MS Excel 2007 XML";
const REAL = bytesOf(REAL_FILE);

/** Puts beside the answers what makes openpyxl write parts of its own; keeps no result of a formula. */
const OPENPYXL = `
import sys, openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table
book = openpyxl.load_workbook(sys.argv[1])
for sheet in book.worksheets:
    sheet["A1"].comment = Comment("示例批注", "示例")
    sheet["Z9"].comment = Comment("示例批注二", "示例")
for number, name in enumerate(["统计表", "仪器设备"]):
    sheet = book[name]
    for row, cells in enumerate([("甲", "乙"), (1, 2), (3, 4)]):
        for column, value in enumerate(cells):
            sheet.cell(200 + row, 30 + column, value)
    sheet.add_table(Table(displayName=f"示例表{number}", ref="AD200:AE202"))
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=30, min_row=200, max_row=202), titles_from_data=True)
    sheet.add_chart(chart, "AG200")
chartsheet = book.create_chartsheet("示例图", 0)
chartsheet.add_chart(BarChart())
book.save(sys.argv[2])
`;

function byOpenpyxl(bytes: Uint8Array): Uint8Array {
  return inFolder((folder) => {
    const [from, to] = [join(folder, "a.xlsx"), join(folder, "b.xlsx")];
    writeFileSync(from, bytes);
    execFileSync(PYTHON, ["-c", OPENPYXL, from, to], { timeout: 900_000 });
    return new Uint8Array(readFileSync(to));
  });
}

const open = (bytes: Uint8Array) => openSubmission(bytes, [ERC], "甲.xlsx");
const partNames = (bytes: Uint8Array): string[] => [...partsOf(bytes).keys()];

describeWithLibreOffice("with notes, charts and tables, the real form has the same answers", () => {
  test("saved by openpyxl, and then by LibreOffice", async () => {
    const own = byOpenpyxl(REAL);
    expect(partNames(own)).toEqual(
      expect.arrayContaining([
        "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
        "xl/charts/chart1.xml",
        "xl/tables/table1.xml",
        "xl/chartsheets/sheet1.xml",
      ]),
    );
    expect(await open(own)).toEqual(await open(REAL));
    const [saved] = converted([own], XLSX);
    expect(partNames(saved?.bytes ?? own)).toContain("xl/tables/table1.xml");
    expect(await open(saved?.bytes ?? own)).toEqual(await open(REAL));
    const { sheets } = await contentOf(saved?.bytes ?? own);
    expect(
      sheets
        .find(({ name }) => name === "仪器设备")
        ?.rows.get(202)
        ?.get(31),
    ).toEqual({
      kind: "number",
      number: 4,
    });
  });
});
