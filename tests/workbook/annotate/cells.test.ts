import { describe, expect, test } from "vitest";
import { type RawWorkbook, rawWorkbook, SHEET } from "../../fixtures/raw-workbook.js";
import { RICH, richWorkbook } from "../../fixtures/rich-workbook.js";
import { colourAt, finding, lookAt, mark, styleAt, textOf } from "./marked.js";

const RED = "FFFFC7CE";
const YELLOW = "FFFFEB9C";
const BLUE = "FFDDEBF7";

const STYLES = `<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="10"/></cellXfs>`;

/** The rows of a sheet after a mark, with the formats of marked cells written as `red`. */
async function rowsAfter(rows: string, address: string, raw: RawWorkbook = {}): Promise<string> {
  const marked = await mark(
    rawWorkbook({ styles: STYLES, ...raw, sheets: { 表: rows } }),
    finding(`表!${address}`),
  );
  const sheet = textOf(marked, SHEET);
  return (/<sheetData>(.*)<\/sheetData>/s.exec(sheet)?.[1] ?? "").replace(
    /s="([3-9]|\d\d)"/g,
    "red",
  );
}

describe("a mark on a cell that is there", () => {
  test.each([
    ["with a format", '<c r="A1" s="1"><v>5</v></c>', '<c r="A1" red><v>5</v></c>'],
    ["without a format", '<c r="A1"><v>5</v></c>', '<c red r="A1"><v>5</v></c>'],
    ["that is empty", '<c r="A1" s="1"/>', '<c r="A1" red/>'],
    ["in single quotes", "<c r='A1' s='1' ><v>5</v></c>", "<c r='A1' red ><v>5</v></c>"],
    ["without a reference", '<c s="1"><v>5</v></c>', "<c red><v>5</v></c>"],
    [
      "with an attribute that looks like its format",
      '<c x=\' s="1"\' r="A1" s="2"/>',
      '<c x=\' s="1"\' r="A1" red/>',
    ],
  ])("changes only its format: %s", async (_, before, after) => {
    expect(await rowsAfter(`<row r="1">${before}</row>`, "A1")).toBe(`<row r="1">${after}</row>`);
  });

  test("counts cells and rows without a reference", async () => {
    const rows = "<row><c/><c/></row><row><c/><c><v>1</v></c></row>";
    expect(await rowsAfter(rows, "B2")).toBe(
      "<row><c/><c/></row><row><c/><c red><v>1</v></c></row>",
    );
  });

  test("is not misled by what looks like a cell", async () => {
    const rows =
      '<row r="1"><!-- <c r="A1"/> --><c r="A1" t="str"><v><![CDATA[<c r="B1">]]></v></c><c r="B1"/></row>';
    expect(await rowsAfter(rows, "B1")).toBe(rows.replace('<c r="B1"/>', '<c red r="B1"/>'));
  });
});

describe("a mark on a cell that is not there", () => {
  test.each([
    [
      "before another",
      '<row r="1"><c r="C1"/></row>',
      "B1",
      '<row r="1"><c r="B1" red/><c r="C1"/></row>',
    ],
    [
      "after another",
      '<row r="1"><c r="A1"/></row>',
      "B1",
      '<row r="1"><c r="A1"/><c r="B1" red/></row>',
    ],
    [
      "after AA",
      '<row r="1"><c r="Z1"/><c r="AB1"/></row>',
      "AA1",
      '<row r="1"><c r="Z1"/><c r="AA1" red/><c r="AB1"/></row>',
    ],
    ["in an empty row", '<row r="1" ht="30"/>', "B1", '<row r="1" ht="30"><c r="B1" red/></row>'],
    ["in a row before", '<row r="3"/>', "B2", '<row r="2"><c r="B2" red/></row><row r="3"/>'],
    ["in a row after", '<row r="3"/>', "B10", '<row r="3"/><row r="10"><c r="B10" red/></row>'],
  ])("creates it in its place: %s", async (_, rows, address, after) => {
    expect(await rowsAfter(rows, address)).toBe(after);
  });

  test("creates the only rows of an empty sheet", async () => {
    const bytes = rawWorkbook({
      parts: { [SHEET]: (part) => part.replace(/<sheetData>.*<\/sheetData>/, "<sheetData/>") },
    });
    const marked = await mark(bytes, finding("表!B2"), finding("表!A4"), finding("表!A2"));
    expect(textOf(marked, SHEET)).toMatch(
      /<sheetData><row r="2"><c r="A2" s="\d+"\/><c r="B2" s="\d+"\/><\/row><row r="4"><c r="A4" s="\d+"\/><\/row><\/sheetData>/,
    );
  });

  test("gives it the format of its column, or else of its row", async () => {
    const marked = await mark(richWorkbook(), finding("统计表!D5"), finding("统计表!D4"));
    expect(lookAt(marked, RICH.form, "D5")).toContain('numFmtId="14"');
    expect(lookAt(marked, RICH.form, "D4")).toContain('numFmtId="10"');
  });
});

