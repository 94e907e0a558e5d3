import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rowsOf } from "../../src/trends/rows.js";
import { periodsOf, seriesOf, unitsOf } from "../../src/trends/series.js";
import type { SeriesRow } from "../../src/trends/series-row.js";
import { reordered, smallDataset } from "../fixtures/small-dataset.js";
import { arbitraryAnswers, arbitraryOrder } from "./arbitrary-answers.js";

const rowsOfSeries = (...given: Parameters<typeof seriesOf>): SeriesRow[] =>
  rowsOf<SeriesRow>(seriesOf(...given));

const brief = (rows: readonly SeriesRow[]) =>
  rows.map(({ unit, period, value, state }) => [unit, period, value, state]);

const DATASET = smallDataset(
  [
    ["乙", 2018, "额", 12],
    ["甲", 2018, "额", 10],
    ["甲", 2020, "额", "none"],
    ["乙", 2020, "额", { flagged: 30 }],
    ["乙", 2021, "额", "blank"],
    ["甲", 2021, "额", "unreadable"],
    ["甲", 2021, "数", 4],
  ],
  { units: { 甲: "一组", 丁: "一组", 乙: "二组" } },
);

describe("a series", () => {
  test("has one row for each unit and whole period, in the order of the table of units", () => {
    expect(brief(rowsOfSeries(DATASET, "额"))).toEqual([
      ["甲", 2018, 10, "reported"],
      ["甲", 2019, null, "absent"],
      ["甲", 2020, 0, "none"],
      ["甲", 2021, null, "unreadable"],
      ["乙", 2018, 12, "reported"],
      ["乙", 2019, null, "absent"],
      ["乙", 2020, 30, "flagged"],
      ["乙", 2021, null, "blank"],
    ]);
  });

  test("leaves out units that never submitted, and knows the groups of the others", () => {
    expect(unitsOf(DATASET)).toEqual([
      { unit: "甲", group: "一组" },
      { unit: "乙", group: "二组" },
    ]);
    expect(rowsOfSeries(DATASET, "额").map(({ group }) => group)).toContain("二组");
  });

  test("can be of some units and periods, also of periods nobody submitted", () => {
    const rows = rowsOfSeries(DATASET, "额", { units: ["乙", "不存在"], from: 2020, to: 2022 });
    expect(brief(rows)).toEqual([
      ["乙", 2020, 30, "flagged"],
      ["乙", 2021, null, "blank"],
      ["乙", 2022, null, "absent"],
    ]);
  });

  test("leads to the cell, and says how many findings are on it", () => {
    const dataset = smallDataset([["甲", 2020, "额", { flagged: 5 }]], {
      findings: [
        { unit: "甲", period: 2020, field: "额", check: "合计", severity: "error" },
        { unit: "甲", period: 2020, field: "额", check: "上年", severity: "warning" },
        { unit: "甲", period: 2020, field: "数", check: "别的", severity: "error" },
      ],
    });
    expect(rowsOfSeries(dataset, "额")[0]).toMatchObject({
      submission: 0,
      file: "甲2020.xlsx",
      sheet: "表一",
      cell: "C2",
      findings: 2,
      others: null,
    });
  });

  test("of a field a version does not ask for is absent, though there is a workbook", () => {
    const [row] = rowsOfSeries(DATASET, "数", { units: ["甲"], from: 2018, to: 2018 });
    expect(row).toMatchObject({ value: null, state: "absent", file: "甲2018.xlsx", cell: null });
  });

  test("of a dataset without submissions has no rows, but its columns", () => {
    const series = seriesOf(smallDataset([]), "额");
    expect(series.numRows()).toBe(0);
    expect(series.columnNames()).toContain("others");
    expect(periodsOf(smallDataset([]))).toEqual([]);
  });
});

describe("several workbooks of one unit and period", () => {
  test("that agree are as good as one", () => {
    const dataset = smallDataset([
      ["甲", 2020, "额", 1204, "甲.xlsx"],
      ["甲", 2020, "额", 1204, "乙.xlsx"],
    ]);
    expect(rowsOfSeries(dataset, "额")).toMatchObject([
      { value: 1204, state: "reported", file: "甲.xlsx", others: null },
    ]);
  });

  test("that differ give no value, and both are shown", () => {
    const dataset = smallDataset([
      ["甲", 2020, "额", 1204, "甲.xlsx"],
      ["甲", 2020, "额", 1240, "乙.xlsx"],
    ]);
    expect(rowsOfSeries(dataset, "额")).toMatchObject([
      { value: null, state: "conflicting", others: "1204（甲.xlsx）、1240（乙.xlsx）" },
    ]);
  });

  test.each([
    ["none" as const, "1204（甲.xlsx）、无（乙.xlsx）"],
    ["blank" as const, "1204（甲.xlsx）、空白（乙.xlsx）"],
    [{ flagged: 1204 }, "1204（甲.xlsx）、1204 待核实（乙.xlsx）"],
  ])("that differ in kind do not agree: %j", (answer, others) => {
    const dataset = smallDataset([
      ["甲", 2020, "额", 1204, "甲.xlsx"],
      ["甲", 2020, "额", answer, "乙.xlsx"],
    ]);
    expect(rowsOfSeries(dataset, "额")).toMatchObject([{ state: "conflicting", others }]);
  });
});

describe("laws of series", () => {
  test("the order of the rows of a dataset changes nothing", () => {
    fc.assert(
      fc.property(arbitraryAnswers, arbitraryOrder, (answers, order) => {
        const units = { 甲: null, 乙: null, 丙: null };
        const dataset = smallDataset(answers, { units });
        expect(rowsOfSeries(reordered(dataset, order), "额")).toEqual(rowsOfSeries(dataset, "额"));
      }),
    );
  });

  test("a period without a workbook is a gap, never zero", () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const dataset = smallDataset(answers);
        const told = new Set(answers.map(([unit, period]) => `${unit}${period}`));
        for (const { unit, period, value, state } of rowsOfSeries(dataset, "额")) {
          if (!told.has(`${unit}${period}`)) expect([value, state]).toEqual([null, "absent"]);
        }
      }),
    );
  });
});
