import { describe, expect, test } from "vitest";
import type { CellContent } from "../../../src/workbook/content.js";
import { contentOf } from "../../fixtures/erc-annual.js";
import { type RawWorkbook, rawWorkbook } from "../../fixtures/raw-workbook.js";

const toText = (text: string): CellContent => ({ kind: "text", text });
const toNumber = (number: number): CellContent => ({ kind: "number", number });
const toDate = (date: string): CellContent => ({ kind: "date", date });
const toError = (error: string): CellContent => ({ kind: "error", error });

/** What is read of the cell A1. */
async function read(cell: string, raw: RawWorkbook = {}): Promise<CellContent | undefined> {
  const { sheets } = await contentOf(
    rawWorkbook({ ...raw, sheets: { 表: `<row r="1">${cell}</row>` } }),
  );
  return sheets[0]?.rows.get(1)?.get(1);
}

describe("a date that is written out", () => {
  test.each([
    ["2021-12-31", toDate("2021-12-31")],
    ["2021-12-31T23:59:59.999", toDate("2021-12-31")],
    ["2021-12-31T00:00:00Z", toDate("2021-12-31")],
    [" 2021-12-31\n", toDate("2021-12-31")],
    ["2021-02-30", toText("2021-02-30")],
    ["08:30:00", toText("08:30:00")],
  ])("%j is read as %j", async (written, expected) => {
    expect(await read(`<c r="A1" t="d"><v>${written}</v></c>`)).toEqual(expected);
    expect(await read(`<c r="A1" t="d"><f>TODAY()</f><v>${written}</v></c>`)).toEqual(expected);
  });
});

describe("a formula", () => {
  const result = "<v>0</v>";
  test.each<[string, string, CellContent | undefined]>([
    [
      "shared, that others share",
      `<f t="shared" ref="A1:A9" si="0">B1*0</f>${result}`,
      toNumber(0),
    ],
    ["shared, without its text", `<f t="shared" si="0"/>${result}`, toNumber(0)],
    ["of an array", `<f t="array" ref="A1:A2">B1:B2*0</f>${result}`, toNumber(0)],
    [
      "of a data table",
      `<f t="dataTable" ref="A1:A2" dt2D="1" r1="B1" r2="B2"/>${result}`,
      toNumber(0),
    ],
    ["without a text", `<f/>${result}`, toNumber(0)],
    ["shared, never calculated", '<f t="shared" si="0"/>', { kind: "uncalculated", formula: "" }],
    [
      "of an array, never calculated",
      '<f t="array" ref="A1">SUM(B:B)</f><v/>',
      { kind: "uncalculated", formula: "SUM(B:B)" },
    ],
    ["with its result first", `${result}<f>B1*0</f>`, toNumber(0)],
  ])("%s has its result, even 0", async (_, inner, expected) => {
    expect(await read(`<c r="A1" cm="1">${inner}</c>`)).toEqual(expected);
  });

  test.each<[string, string, CellContent | undefined]>([
    ["FALSE, shared", 't="b"><f t="shared" si="0"/><v>0</v>', { kind: "boolean", boolean: false }],
    [
      "FALSE, of an array",
      't="b"><f t="array" ref="A1">B1=1</f><v>0</v>',
      { kind: "boolean", boolean: false },
    ],
    ["an empty text, shared", 't="str"><f t="shared" si="0"/><v></v>', undefined],
    ["an empty text, its element empty", 't="str"><f>""</f><v/>', undefined],
    ["a text of digits", 't="str"><f>"0"</f><v>0</v>', toText("0")],
    ["a shared text", 't="s"><f>B1</f><v>0</v>', toText("示例")],
  ])("with the result %s has it", async (_, inner, expected) => {
    const strings = "<si><t>示例</t></si>";
    expect(await read(`<c r="A1" ${inner}</c>`, { strings })).toEqual(expected);
  });

  test.each(["#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!", "#SPILL!"])(
    "with the error %s has it",
    async (error) => {
      for (const formula of ["<f>B1</f>", '<f t="shared" si="0"/>', ""]) {
        expect(await read(`<c r="A1" t="e" vm="1">${formula}<v>${error}</v></c>`)).toEqual(
          toError(error),
        );
      }
    },
  );
});

