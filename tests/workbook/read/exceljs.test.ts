import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleFillings } from "../../../examples/erc-annual/generate.mjs";
import { toAddress } from "../../../src/model/address.js";
import { writeTemplate } from "../../../src/workbook/template/write.js";
import { BLANK_FILE, bytesOf, contentOf, ERC, REAL_FILE } from "../../fixtures/erc-annual.js";
import { converted, describeWithLibreOffice } from "../../fixtures/office.js";
import { rawWorkbook } from "../../fixtures/raw-workbook.js";
import { richWorkbook } from "../../fixtures/rich-workbook.js";
import { finding, mark } from "../annotate/marked.js";
import { type Cells, cellsByExcelJs, cellsRead, UNTOLD } from "./by-exceljs.js";
import { ODD_CELLS } from "./odd-cells.js";
import { ODD_MARKUP } from "./odd-markup.js";
import { ODD_PARTS } from "./odd-parts.js";
import { ODD_SURROUNDINGS } from "./odd-surroundings.js";
import { partsOf } from "./package-parts.js";
import { SAMPLE } from "./sample.js";

const ODD = [...ODD_MARKUP, ...ODD_CELLS, ...ODD_SURROUNDINGS, ...ODD_PARTS];
const SAMPLE_PARTS = partsOf(SAMPLE);

/** ExcelJS expands these cell by cell, for minutes. */
const ENDLESS = [
  "validations and formats of whole columns and sheets",
  "merges of a million cells",
  "names of a million cells, of deleted cells and of no cells",
];

/** It knows one prefix of elements, none; takes no cell without a reference; reads UTF-8 only. */
const THROWS = [
  "x: before every element, as WPS and the OpenXML SDK write",
  "ns0: in the relationships and types, as ElementTree writes",
  "cells without references",
  "rows without references",
  "neither rows nor cells with references",
  "notes, a chart and a table as openpyxl writes them",
  "UTF-16, little end first",
  "UTF-16, big end first",
  "UTF-16 without a byte order mark",
  "UTF-16 in the sheets alone",
];

/** It takes a part for a sheet by its name, wherever relationships lead, and knows one prefix of ids. */
const NO_SHEET = [
  "another prefix for relationships, declared where it is used",
  "sheets in another folder, by other names",
  "sheets in the folder of the workbook",
  "targets by way of other folders",
  "targets with backslashes",
  "targets in other case",
  "sheets with Chinese names of parts",
  "the same, percent-encoded where they are named",
  "a workbook part by another name",
  "entries for folders, with backslashes",
  "backslashes in names",
  "upper-case names",
];

/** It drops CDATA, and finds no shared strings under another name than xl/sharedStrings.xml. */
const MISREAD = ["texts in CDATA sections", "lower-case names"];

const DIFFERENT = [...ENDLESS, ...THROWS, ...NO_SHEET, ...MISREAD];

async function expectSame(bytes: Uint8Array): Promise<void> {
  const own = cellsRead(await contentOf(bytes));
  const theirs = await cellsByExcelJs(bytes);
  expect(own.size).toBeGreaterThan(0);
  expect(told(own, theirs)).toEqual(told(theirs, own));
}

