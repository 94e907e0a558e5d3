import { describe, expect, test } from "vitest";
import { isDateFormat } from "../../../src/workbook/read/date-format.js";
import { contentOf } from "../../fixtures/erc-annual.js";
import { MAIN, rawWorkbook } from "../../fixtures/raw-workbook.js";

/** As Excel, WPS and LibreOffice write them in China, Japan and elsewhere. */
const DATES = [
  "yyyy-mm-dd;@",
  "yyyy/m/d h:mm",
  'yyyy"年"m"月"d"日";@',
  "yyyy\\-mm\\-dd",
  "[$-804]yyyy\\年m\\月d\\日",
  "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
  '[DBNum1][$-804]yyyy"年"m"月"d"日";@',
  '[DBNum1][$-804]m"月"d"日";@',
  "[$-804]aaa;@",
  "[$-409]d-mmm-yy;@",
  "[$-411]ge.m.d;@",
  '上午/下午h"时"mm"分"',
  "h:mm AM/PM",
  "mm:ss.0",
  "[mm]:ss",
  "[ss].00",
  "YYYY-MM-DD",
  "DD/MM/YYYY",
  "[$-x-sysdate]dddd, mmmm dd, yyyy",
  "[Red]yyyy/m/d",
  "[<=100]0;yyyy/m/d",
];

const NUMBERS = [
  "",
  "0",
  "@",
  "General;[Red]-General",
  "GENERAL",
  "#,##0.00_ ",
  "0.00_ ;[Red]\\-0.00\\ ",
  '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
  '_-* #,##0.00_-;\\-* #,##0.00_-;_-* "-"??_-;_-@_-',
  "[$¥-804]#,##0.00",
  "[$USD] #,##0.00",
  '#,##0.00"元"',
  '0!.0000,"万"',
  "[DBNum2][$-804]General",
  '[>=10000]0!.0,"万元";0',
  "[Yellow]0.00",
  "[Color10]0",
  "# ?/?",
  "##0.0E+0",
  "0.00%",
  '"日期："0',
  '"yes";"yes";"no"',
  ";;;",
  "000000",
  "*d0",
  "_d0",
];

describe("a format code", () => {
  test.each(DATES)("%j shows a date or a time", (code) => {
    expect(isDateFormat(code)).toBe(true);
  });

  test.each(NUMBERS)("%j shows no date", (code) => {
    expect(isDateFormat(code)).toBe(false);
  });
});

describe("styles", () => {
  const read = async (styles: string, style: number) => {
    const rows = `<row r="1"><c r="A1" s="${style}"><v>44561</v></c></row>`;
    const { sheets } = await contentOf(rawWorkbook({ sheets: { 表: rows }, styles }));
    return sheets[0]?.rows.get(1)?.get(1)?.kind;
  };

  test.each([
    [[14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 36, 45, 46, 47, 50, 57, 58], "date"],
    [[0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 23, 26, 37, 40, 41, 44, 48, 49, 59, 163], "number"],
  ])("by the built-in formats %j show a %s", async (ids, kind) => {
    const styles = `<cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs>`;
    for (const index of ids.keys()) expect(await read(styles, index)).toBe(kind);
  });

  test("a format of the workbook's own goes before a built-in one of its number", async () => {
    const own = '<numFmts><numFmt numFmtId="14" formatCode="0.00"/></numFmts>';
    expect(await read(`${own}<cellXfs><xf numFmtId="14"/></cellXfs>`, 0)).toBe("number");
  });

  test("formats of named and conditional styles are not those of cells", async () => {
    const named = '<cellStyleXfs><xf numFmtId="14"/><xf numFmtId="14"/></cellStyleXfs>';
    const conditional = '<dxfs><dxf><numFmt numFmtId="164" formatCode="yyyy"/></dxf></dxfs>';
    const cells = '<cellXfs><xf numFmtId="164"><alignment/></xf></cellXfs>';
    expect(await read(conditional + named + cells, 0)).toBe("number");
  });

  test("that a cell names and nobody wrote show a number", async () => {
    expect(await read('<cellXfs><xf numFmtId="14"/></cellXfs>', 7)).toBe("number");
  });

  test("behind a prefix are styles", async () => {
    const prefixed = (xml: string) =>
      xml.replace(/<(\/?)(?=[A-Za-z])/g, "<$1x:").replace(`xmlns="${MAIN}"`, `xmlns:x="${MAIN}"`);
    const { sheets } = await contentOf(
      rawWorkbook({
        sheets: { 表: '<row r="1"><c r="A1" s="0"><v>44561</v></c></row>' },
        styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
        parts: { "xl/styles.xml": prefixed },
      }),
    );
    expect(sheets[0]?.rows.get(1)?.get(1)?.kind).toBe("date");
  });
});
