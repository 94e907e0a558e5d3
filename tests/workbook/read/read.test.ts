import exceljs from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CellContent, WorkbookContent } from "../../../src/workbook/content.js";
import { isDateFormat } from "../../../src/workbook/read/date-format.js";
import { readWorkbook } from "../../../src/workbook/read/read.js";
import {
  MAIN,
  type RawWorkbook,
  rawWorkbook,
  SHEET,
  WORKBOOK,
} from "../../fixtures/raw-workbook.js";

async function read(raw: RawWorkbook): Promise<WorkbookContent> {
  const content = await readWorkbook(rawWorkbook(raw));
  if ("kind" in content) throw new Error(JSON.stringify(content));
  return content;
}

const oneCell = async (cell: string, raw: RawWorkbook = {}): Promise<CellContent | undefined> =>
  (await read({ ...raw, sheets: { 表: `<row r="1">${cell}</row>` } })).sheets[0]?.rows
    .get(1)
    ?.get(1);

const STYLES = `<numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="57"/><xf numFmtId="4"/></cellXfs>`;

describe("a cell", () => {
  test.each<[string, string, CellContent | undefined]>([
    ["a number", '<c r="A1"><v>1748.1</v></c>', { kind: "number", number: 1748.1 }],
    ["zero", '<c r="A1"><v>0</v></c>', { kind: "number", number: 0 }],
    ["a number in exponents", '<c r="A1"><v>1.5E-3</v></c>', { kind: "number", number: 0.0015 }],
    ["a number that is none", '<c r="A1"><v>1,5</v></c>', { kind: "text", text: "1,5" }],
    ["a shared text", '<c r="A1" t="s"><v>1</v></c>', { kind: "text", text: "总经费" }],
    [
      "a text of runs, its reading left out",
      '<c r="A1" t="s"><v>2</v></c>',
      { kind: "text", text: "纵向经费" },
    ],
    [
      "an inline text",
      '<c r="A1" t="inlineStr"><is><r><t>a&lt;</t></r><r><t>b</t></r></is></c>',
      { kind: "text", text: "a<b" },
    ],
    [
      "a text with an escape",
      '<c r="A1" t="str"><v>a_x000D_b</v></c>',
      { kind: "text", text: "a\rb" },
    ],
    ["CDATA", '<c r="A1" t="str"><v><![CDATA[<b>]]></v></c>', { kind: "text", text: "<b>" }],
    [
      "a text of spaces",
      '<c r="A1" t="str"><v xml:space="preserve">  </v></c>',
      { kind: "text", text: "  " },
    ],
    ["an empty text", '<c r="A1" t="str"><v></v></c>', undefined],
    ["true", '<c r="A1" t="b"><v>1</v></c>', { kind: "boolean", boolean: true }],
    ["an error", '<c r="A1" t="e"><v>#REF!</v></c>', { kind: "error", error: "#REF!" }],
    ["a style and nothing else", '<c r="A1" s="1"/>', undefined],
    ["a formula's number", '<c r="A1"><f>1+1</f><v>2</v></c>', { kind: "number", number: 2 }],
    ["a formula's zero", '<c r="A1"><f>1-1</f><v>0</v></c>', { kind: "number", number: 0 }],
    [
      "a formula's FALSE",
      '<c r="A1" t="b"><f>1=2</f><v>0</v></c>',
      { kind: "boolean", boolean: false },
    ],
    ["a formula's empty text", '<c r="A1" t="str"><f>""</f><v></v></c>', undefined],
    [
      "a formula never calculated",
      '<c r="A1"><f>B1+C1</f></c>',
      { kind: "uncalculated", formula: "B1+C1" },
    ],
    [
      "a formula with an empty result",
      '<c r="A1"><f>B1</f><v></v></c>',
      { kind: "uncalculated", formula: "B1" },
    ],
    [
      "an ISO date",
      '<c r="A1" t="d"><v>2021-12-31T00:00:00</v></c>',
      { kind: "date", date: "2021-12-31" },
    ],
    [
      "a date by its format",
      '<c r="A1" s="1"><v>44561</v></c>',
      { kind: "date", date: "2021-12-31" },
    ],
    [
      "a date with a time",
      '<c r="A1" s="1"><v>44561.99</v></c>',
      { kind: "date", date: "2021-12-31" },
    ],
    [
      "a date by a format of its own",
      '<c r="A1" s="2"><v>44561</v></c>',
      { kind: "date", date: "2021-12-31" },
    ],
    [
      "a date by a Chinese built-in format",
      '<c r="A1" s="3"><v>44561</v></c>',
      { kind: "date", date: "2021-12-31" },
    ],
    [
      "a number with separators",
      '<c r="A1" s="4"><v>44561</v></c>',
      { kind: "number", number: 44561 },
    ],
    [
      "the day before the false leap day",
      '<c r="A1" s="1"><v>59</v></c>',
      { kind: "date", date: "1900-02-28" },
    ],
    [
      "a negative number in a date format",
      '<c r="A1" s="1"><v>-3</v></c>',
      { kind: "number", number: -3 },
    ],
    ["a cell without a reference", "<c><v>7</v></c>", { kind: "number", number: 7 }],
  ])("that is %s is read as such", async (_, cell, expected) => {
    const strings =
      "<si><t>x</t></si><si><t>总经费</t></si><si><r><t>纵向</t></r><r><t>经费</t></r><rPh><t>zòng</t></rPh></si>";
    expect(await oneCell(cell, { strings, styles: STYLES })).toEqual(expected);
  });

  test("counts its dates from 1904 where the workbook does", async () => {
    const raw = { styles: STYLES, workbookProperties: 'date1904="1"' };
    expect(await oneCell('<c r="A1" s="1"><v>43099</v></c>', raw)).toEqual({
      kind: "date",
      date: "2021-12-31",
    });
  });
});