/** Without the formulas of which one of the two says nothing. */
const told = (cells: Cells, others: Cells): Cells =>
  new Map(
    [...cells]
      .filter(([at, words]) => words !== UNTOLD && others.get(at) !== UNTOLD)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

describe("every cell is read as ExcelJS reads it", () => {
  const same = ODD.filter(([name]) => !DIFFERENT.includes(name));
  test.each(same.map(([name, write]) => ({ name, write })))("$name", async ({ write }) => {
    await expectSame(write(SAMPLE_PARTS));
  });

  test.each([
    ["the empty template", BLANK_FILE],
    ["the real workbook", REAL_FILE],
  ])("%s", async (_, file) => {
    await expectSame(bytesOf(file));
  });

  test("a marked copy", async () => {
    await expectSame(await mark(bytesOf(REAL_FILE), finding("统计表!C15"), finding("封面!C5")));
  });

  const examples = exampleFillings().filter((_, index) => index % 26 === 0);
  test.each(examples)("$file, filled in", async ({ filling }) => {
    await expectSame(await writeTemplate(ERC, filling));
  });

  test("cells of all kinds, wherever they stand", async () => {
    await fc.assert(
      fc.asyncProperty(sheet, async (cells) => {
        const bytes = rawWorkbook({
          sheets: { 表: toRows(cells) },
          strings: STRINGS,
          styles: STYLES,
        });
        const theirs = await cellsByExcelJs(bytes);
        const own = cellsRead(await contentOf(bytes));
        expect(told(own, theirs)).toEqual(told(theirs, own));
      }),
      { numRuns: 100 },
    );
  });
});

describe("what ExcelJS reads otherwise, or not at all, is still so", () => {
  const find = (name: string) => {
    const found = ODD.find(([other]) => other === name);
    if (!found) throw new Error(`no ${name}`);
    return found[1](SAMPLE_PARTS);
  };

  test("all of it has a name that there is", () => {
    expect(DIFFERENT.filter((name) => !ODD.some(([other]) => other === name))).toEqual([]);
  });

  test.each(THROWS)("%s: it throws", async (name) => {
    await expect(cellsByExcelJs(find(name))).rejects.toThrow();
  });

  test("nearly everything that a workbook may have: it throws", async () => {
    await expect(cellsByExcelJs(richWorkbook())).rejects.toThrow();
    expect(cellsRead(await contentOf(richWorkbook())).size).toBeGreaterThan(0);
  });

  test.each(NO_SHEET)("%s: it finds no sheet", async (name) => {
    expect((await cellsByExcelJs(find(name))).size).toBe(0);
  });

  test.each(MISREAD)("%s: it misreads texts", async (name) => {
    const theirs = await cellsByExcelJs(find(name));
    expect(theirs.size).toBeGreaterThan(0);
    expect(theirs.get("表!A1")).not.toBe("text 指标");
  });

  test.each([
    ["a date that is written out", '<c r="A1" t="d"><v>2021-12-31</v></c>', "date 2021-12-31"],
    ["a date in a Chinese format", '<c r="A1" s="3"><v>44561</v></c>', "date 2021-12-31"],
    [
      "an escape in an inline text",
      '<c r="A1" t="inlineStr"><is><t>_x7532_</t></is></c>',
      "text 甲",
    ],
  ])("%s: it reads another value", async (_, cell, own) => {
    const bytes = rawWorkbook({ sheets: { 表: `<row r="1">${cell}</row>` }, styles: STYLES });
    expect(cellsRead(await contentOf(bytes)).get("表!A1")).toBe(own);
    expect((await cellsByExcelJs(bytes)).get("表!A1")).not.toBe(own);
  });
});

describeWithLibreOffice("what LibreOffice saved is read as ExcelJS reads it", () => {
  test("the template, the real workbook and a workbook of every kind of cell", async () => {
    const files = [bytesOf(BLANK_FILE), bytesOf(REAL_FILE), SAMPLE];
    for (const { bytes } of converted(files, "xlsx:Calc MS Excel 2007 XML"))
      await expectSame(bytes);
  });
});

const STRINGS =
  '<si><t>甲</t></si><si><t xml:space="preserve"> 乙&amp;&lt; </t></si><si><r><t>丙</t></r><r><rPr><b/></rPr><t>丁</t></r></si>';
const STYLES =
  '<numFmts count="1"><numFmt numFmtId="176" formatCode="0.00&quot;万元&quot;"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="57"/></cellXfs>';

const number = fc.oneof(
  fc.integer({ min: -1e6, max: 1e6 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** From `<c r="…"` on. Dates are days, because ExcelJS rounds their times. */
const content = fc.oneof(
  fc.constantFrom("/>", ' s="2"/>'),
  number.map((value) => ` s="2"><v>${value}</v></c>`),
  fc.integer({ min: 61, max: 60_000 }).map((day) => ` s="1"><v>${day}</v></c>`),
  number.map((value) => `><f>1*1</f><v>${value}</v></c>`),
  fc.constantFrom(0, 1).map((value) => ` t="b"><v>${value}</v></c>`),
  fc.constantFrom(0, 1).map((value) => ` t="b"><f>1=1</f><v>${value}</v></c>`),
  fc.nat({ max: 2 }).map((index) => ` t="s"><v>${index}</v></c>`),
  fc
    .constantFrom("无", "12", "a&amp;b", "&lt;c/&gt;", "&#30002;")
    .map((text) => ` t="str"><f>T(B1)</f><v>${text}</v></c>`),
  fc.constantFrom("无", "12").map((text) => ` t="inlineStr"><is><t>${text}</t></is></c>`),
  fc.constantFrom("#REF!", "#N/A", "#DIV/0!").map((error) => ` t="e"><v>${error}</v></c>`),
  fc.constantFrom("#REF!", "#N/A").map((error) => ` t="e"><f>B1</f><v>${error}</v></c>`),
  fc.constantFrom("<f>B1</f>", "<f>B1</f><v></v>").map((inner) => `>${inner}</c>`),
);

const cell = fc.record({
  row: fc.integer({ min: 1, max: 9 }),
  column: fc.integer({ min: 1, max: 40 }),
  content,
});

type Placed = typeof cell extends fc.Arbitrary<infer Value> ? Value : never;

const sheet = fc.uniqueArray(cell, {
  selector: ({ row, column }) => `${row},${column}`,
  maxLength: 30,
});

function toRows(cells: readonly Placed[]): string {
  const rows = new Map<number, string>();
  const sorted = cells.toSorted((a, b) => a.row - b.row || a.column - b.column);
  for (const { row, column, content: rest } of sorted) {
    rows.set(row, `${rows.get(row) ?? ""}<c r="${toAddress(row, column)}"${rest}`);
  }
  return [...rows].map(([row, inner]) => `<row r="${row}">${inner}</row>`).join("");
}