describe("a number", () => {
  test.each([
    ["+5", toNumber(5)],
    [".5", toNumber(0.5)],
    ["1.", toNumber(1)],
    ["1.7481E+3", toNumber(1748.1)],
    ["1e3", toNumber(1000)],
    ["0.30000000000000004", toNumber(0.1 + 0.2)],
    ["9007199254740993", toNumber(9007199254740992)],
    [" 7\r\n", toNumber(7)],
    ["1E400", toText("1E400")],
    ["NaN", toText("NaN")],
    ["0x1F", toText("0x1F")],
    ["1 748.1", toText("1 748.1")],
  ])("written %j is %j", async (written, expected) => {
    expect(await read(`<c r="A1"><v>${written}</v></c>`)).toEqual(expected);
    expect(await read(`<c r="A1" t="n"><f>B1</f><v>${written}</v></c>`)).toEqual(expected);
  });
});

describe("a truth value", () => {
  test.each([
    ["1", true],
    ["true", true],
    ["TRUE", true],
    [" 1 ", true],
    ["0", false],
    ["false", false],
  ])("written %j is %s", async (written, boolean) => {
    expect(await read(`<c r="A1" t="b"><v>${written}</v></c>`)).toEqual({
      kind: "boolean",
      boolean,
    });
  });
});

/** What stands in a `<t>`, and the text it is. */
const TEXTS: readonly (readonly [string, string])[] = [
  ["&lt;&gt;&amp;&quot;&apos;", "<>&\"'"],
  ["&amp;lt;", "&lt;"],
  ["&#x603B;&#32463;&#x00008d39;", "总经费"],
  ["&#x20BB7;", "𠮷"],
  ["&#xD842;&#xDFB7;", "𠮷"],
  ["_xD842__xDFB7_", "𠮷"],
  ["甲&#10;乙&#13;丙&#9;", "甲\n乙\r丙\t"],
  ["甲\r\n乙\r丙", "甲\n乙\n丙"],
  ["甲_x000D_\n乙_x000a_", "甲\r\n乙\n"],
  ["_x005F_x000D_", "_x000D_"],
  ["_x00D_ _x000G_ x000D", "_x00D_ _x000G_ x000D"],
  ["<![CDATA[<t>&amp;</t>]]>&lt;<![CDATA[]]]]>", "<t>&amp;</t><]]"],
  ["甲<!-- 丙 -->乙<?丙?>", "甲乙"],
  [" 甲 ", " 甲 "],
  ["  ", "  "],
  ["\u3000甲\u00a0", "\u3000甲\u00a0"],
  ["=1+1", "=1+1"],
];

