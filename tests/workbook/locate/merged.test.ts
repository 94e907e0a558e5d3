import { describe, expect, test } from "vitest";
import type { Submission } from "../../../src/model/submission.js";
import { readSubmission } from "../../../src/workbook/submission.js";
import {
  clearCell,
  contentAt,
  copyRow,
  dropNames,
  type Edit,
  edit,
  insertRow,
  pointName,
  setCell,
} from "../../fixtures/edit-workbook.js";
import { ERC, realWorkbook } from "../../fixtures/erc-annual.js";
import { flatField, shown } from "../../fixtures/shown.js";

const REAL = await realWorkbook();
const SHEET = "仪器设备";
/** The row of the table's header, and its headers. */
const HEADER = 11;
const COLUMNS = ["A", "B", "C", "D", "E", "F"];
const readAfter = (...edits: readonly Edit[]): Submission =>
  readSubmission(edit(REAL, ...edits), ERC, "甲.xlsx");
const BEFORE = readAfter();

/** What is said about finding cells, and every answer. */
const told = ({ fields, tables, findings }: Submission) => ({
  located: findings.filter(({ rule }) => rule !== "normalised").map(flatField),
  fields: [...fields].map(([name, { value }]) => [name, shown(value)]),
  tables: [...tables].map(([name, { rows, none, read }]) => [
    name,
    none,
    read,
    rows.map((row) => [...row.values()].map(({ value }) => shown(value))),
  ]),
});

/** In a merged area only the first cell holds anything. */
const moveText =
  (sheet: string, from: string, to: string): Edit =>
  (workbook) => {
    const content = contentAt(workbook, sheet, from);
    if (!content) throw new Error(`nothing in ${sheet}!${from}`);
    return edit(workbook, setCell(sheet, to, content), clearCell(sheet, from));
  };

/** Headers of these columns move down into a new row, below a group's caption. */
const splitBelow = (...columns: readonly string[]): Edit[] => [
  insertRow(SHEET, HEADER + 1),
  ...columns.map((column) => moveText(SHEET, `${column}${HEADER}`, `${column}${HEADER + 1}`)),
  setCell(SHEET, `${columns[0]}${HEADER}`, "购置情况"),
];

/** Headers of these columns move up into a new row, beside a group's caption. */
const splitAbove = (...columns: readonly string[]): Edit[] => [
  insertRow(SHEET, HEADER),
  ...columns.map((column) => moveText(SHEET, `${column}${HEADER + 1}`, `${column}${HEADER}`)),
  setCell(SHEET, `${COLUMNS.find((column) => !columns.includes(column))}${HEADER}`, "设备情况"),
];

const cases: readonly (readonly [string, readonly Edit[]])[] = [
  ["a label merged with its number", [moveText("统计表", "B15", "A15")]],
  [
    "all labels of a section merged with their numbers",
    [15, 16, 17].map((row) => moveText("统计表", `B${row}`, `A${row}`)),
  ],
  [
    "numbers merged under one text",
    [setCell("统计表", "A15", "当年经费"), clearCell("统计表", "A16"), clearCell("统计表", "A17")],
  ],
  ["a value merged with its unit", [clearCell("统计表", "D15")]],
  ["a header of which the last two columns are a group", splitBelow("E", "F")],
  ["a header of which half is a group", splitBelow("D", "E", "F")],
  [
    "a header of which most is a group",
    [...splitAbove("A", "B"), pointName("hb_t_仪器设备", SHEET, `A${HEADER}`)],
  ],
  ["a header of which all but one is a group", splitAbove("C")],
  [
    "a row of groups above the whole header",
    [
      insertRow(SHEET, HEADER),
      setCell(SHEET, `A${HEADER}`, "设备情况"),
      setCell(SHEET, `D${HEADER}`, "购置情况"),
    ],
  ],
];

describe("what is merged changes no answer, with defined names and by the labels alone", () => {
  test.each(cases)("%s", (_, edits) => {
    expect(told(readAfter(...edits))).toEqual(told(BEFORE));
    expect(told(readAfter(...edits, dropNames()))).toEqual(told(BEFORE));
  });
});

describe("a header of two rows", () => {
  test("that is repeated, as for printing, is no row of answers", () => {
    const edits = [
      ...splitBelow("E", "F"),
      insertRow(SHEET, 15, 2),
      copyRow(SHEET, HEADER, 15),
      copyRow(SHEET, HEADER + 1, 16),
    ];
    expect(told(readAfter(...edits))).toEqual({
      ...told(BEFORE),
      located: [["label-repeated", "warning", "A12", "仪器设备"]],
    });
  });

  test("begins its answers below the second", () => {
    const table = readAfter(...splitBelow("E", "F")).tables.get("仪器设备");
    expect(table?.place.address).toBe("A13");
    expect(table?.rows[0]?.get("购买单价")?.place.address).toBe("E13");
  });
});

describe("a row of answers is no second row of a header", () => {
  const columnMissing = [["column-missing", "error", "A11", "仪器设备"]];
  const count = BEFORE.tables.get("仪器设备")?.rows.length ?? 0;

  test.each<[string, readonly Edit[], number]>([
    ["with the words of a header among others", [setCell(SHEET, "C12", "型号")], count],
    [
      "with nothing but the words of a header, under another one",
      [insertRow(SHEET, 12), setCell(SHEET, "A12", "型号")],
      count + 1,
    ],
  ])("%s", (_, edits, expected) => {
    const submission = readAfter(setCell(SHEET, "C11", "规格"), ...edits);
    expect(told(submission).located).toEqual(columnMissing);
    const rows = submission.tables.get("仪器设备")?.rows ?? [];
    expect(rows.length).toBe(expected);
    for (const row of rows) expect(shown(row.get("型号")?.value)).toBe("(unknown)");
  });
});
