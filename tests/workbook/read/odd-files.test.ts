import { describe, expect, test } from "vitest";
import { toAddress } from "../../../src/model/address.js";
import type { WorkbookContent } from "../../../src/workbook/content.js";
import { type Opened, openSubmission } from "../../../src/workbook/open.js";
import { bytesOf, contentOf, ERC, REAL_FILE } from "../../fixtures/erc-annual.js";
import { ODD_CELLS } from "./odd-cells.js";
import { ODD_MARKUP } from "./odd-markup.js";
import { ODD_PARTS } from "./odd-parts.js";
import { ODD_SURROUNDINGS } from "./odd-surroundings.js";
import { pack, partsOf, rewrite, SHEETS } from "./package-parts.js";
import { SAMPLE, SAMPLE_CELLS } from "./sample.js";

const SAMPLE_PARTS = partsOf(SAMPLE);
const REAL = bytesOf(REAL_FILE);
/** Without the live checks, which nobody reads and which are most of the file. */
const REAL_PARTS = rewrite(partsOf(REAL), /sheet8\.xml$/, (xml) =>
  xml.replace(/<sheetData>.*<\/sheetData>/s, "<sheetData/>"),
);
const OPENED = await openSubmission(REAL, [ERC], "甲.xlsx");

const cellsOf = ({ sheets }: WorkbookContent) =>
  sheets.flatMap(({ name, rows }) =>
    [...rows].flatMap(([row, cells]) =>
      [...cells].map(([column, content]) => [`${name}!${toAddress(row, column)}`, content]),
    ),
  );

const isSame = (file: Uint8Array, other: Uint8Array): boolean => Buffer.from(file).equals(other);

test("the sample is read as it was written", async () => {
  expect(cellsOf(await contentOf(SAMPLE))).toEqual(SAMPLE_CELLS);
});

describe.each([
  ["markup", ODD_MARKUP],
  ["cells", ODD_CELLS],
  ["surroundings", ODD_SURROUNDINGS],
  ["parts", ODD_PARTS],
])("odd but honest %s", (_, oddities) => {
  const cases = oddities.map(([name, write]) => ({ name, write }));

  test.each(cases)("$name: the same cells, sheets and names", async ({ write }) => {
    const file = write(SAMPLE_PARTS);
    expect(isSame(file, pack(SAMPLE_PARTS))).toBe(false);
    const content = await contentOf(file);
    expect(cellsOf(content)).toEqual(SAMPLE_CELLS);
    expect(content.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["表", false],
      ["另表", false],
    ]);
    expect(content.names.get("hb_总经费")).toEqual({
      kind: "cell",
      sheet: "表",
      row: 4,
      column: 2,
    });
  });

  test.each(cases)("$name: the same answers of the real form", async ({ write }) => {
    const file = write(REAL_PARTS);
    expect(isSame(file, pack(REAL_PARTS))).toBe(false);
    expect(await openSubmission(file, [ERC], "甲.xlsx")).toEqual(OPENED);
  });
});

describe("numbers that are kept as texts have the same values", () => {
  const wide = (text: string) =>
    text.replace(/[\d.-]/g, (sign) =>
      "０１２３４５６７８９．－".charAt("0123456789.-".indexOf(sign)),
    );
  const spellings: readonly (readonly [string, (number: string) => string])[] = [
    ["as they are", (number) => number],
    ["among spaces and line breaks", (number) => `　${number}&#160;_x000D_\n`],
    ["in full width", wide],
    ["with the apostrophe of Excel", (number) => `'${number}`],
  ];

  test.each(spellings)("%s", async (_, spell) => {
    const file = pack(
      rewrite(REAL_PARTS, SHEETS, (xml) =>
        xml.replace(
          /<c( r="[A-Z]+\d+"(?: s="\d+")?)><v>([^<]*)<\/v>/g,
          (_cell, attributes: string, number: string) =>
            `<c${attributes} t="str"><v>${spell(number)}</v>`,
        ),
      ),
    );
    const opened = await openSubmission(file, [ERC], "甲.xlsx");
    expect(valuesOf(opened)).toEqual(valuesOf(OPENED));
    if (opened.kind === "problem") throw new Error(opened.code);
    const rules = opened.submission.findings.map(({ rule }) => rule);
    expect(rules.length).toBeGreaterThan(20);
    expect(new Set(rules)).toEqual(new Set(["normalised"]));
  });
});

function valuesOf(opened: Opened): unknown {
  if (opened.kind === "problem") return opened;
  const { fields, tables } = opened.submission;
  return [
    [...fields].map(([name, { value }]) => [name, value]),
    [...tables].map(([name, { rows }]) => [
      name,
      rows.map((row) => [...row].map(([column, { value }]) => [column, value])),
    ]),
  ];
}
