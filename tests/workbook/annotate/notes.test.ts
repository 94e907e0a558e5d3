import { describe, expect, test } from "vitest";
import { rawWorkbook, SHEET } from "../../fixtures/raw-workbook.js";
import { RICH, richWorkbook } from "../../fixtures/rich-workbook.js";
import { finding, mark, textOf, textsOf } from "./marked.js";

const NEW_COMMENTS = "xl/comments2.xml";
const NEW_DRAWING = "xl/drawings/vmlDrawing3.vml";

/** The text of each note by its cell, its runs joined. */
function notesOf(bytes: Uint8Array, part: string): Record<string, string> {
  const comments = textOf(bytes, part).matchAll(
    /<(?:\w+:)?comment ref="(\w+)"[^>]*>(.*?)<\/(?:\w+:)?comment>/gs,
  );
  return Object.fromEntries(
    [...comments].map(([, ref = "", body = ""]) => [
      ref,
      [...body.matchAll(/<(?:\w+:)?t\b[^>]*>([^<]*)</g)].map(([, text]) => text).join(""),
    ]),
  );
}

/** The cells of the boxes of a drawing, as row and column from 0. */
const boxesOf = (bytes: Uint8Array, part: string): string[] =>
  [...textOf(bytes, part).matchAll(/<x:Row>(\d+)<\/x:Row><x:Column>(\d+)</g)].map(
    ([, row, column]) => `${row},${column}`,
  );

const idsOf = (bytes: Uint8Array, part: string): string[] =>
  [...textOf(bytes, part).matchAll(/id="(_x0000_s\d+)"/g)].map(([, id]) => id ?? "");

describe("the note of a marked cell", () => {
  test("has a line for each finding", async () => {
    const marked = await mark(
      richWorkbook(),
      finding("统计表!B3"),
      finding("统计表!B3", { severity: "note", word: "提示", message: "写成 12.50", hint: "" }),
    );
    expect(notesOf(marked, NEW_COMMENTS)).toEqual({
      B3: "【核表】错误 应等于纵向与横向之和 请改正\n【核表】提示 写成 12.50",
    });
  });

  test("is linked from its sheet, with its drawing and their types", async () => {
    const marked = await mark(richWorkbook(), finding("统计表!B3"));
    const links = textOf(marked, "xl/worksheets/_rels/sheet1.xml.rels");
    expect(links).toContain('Target="../comments2.xml"');
    expect(links).toMatch(
      /Id="rId3" Type="[^"]*\/vmlDrawing" Target="..\/drawings\/vmlDrawing3.vml"/,
    );
    expect(textOf(marked, RICH.form)).toMatch(/<legacyDrawing [^>]*id="rId3"/);
    expect(textOf(marked, RICH.types)).toContain('PartName="/xl/comments2.xml"');
    expect(textOf(marked, RICH.types).match(/Extension="vml"/g)).toHaveLength(1);
  });

  test("declares the ending of drawings where nobody did", async () => {
    const marked = await mark(rawWorkbook(), finding("表!A1"));
    expect(textOf(marked, RICH.types)).toContain('<Default Extension="vml"');
    expect(textOf(marked, SHEET)).toMatch(/<legacyDrawing [^>]*\/><\/worksheet>$/);
  });

  test("opens beside its cell, as large as its text, and only on demand", async () => {
    const message = "总经费应等于纵向经费与横向经费之和".repeat(5);
    const marked = await mark(
      richWorkbook(),
      finding("统计表!B3", { message }),
      finding("统计表!A4"),
    );
    const [long = "", short = ""] = textOf(marked, NEW_DRAWING).split("</v:shape>");
    const height = (shape: string) => Number(/height:([\d.]+)pt/.exec(shape)?.[1]);
    expect(height(long)).toBeGreaterThan(2 * height(short));
    expect(long).toContain("visibility:hidden");
    expect(long).toMatch(/<x:Anchor>2, 15, 1, 0, /);
    expect(boxesOf(marked, NEW_DRAWING)).toEqual(["2,1", "3,0"]);
  });

  test("has a box with a number of its own, whose namespaces are declared on it", async () => {
    const marked = await mark(richWorkbook(), finding("统计表!B3"), finding("统计表!A4"));
    const ids = idsOf(marked, NEW_DRAWING);
    expect(new Set(ids).size).toBe(2);
    expect(textOf(marked, NEW_DRAWING).match(/<v:shape xmlns:v=/g)).toHaveLength(2);
  });

  test("goes below what the filler wrote there", async () => {
    const marked = await mark(richWorkbook(), finding("It's 备注!A2"), finding("It's 备注!B2"));
    const line = "\n【核表】错误 应等于纵向与横向之和 请改正";
    expect(notesOf(marked, RICH.comments)).toEqual({
      A2: `张三:\n去年 &lt; 今年${line}`,
      B2: `请核对${line}`,
    });
    expect(textOf(marked, RICH.vml)).toBe(textOf(richWorkbook(), RICH.vml));
    expect(textOf(marked, RICH.comments)).toContain("<text><r><t>请核对</t></r><r>");
  });

  test("joins the filler's notes, below another author and with the next number", async () => {
    const marked = await mark(richWorkbook(), finding("It's 备注!C2"));
    expect(Object.keys(notesOf(marked, RICH.comments))).toEqual(["A2", "B2", "C2"]);
    expect(textOf(marked, RICH.comments)).toContain("<author>张三</author><author>核表</author>");
    expect(textOf(marked, RICH.comments)).toContain('<comment ref="C2" authorId="1">');
    expect(idsOf(marked, RICH.vml)).toEqual(["_x0000_s3073", "_x0000_s3074", "_x0000_s3075"]);
    expect(textOf(marked, RICH.noted).match(/<legacyDrawing/g)).toHaveLength(1);
  });

  test("joins a drawing of controls, well-formed or not", async () => {
    const marked = await mark(richWorkbook(), finding("明细!A2"));
    expect(idsOf(marked, RICH.controls)).toEqual(["_x0000_s2049", "_x0000_s2050"]);
    expect(textOf(marked, RICH.controls)).toContain("a<br>b");
    expect(textOf(marked, RICH.controls)).toContain(
      '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml"',
    );
    expect(textOf(marked, RICH.table)).toContain('<x:legacyDrawing xmlns:d="http');
  });

  test("is written with the namespaces of a strict workbook", async () => {
    const strict = Object.fromEntries(
      Object.entries(textsOf(richWorkbook()))
        .filter(([name]) => /(?:xml|rels)$/.test(name))
        .map(([name, text]) => [
          name,
          text
            .replaceAll(
              "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
              "http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            .replaceAll(
              "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
              "http://purl.oclc.org/ooxml/officeDocument/relationships",
            ),
        ]),
    );
    const marked = await mark(richWorkbook(strict), finding("统计表!B3"), finding("It's 备注!B2"));
    const parts = Object.entries(textsOf(marked)).filter(([name]) => name.startsWith("xl/"));
    const foreign = parts.filter(([, text]) => text.includes("openxmlformats.org/officeDocument"));
    expect(foreign.map(([name]) => name)).toEqual([]);
    expect(textOf(marked, NEW_COMMENTS)).toContain(
      'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"',
    );
    expect(Object.keys(notesOf(marked, RICH.comments))).toEqual(["A2", "B2"]);
  });

  test("is at most as long as Excel allows", async () => {
    const marked = await mark(
      richWorkbook(),
      finding("统计表!B3", { message: "长".repeat(40_000) }),
    );
    expect(notesOf(marked, NEW_COMMENTS).B3).toHaveLength(32_767);
  });
});
