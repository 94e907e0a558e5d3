import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { readWorkbook } from "../../../src/workbook/read/read.js";
import { viewWorkbook } from "../../../src/workbook/view/view-workbook.js";
import {
  BROKEN_ARCHIVES,
  BROKEN_MARKUP,
  GREEDY,
  ODD_ARCHIVES,
  OTHER_FILES,
} from "../../fixtures/hostile.js";
import { rawWorkbook } from "../../fixtures/raw-workbook.js";
import { mergesOf, viewed, viewedSheet } from "./viewed.js";

// Packing a bomb takes longer than refusing it.
vi.setConfig({ testTimeout: 60_000 });

const CORNERS = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>';
const mergeCell = (row: number): string => `<mergeCell ref="A${row}:C${row}"/>`;

describe("a hostile file has the problem that reading it has, or a view", () => {
  const files = [OTHER_FILES, BROKEN_ARCHIVES, ODD_ARCHIVES, BROKEN_MARKUP, GREEDY].flat();
  test.each(files.map(([name, bytes]) => ({ name, bytes })))("$name", async ({ bytes }) => {
    const file = bytes();
    const read = await readWorkbook(file);
    const view = await viewWorkbook(file);
    const shown = "kind" in view ? view : view[0]?.rows.get(1)?.get(1);
    expect(shown).toEqual("kind" in read ? read : { text: "1", isNumber: true });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe("what is kept of a sheet's looks is bounded", () => {
  test("a width of a million columns is one of the columns in use", async () => {
    const before = '<cols><col min="1" max="1000000" width="20"/></cols>';
    const { widths } = await viewedSheet({
      before,
      after: `<mergeCells>${mergeCell(2)}</mergeCells>`,
    });
    expect([...widths]).toEqual([
      [1, 20],
      [2, 20],
      [3, 20],
    ]);
  });

  test("20,000 widths of all columns are 16,384 widths", async () => {
    const before = `<cols>${'<col min="1" max="16384" width="20"/>'.repeat(20_000)}</cols>`;
    const { widths } = await viewedSheet({ before }, { sheets: { 表: CORNERS } });
    expect([widths.size, widths.get(16_384)]).toEqual([16_384, 20]);
  });

  test("a merge of the whole sheet is one area", async () => {
    const after = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>';
    const sheet = await viewedSheet({ after });
    expect(mergesOf(sheet)).toEqual([[1, 1, 1_048_576, 16_384]]);
    expect(sheet.rows.size).toBe(1);
  });

  test("of 20,000 merges the first 10,000 are shown", async () => {
    const cells = Array.from({ length: 20_000 }, (_, index) => mergeCell(index + 1)).join("");
    const { merges } = await viewedSheet({ after: `<mergeCells>${cells}</mergeCells>` });
    expect(merges).toHaveLength(10_000);
    expect(merges[9_999]).toEqual({ row: 10_000, column: 1, rows: 1, columns: 3 });
  });

  test("20,000 merges on top of each other are one", async () => {
    const after = `<mergeCells>${mergeCell(1).repeat(20_000)}</mergeCells>`;
    expect(mergesOf(await viewedSheet({ after }))).toEqual([[1, 1, 1, 3]]);
  });

  test("many sheets have no more than one may have", async () => {
    const names = Array.from({ length: 20 }, (_, index) => `s${index}`);
    const merges = Array.from({ length: 1_000 }, (_, index) => mergeCell(index + 1)).join("");
    const bend = (xml: string) =>
      xml.replace("<sheetData>", '<cols><col min="1" max="16384" width="20"/></cols><sheetData>');
    const sheets = await viewed(
      rawWorkbook({
        sheets: Object.fromEntries(names.map((name) => [name, CORNERS])),
        parts: Object.fromEntries(
          names.map((_, index) => [`xl/worksheets/sheet${index + 1}.xml`, bend]),
        ),
        afterData: `<mergeCells>${merges}</mergeCells>`,
      }),
    );
    expect(sheets).toHaveLength(20);
    expect(sheets.reduce((sum, sheet) => sum + sheet.widths.size, 0)).toBe(100_000);
    expect(sheets.reduce((sum, sheet) => sum + sheet.merges.length, 0)).toBe(10_000);
    expect(sheets.at(-1)?.rows.get(1)?.size).toBe(2);
  });
});

test("damaged bytes never throw: what reads is viewed, what does not has the same problem", async () => {
  const sound = rawWorkbook({
    strings: "<si><t>总经费</t></si>",
    afterData: `<mergeCells>${mergeCell(1)}</mergeCells>`,
  });
  const damage = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), {
    minLength: 1,
    maxLength: 8,
  });
  const outcomes = new Set<boolean>();
  await fc.assert(
    fc.asyncProperty(damage, async (changes) => {
      const bytes = sound.slice();
      for (const [at, byte] of changes) bytes[at] = byte;
      const read = await readWorkbook(bytes);
      const view = await viewWorkbook(bytes);
      outcomes.add("kind" in read);
      if ("kind" in read) expect(view).toEqual(read);
      else expect(view).toHaveLength(read.sheets.length);
    }),
    { numRuns: 300 },
  );
  expect(outcomes.size).toBe(2);
});