describe("a workbook", () => {
  test("keeps its sheets in order and knows which are hidden", async () => {
    const { sheets } = await read({
      sheets: { 统计表: "", 封面: "" },
      parts: { [WORKBOOK]: (xml) => xml.replace('name="封面"', 'name="封面" state="veryHidden"') },
    });
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["统计表", false],
      ["封面", true],
    ]);
  });

  test.each([
    [
      "with another prefix for everything",
      (xml: string) => xml.replace(/<(\/?)(?=[a-z])/g, "<$1x:").replace("xmlns=", "xmlns:x="),
    ],
    [
      "in the strict namespaces",
      (xml: string) => xml.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    ],
    ["with a > in an attribute", (xml: string) => xml.replace("<row ", '<row a=">" ')],
    ["with a comment", (xml: string) => xml.replace("<row ", "<!-- <row r='9'> --><row ")],
  ])("%s reads the same", async (_, bend) => {
    const content = await read({ parts: { [SHEET]: bend } });
    expect(content.sheets[0]?.rows.get(1)?.get(1)).toEqual({ kind: "number", number: 1 });
  });

  test("with another prefix for relationships reads the same", async () => {
    const bend = (xml: string) =>
      xml.replace("xmlns:r=", "xmlns:d3p1=").replaceAll(" r:id=", " d3p1:id=");
    const { sheets } = await read({ parts: { [WORKBOOK]: bend } });
    expect(sheets.length).toBe(1);
  });

  test.each<[string, string, unknown]>([
    ["a cell", "表!$B$3", { kind: "cell", sheet: "表", row: 3, column: 2 }],
    [
      "a range, by its first cell",
      "'表'!$B$3:$D$9",
      { kind: "cell", sheet: "表", row: 3, column: 2 },
    ],
    ["a deleted cell", "#REF!", { kind: "broken" }],
    ["a cell of a deleted sheet", "没有!$A$1", { kind: "broken" }],
    ["a constant", "0.5", undefined],
    ["a function", "OFFSET(表!$A$1,1,1)", undefined],
    ["another workbook", "[1]表!$A$1", undefined],
    ["two areas", "表!$A$1,表!$C$3", undefined],
  ])("has a defined name for %s", async (_, refersTo, expected) => {
    const { names } = await read({ names: `<definedName name="n">${refersTo}</definedName>` });
    expect(names.get("n")).toEqual(expected);
  });

  test("prefers a name of the whole workbook to one of a sheet", async () => {
    const names =
      '<definedName name="n" localSheetId="0">表!$A$1</definedName><definedName name="n">表!$A$2</definedName>';
    expect((await read({ names })).names.get("n")).toMatchObject({ row: 2 });
  });
});

test.each([
  ["yyyy-mm-dd", true],
  ["[h]:mm", true],
  ['m"月"d"日"', true],
  ["[$-804]aaaa", true],
  ["General", false],
  ["G/通用格式", false],
  ["0.00E+00", false],
  ["#,##0.00_);[Red](#,##0.00)", false],
  ['0.00"万元 (yearly)"', false],
  ["0\\d", false],
])("the format %s shows a date: %s", (code, expected) => {
  expect(isDateFormat(code)).toBe(expected);
});

test("what ExcelJS writes is read as ExcelJS reads it", async () => {
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc.boolean(),
  );
  const rows = fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(rows, async (values) => {
      const written = new exceljs.Workbook();
      const sheet = written.addWorksheet("表");
      for (const row of values) sheet.addRow(row);
      const bytes = new Uint8Array(await written.xlsx.writeBuffer());
      const reread = new exceljs.Workbook();
      await reread.xlsx.load(bytes as unknown as Parameters<typeof reread.xlsx.load>[0]);
      const content = await readWorkbook(bytes);
      if ("kind" in content) throw new Error(content.code);
      const theirs: unknown[] = [];
      reread.worksheets[0]?.eachRow((row, at) =>
        row.eachCell((cell, column) => theirs.push([at, column, cell.value])),
      );
      const own = [...(content.sheets[0]?.rows ?? [])].flatMap(([at, cells]) =>
        [...cells].map(([column, cell]) => [at, column, plain(cell)]),
      );
      expect(own).toEqual(theirs);
    }),
    { numRuns: 60 },
  );
});

test("damaged bytes never throw: they read, or they are refused with a code", async () => {
  const sound = rawWorkbook({ strings: "<si><t>总经费</t></si>" });
  const damage = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(damage, fc.nat(sound.length), async (changes, length) => {
      const bytes = sound.slice(0, Math.max(1, length));
      for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
      const content = await readWorkbook(bytes);
      if ("kind" in content) expect(content.code).toMatch(/^file\/(?!unexpected)/);
    }),
    { numRuns: 300 },
  );
});

function plain(cell: CellContent): unknown {
  switch (cell.kind) {
    case "number":
      return cell.number;
    case "text":
      return cell.text;
    case "boolean":
      return cell.boolean;
    default:
      return cell;
  }
}