describe("the colour of a mark", () => {
  test.each([
    ["error", RED],
    ["warning", YELLOW],
    ["note", BLUE],
  ] as const)("tells the severity: %s", async (severity, colour) => {
    const marked = await mark(richWorkbook(), finding("统计表!B3", { severity }));
    expect(colourAt(marked, RICH.form, "B3")).toBe(colour);
  });

  test.each([
    ["note", "error"],
    ["error", "note"],
  ] as const)("is that of the gravest finding, in any order: %s, %s", async (first, second) => {
    const rows = [first, second].map((severity) => finding("统计表!B3", { severity }));
    expect(colourAt(await mark(richWorkbook(), ...rows), RICH.form, "B3")).toBe(RED);
  });

  test("leaves the rest of the format, and the other cells that have it, as they were", async () => {
    const marked = await mark(richWorkbook(), finding("统计表!B3"));
    const before = lookAt(richWorkbook(), RICH.form, "B3");
    expect(lookAt(marked, RICH.form, "B3")).toBe(before.replace("FFFFFBE6", RED));
    for (const address of ["A3", "A4", "B6"])
      expect(lookAt(marked, RICH.form, address)).toBe(before);
  });

  test("is one format for all cells that had the same one", async () => {
    const marked = await mark(richWorkbook(), finding("统计表!B3"), finding("统计表!A4"));
    expect(styleAt(marked, RICH.form, "A4")).toBe(styleAt(marked, RICH.form, "B3"));
  });

  test("is not given where a warning is explained", async () => {
    const marked = await mark(richWorkbook(), finding("统计表!B3", { open: false }));
    expect(styleAt(marked, RICH.form, "B3")).toBe(1);
    expect(textOf(marked, RICH.form)).toBe(textOf(richWorkbook(), RICH.form));
  });

  test("stands in the first cell of a merged area", async () => {
    const marked = await mark(richWorkbook(), finding("统计表!D6"));
    expect(colourAt(marked, RICH.form, "B6")).toBe(RED);
    expect(styleAt(marked, RICH.form, "D6")).toBe(1);
    expect(textOf(marked, "xl/comments2.xml")).toContain('ref="B6"');
  });

  test("is given in a sheet whose elements have a prefix", async () => {
    const marked = await mark(richWorkbook(), finding("明细!B1"), finding("明细!C2"));
    expect(textOf(marked, RICH.table)).toMatch(
      /<x:c s="\d+" t="inlineStr"><x:is><x:t>单价<\/x:t><\/x:is><\/x:c><\/x:row><x:row r="2"><x:c r="A2"><x:v>7<\/x:v><\/x:c><x:c r="C2" s="\d+"\/><\/x:row>/,
    );
  });

  test("is given in styles whose elements have a prefix", async () => {
    const prefixed = textOf(richWorkbook(), RICH.styles)
      .replaceAll(/<(\/?)(?=[a-z])/gi, "<$1y:")
      .replace("xmlns=", "xmlns:y=")
      .replace("<y:?xml", "<?xml");
    const marked = await mark(richWorkbook({ [RICH.styles]: prefixed }), finding("统计表!B3"));
    expect(textOf(marked, RICH.styles)).not.toMatch(/<\/?(?:fill|xf|font|border|left)\b/);
    expect(colourAt(marked, RICH.form, "B3")).toBe(RED);
  });

  test("is given where the workbook has no styles at all", async () => {
    const bare = rawWorkbook({
      parts: {
        "xl/styles.xml": undefined,
        "xl/_rels/workbook.xml.rels": (part) => part.replace(/<Relationship [^>]*styles[^>]*>/, ""),
      },
    });
    const marked = await mark(bare, finding("表!A1"));
    expect(colourAt(marked, SHEET, "A1")).toBe(RED);
    expect(textOf(marked, "xl/_rels/workbook.xml.rels")).toContain('Target="styles.xml"');
    expect(textOf(marked, "[Content_Types].xml")).toContain('PartName="/xl/styles.xml"');
  });

  test("is not given for an address or a sheet that is none", async () => {
    const rows = ["统计表!C", "没有!A1", "整本工作簿"].map((where) => finding(where));
    const marked = await mark(richWorkbook(), ...rows);
    expect(textOf(marked, RICH.form)).toBe(textOf(richWorkbook(), RICH.form));
  });
});
