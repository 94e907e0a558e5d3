import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toAddress } from "../../../src/model/address.js";
import { MAIN, type RawWorkbook, rawWorkbook, SHEET } from "../../fixtures/raw-workbook.js";
import { mergesOf, viewed, viewedSheet } from "./viewed.js";

const TO_E = '<row r="1"><c r="A1"><v>1</v></c><c r="E1"><v>1</v></c></row>';
const FIVE_COLUMNS: RawWorkbook = { sheets: { 表: TO_E } };

const widths = async (cols: string, raw = FIVE_COLUMNS): Promise<[number, number][]> => [
  ...(await viewedSheet({ before: `<cols>${cols}</cols>` }, { ...raw })).widths,
];

const merges = async (...references: readonly string[]): Promise<number[][]> =>
  mergesOf(await viewedSheet({ after: mergeCells(references) }));

const mergeCells = (references: readonly string[]): string =>
  `<mergeCells>${references.map((reference) => `<mergeCell ref="${reference}"/>`).join("")}</mergeCells>`;

describe("widths", () => {
  test.each<[string, string, [number, number][]]>([
    ["of one column", '<col min="2" max="2" width="20"/>', [[2, 20]]],
    [
      "of a range",
      '<col min="2" max="4" width="20.7109375" customWidth="1"/>',
      [
        [2, 20.7109375],
        [3, 20.7109375],
        [4, 20.7109375],
      ],
    ],
    ["of a hidden column", '<col min="1" max="1" width="20" hidden="1"/>', [[1, 0]]],
    ["of a column hidden in words", '<col min="1" max="1" width="20" hidden="true"/>', [[1, 0]]],
    ["of a hidden column without one", '<col min="1" max="1" hidden="1"/>', [[1, 0]]],
    ["of a column not hidden", '<col min="1" max="1" width="20" hidden="0"/>', [[1, 20]]],
    ["wider than Excel has them", '<col min="1" max="1" width="1e9"/>', [[1, 255]]],
    ["without a width", '<col min="1" max="1" style="3"/>', []],
    ["that are negative", '<col min="1" max="1" width="-4"/>', []],
    ["that are no numbers", '<col min="1" max="1" width="wide"/>', []],
    ["that are empty", '<col min="1" max="1" width=""/>', []],
    ["of no column", '<col width="9"/>', []],
    ["of column 0", '<col min="0" max="1" width="9"/>', []],
    ["of half a column", '<col min="1.5" max="2" width="9"/>', []],
    ["of a range that goes back", '<col min="3" max="2" width="9"/>', []],
    ["beyond the last cell", '<col min="6" max="9" width="9"/>', []],
    [
      "out of order",
      '<col min="4" max="4" width="40"/><col min="2" max="2" width="20"/>',
      [
        [2, 20],
        [4, 40],
      ],
    ],
    [
      "of ranges that overlap",
      '<col min="1" max="3" width="10"/><col min="2" max="4" width="20"/>',
      [
        [1, 10],
        [2, 10],
        [3, 10],
        [4, 20],
      ],
    ],
  ])("%s", async (_, cols, expected) => {
    expect(await widths(cols)).toEqual(expected);
  });

  test("end with the last cell, or the last column of a merged area", async () => {
    const before = '<cols><col min="1" max="16384" width="9"/></cols>';
    const plain = await viewedSheet({ before }, FIVE_COLUMNS);
    const merged = await viewedSheet({ before, after: mergeCells(["A3:G3"]) }, FIVE_COLUMNS);
    expect([plain.widths.size, merged.widths.size]).toEqual([5, 7]);
  });
});

test.each([
  ["none", "", 8.43],
  ["its own", '<sheetFormatPr defaultColWidth="12.25" defaultRowHeight="15"/>', 12.25],
  ["its own before a base", '<sheetFormatPr baseColWidth="10" defaultColWidth="12"/>', 12],
  ["a base, to which margins come", '<sheetFormatPr baseColWidth="10"/>', 10.43],
  ["the usual base", '<sheetFormatPr baseColWidth="8" defaultRowHeight="15"/>', 8.43],
  ["heights only", '<sheetFormatPr defaultRowHeight="15"/>', 8.43],
  ["zero", '<sheetFormatPr defaultColWidth="0"/>', 8.43],
  ["nonsense", '<sheetFormatPr defaultColWidth="-1" baseColWidth="x"/>', 8.43],
])("the default width of a sheet that states %s", async (_, before, expected) => {
  expect((await viewedSheet({ before })).defaultWidth).toBe(expected);
});