describe("a text", () => {
  test.each(TEXTS)("written %j is %j, shared, inline or a result", async (written, text) => {
    const strings = `<si><t>${written}</t></si>`;
    expect(await read('<c r="A1" t="s"><v>0</v></c>', { strings })).toEqual(toText(text));
    for (const cell of [
      `<c r="A1" t="inlineStr"><is><t xml:space="preserve">${written}</t></is></c>`,
      `<c r="A1" t="str"><f>B1</f><v>${written}</v></c>`,
      `<c r="A1" t="inlineStr"><v>${written}</v></c>`,
    ]) {
      expect(await read(cell)).toEqual(toText(text));
    }
  });

  const RUNS =
    '<r><rPr><b/><sz val="9"/><rFont val="宋体"/></rPr><t>总</t></r><r><t xml:space="preserve"> 经费</t></r><rPh sb="0" eb="1"><t>zǒng</t></rPh><rPh sb="1" eb="3"><t>jīng fèi</t></rPh><phoneticPr fontId="1"/>';

  test.each([
    ["shared", '<c r="A1" t="s"><v>0</v></c>'],
    ["inline", `<c r="A1" t="inlineStr"><is>${RUNS}</is></c>`],
    [
      "inline, behind a prefix",
      `<c r="A1" t="inlineStr"><x:is>${RUNS.replace(/<(\/?)/g, "<$1x:")}</x:is></c>`,
    ],
  ])("of runs, %s, is one text without its readings", async (_, cell) => {
    expect(await read(cell, { strings: `<si>${RUNS}</si>` })).toEqual(toText("总 经费"));
  });

  test.each([
    ["shared", '<c r="A1" t="s"><v>0</v></c>'],
    ["inline", '<c r="A1" t="inlineStr"><is><t/></is></c>'],
    ["inline, without a text", '<c r="A1" t="inlineStr"><is/></c>'],
    ["of empty runs", '<c r="A1" t="inlineStr"><is><r><t></t></r><r><t/></r></is></c>'],
  ])("that is empty, %s, is nothing", async (_, cell) => {
    expect(await read(cell, { strings: "<si><t/></si>" })).toBeUndefined();
  });

  test("of an empty string between others keeps their numbers", async () => {
    const strings = "<si/><si><t></t></si><si><r/></si><si><t>示例</t></si>";
    expect(await read('<c r="A1" t="s"><v>3</v></c>', { strings })).toEqual(toText("示例"));
  });

  /** As long as a cell's text may be, and then far longer than what is inflated at once. */
  test.each([32_767, 900_000])("of %i characters is read whole", async (length) => {
    const text = "甲乙&丙𠮷".repeat(Math.ceil(length / 6)).slice(0, length);
    const written = text.replaceAll("&", "&amp;");
    expect(await read(`<c r="A1" t="inlineStr"><is><t>${written}</t></is></c>`)).toEqual(
      toText(text),
    );
    const strings = `<si><t>${written}</t></si>`;
    expect(await read('<c r="A1" t="s"><v>0</v></c>', { strings })).toEqual(toText(text));
  });
});

describe("a cell in a date format", () => {
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
  const serial = (number: string, raw: RawWorkbook = {}) =>
    read(`<c r="A1" s="1"><v>${number}</v></c>`, { styles, ...raw });

  test.each([
    ["1", toDate("1900-01-01")],
    ["61", toDate("1900-03-01")],
    ["44561.999999", toDate("2021-12-31")],
    ["4.4561E4", toDate("2021-12-31")],
    ["2958465", toDate("9999-12-31")],
    ["2958466", toNumber(2958466)],
    ["20211231", toNumber(20211231)],
  ])("that holds %s is %j", async (number, expected) => {
    expect(await serial(number)).toEqual(expected);
  });

  test.each(["1", "true"])("counts from 1904 where the workbook says %s", async (flag) => {
    const raw = { workbookProperties: `date1904="${flag}"` };
    expect(await serial("0", raw)).toEqual(toDate("1904-01-01"));
    expect(await serial("43099", raw)).toEqual(toDate("2021-12-31"));
    expect(await serial("2957003", raw)).toEqual(toDate("9999-12-31"));
  });

  test.each(["0", "false"])("counts from 1900 where the workbook says %s", async (flag) => {
    const raw = { workbookProperties: `date1904="${flag}"` };
    expect(await serial("44561", raw)).toEqual(toDate("2021-12-31"));
  });

  test("that holds a text, a truth value or an error is what it holds", async () => {
    expect(await read('<c r="A1" s="1" t="str"><v>44561</v></c>', { styles })).toEqual(
      toText("44561"),
    );
    expect(await read('<c r="A1" s="1" t="b"><v>1</v></c>', { styles })).toEqual({
      kind: "boolean",
      boolean: true,
    });
    expect(await read('<c r="A1" s="1" t="e"><v>#N/A</v></c>', { styles })).toEqual(
      toError("#N/A"),
    );
  });
});
