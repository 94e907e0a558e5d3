import { describe, expect, test } from "vitest";
import { annotateWorkbook } from "../../../src/workbook/annotate/annotate.js";
import { type RawWorkbook, rawWorkbook, SHEET } from "../../fixtures/raw-workbook.js";
import { RICH, richWorkbook } from "../../fixtures/rich-workbook.js";
import { finding, resultOf } from "./marked.js";

const problemOf = async (bytes: Uint8Array, where = "表!B2") => {
  const answer = await annotateWorkbook(bytes, resultOf(finding(where)));
  return answer instanceof Uint8Array ? "marked" : [answer.code, answer.data.reason];
};

describe("a file that cannot be marked is a coded problem", () => {
  test.each([
    ["nothing", new Uint8Array(), ["file/empty", undefined]],
    ["a text", new TextEncoder().encode("a,b"), ["file/not-a-workbook", undefined]],
    ["half a workbook", rawWorkbook().subarray(0, 900), ["file/truncated", undefined]],
  ])("%s", async (_, bytes, problem) => {
    expect(await problemOf(bytes)).toEqual(problem);
  });

  test.each<[string, RawWorkbook]>([
    ["no cells", { parts: { [SHEET]: (part) => part.replace(/<sheetData>.*<\/sheetData>/, "") } }],
    ["tags that do not match", { sheets: { 表: '<row r="2"></c></row>' } }],
    ["a tag in a tag", { sheets: { 表: '<row r="2"><c <v/></row>' } }],
    ["an end that is missing", { parts: { [SHEET]: (part) => part.replace("</worksheet>", "") } }],
    ["an attribute without quotes", { sheets: { 表: '<row r="2"><c r=B2/></row>' } }],
    [
      "a character that XML does not have",
      { sheets: { 表: '<row r="2"><c r="B2"/>\u0001</row>' } },
    ],
    [
      "an attribute of a cell without a value",
      { sheets: { 表: '<row r="2"><c r="B2" s/></row>' } },
    ],
    ["styles that are no XML", { parts: { "xl/styles.xml": "<styleSheet>" } }],
  ])("a workbook with %s", async (_, raw) => {
    expect(await problemOf(rawWorkbook(raw))).toEqual(["file/corrupt", "markup"]);
  });

  test.each<[string, RawWorkbook]>([
    ["rows out of order", { sheets: { 表: '<row r="3"/><row r="2"/>' } }],
    ["cells out of order", { sheets: { 表: '<row r="2"><c r="C2"/><c r="A2"/></row>' } }],
    ["a cell of another row", { sheets: { 表: '<row r="2"><c r="A3"/></row>' } }],
  ])("a workbook with %s", async (_, raw) => {
    expect(await problemOf(rawWorkbook(raw))).toEqual(["file/corrupt", "cell-reference"]);
  });

  test("a document type is refused, as where a workbook is read", async () => {
    const raw = {
      parts: { [SHEET]: (part: string) => part.replace("<worksheet", "<!DOCTYPE a><worksheet") },
    };
    expect(await problemOf(rawWorkbook(raw))).toEqual(["file/doctype", undefined]);
  });

  test.each([
    ["notes", { [RICH.comments]: "<comments/>" }],
    ["a drawing", { [RICH.vml]: "" }],
  ])("%s that hold nothing of what they should", async (_, changes) => {
    expect(await problemOf(richWorkbook(changes), "It's 备注!C2")).toEqual([
      "file/corrupt",
      "markup",
    ]);
  });
});

describe("what is meant to take long does not", () => {
  const LONG = 300_000;

  test.each<[string, string]>([
    ["spaces in a tag", `<row r="2"><c r="B2"${" ".repeat(LONG)}/></row>`],
    ["attributes", `<row r="2"><c r="B2"${' a="b"'.repeat(LONG / 10)}/></row>`],
    [
      "merged areas",
      `<row r="2"><c r="B2"/></row></sheetData><mergeCells>${'<mergeCell ref="C3:D4"/>'.repeat(LONG / 30)}</mergeCells><sheetData>`,
    ],
  ])("%s", async (_, rows) => {
    const answer = await problemOf(rawWorkbook({ sheets: { 表: rows } }));
    expect(["marked", ["file/corrupt", "markup"]]).toContainEqual(answer);
  });

  test.each([
    ["a format of spaces", `<cellXfs><xf numFmtId="0"${" ".repeat(LONG)}/></cellXfs>`],
    [
      "a fill of names",
      `<fills><fill>${"<fgColor />".repeat(LONG / 10)}</fill></fills><cellXfs><xf/></cellXfs>`,
    ],
  ])("%s", async (_, styles) => {
    expect(await problemOf(rawWorkbook({ styles }))).toBe("marked");
  });

  test("a drawing of openings", async () => {
    const vml = `<xml>${"<v:shape <idmap ".repeat(LONG / 10)}</xml>`;
    expect(await problemOf(richWorkbook({ [RICH.vml]: vml }), "It's 备注!C2")).toBe("marked");
  });
});