describe("merged areas", () => {
  test.each<[string, number[]]>([
    ["A1:C3", [1, 1, 3, 3]],
    ["B2:B9", [2, 2, 8, 1]],
    ["A1:XFD1048576", [1, 1, 1_048_576, 16_384]],
    ["XFC1048575:ZZZ9999999", [1_048_575, 16_383, 2, 2]],
  ])("%s", async (reference, area) => {
    expect(await merges(reference)).toEqual([area]);
  });

  test.each([
    "A1",
    "A1:A1",
    "C3:A1",
    "A3:C1",
    "A1:C3:E5",
    "A:C",
    "1:3",
    "$A$1:$C$3",
    "A0:C3",
    "A1:C",
    "表!A1:C3",
    "A1:AAAA3",
    "A1:#REF!",
    "ZZZ1:ZZZ9",
    "A1048577:B9999999",
    "XFD1:XFE1",
    ":",
    "",
    "9".repeat(100_000),
    ":".repeat(100_000),
  ])("%# are no areas and are ignored", async (reference) => {
    expect(await merges(reference, "B5:C6")).toEqual([[5, 2, 2, 2]]);
  });

  test("without a reference are ignored", async () => {
    const after = '<mergeCells><mergeCell/><mergeCell ref="B5:C6"/></mergeCells>';
    expect(mergesOf(await viewedSheet({ after }))).toEqual([[5, 2, 2, 2]]);
  });

  test("that overlap are left out in favour of the first", async () => {
    const kept = await merges("B2:C3", "C3:D4", "A1:XFD1048576", "D2:D3", "B2:C3", "B4:C4");
    expect(kept).toEqual([
      [2, 2, 2, 2],
      [2, 4, 2, 1],
      [4, 2, 1, 2],
    ]);
  });

  test("are those that marking cell by cell would keep", async () => {
    const area = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(3), fc.nat(3));
    await fc.assert(
      fc.asyncProperty(fc.array(area, { maxLength: 12 }), async (areas) => {
        const taken = new Set<string>();
        const expected: number[][] = [];
        for (const [row, column, rows, columns] of areas) {
          const cells = cellsOf(row, column, rows, columns);
          if (cells.length < 2 || cells.some((cell) => taken.has(cell))) continue;
          for (const cell of cells) taken.add(cell);
          expected.push([row + 1, column + 1, rows + 1, columns + 1]);
        }
        const references = areas.map(
          ([row, column, rows, columns]) =>
            `${toAddress(row + 1, column + 1)}:${toAddress(row + rows + 1, column + columns + 1)}`,
        );
        expect(await merges(...references)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});

describe("looks are read", () => {
  const BEFORE =
    '<sheetFormatPr defaultColWidth="12"/><cols><col min="1" max="1" width="20"/></cols>';
  const looks = (bend: (xml: string) => string) => {
    const put = (xml: string) => xml.replace("<sheetData>", `${BEFORE}<sheetData>`);
    const parts = { [SHEET]: (xml: string) => bend(put(xml)) };
    return rawWorkbook({ parts, afterData: mergeCells(["A1:B2"]) });
  };

  test.each([
    ["as Excel writes them", (xml: string) => xml],
    [
      "with a prefix for everything",
      (xml: string) => xml.replace(/<(\/?)(?=[a-z])/g, "<$1x:").replace("xmlns=", "xmlns:x="),
    ],
    [
      "in the strict namespaces",
      (xml: string) => xml.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    ],
    [
      "beside an extension with elements of the same names",
      (xml: string) =>
        xml.replace(
          "</worksheet>",
          '<extLst><ext><sheetFormatPr defaultColWidth="99"/><mergeCell ref="D1:E1"/></ext></extLst></worksheet>',
        ),
    ],
  ])("%s", async (_, bend) => {
    const [sheet] = await viewed(looks(bend));
    expect(sheet?.defaultWidth).toBe(12);
    expect([...(sheet?.widths ?? [])]).toEqual([[1, 20]]);
    expect(mergesOf(sheet)).toEqual([[1, 1, 2, 2]]);
  });

  test.each([
    ["a width without quotes", 'width="20"', "width=20"],
    ["an entity that nobody declared", 'ref="A1:B2"', 'ref="&nbsp;"'],
  ])("and given up where they cannot be: %s", async (_, sound, broken) => {
    const [sheet] = await viewed(looks((xml) => xml.replace(sound, broken)));
    expect(sheet?.rows.get(1)?.get(1)?.text).toBe("1");
    expect([sheet?.defaultWidth, sheet?.widths.size, sheet?.merges]).toEqual([8.43, 0, []]);
  });
});

function cellsOf(row: number, column: number, rows: number, columns: number): string[] {
  const down = Array.from({ length: rows + 1 }, (_, index) => row + index);
  const across = Array.from({ length: columns + 1 }, (_, index) => column + index);
  return down.flatMap((at) => across.map((beside) => `${at},${beside}`));
}
