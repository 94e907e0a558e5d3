import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rowsOf } from "../../src/trends/rows.js";
import { seriesOf } from "../../src/trends/series.js";
import {
  summarizeYearOverYear,
  type YearOverYearRow,
  yearOverYear,
} from "../../src/trends/year-over-year.js";
import {
  reordered,
  type SmallAnswer,
  type SmallRow,
  smallDataset,
} from "../fixtures/small-dataset.js";
import { arbitraryAnswers, arbitraryOrder } from "./arbitrary-answers.js";
import { AMOUNT } from "./indicator.js";

/** The answers of one unit in consecutive years from 2018; undefined: no workbook. */
const unitOf = (unit: string, answers: readonly (SmallAnswer | undefined)[]): SmallRow[] =>
  answers.flatMap((answer, at) => (answer === undefined ? [] : [[unit, 2018 + at, "额", answer]]));

const compared = (answers: readonly SmallRow[], baseYear?: number): YearOverYearRow[] =>
  rowsOf<YearOverYearRow>(yearOverYear(seriesOf(smallDataset(answers), "额"), { baseYear }));

describe("year over year", () => {
  test("is the difference, its share of the base, and an index", () => {
    const rows = compared(unitOf("甲", [200, 250, 220]));
    expect(rows).toMatchObject([
      { base: null, change: null, percent: null, index: 100, reason: "no-base" },
      // 250 − 200 = 50; 50 / 200 = 0.25; 250 / 200 = 1.25
      { base: 200, change: 50, percent: 0.25, index: 125, reason: null },
      // 220 − 250 = −30; −30 / 250 = −0.12; 220 / 200 = 1.1
      { base: 250, change: -30, percent: -0.12, reason: null },
    ]);
    expect(rows[2]?.index).toBeCloseTo(110, 10);
  });

  test.each([
    [undefined, "base-absent"],
    ["blank", "base-blank"],
    ["unreadable", "base-unreadable"],
    [{ flagged: 10 }, "base-flagged"],
  ] as const)("against %j gives nothing, and says why", (base, reason) => {
    const rows = compared([...unitOf("甲", [5, base, 20]), ["乙", 2019, "额", 1]]);
    expect(rows.find(({ unit, period }) => unit === "甲" && period === 2020)).toMatchObject({
      value: 20,
      change: null,
      percent: null,
      reason,
    });
  });

  test("against disagreeing workbooks gives nothing", () => {
    const rows = compared([
      ["甲", 2018, "额", 1, "a.xlsx"],
      ["甲", 2018, "额", 2, "b.xlsx"],
      ["甲", 2019, "额", 3],
    ]);
    expect(rows.map(({ reason }) => reason)).toEqual(["conflicting", "base-conflicting"]);
  });

  test.each([0, "none"] as const)("from %j gives the change, but no percentage", (base) => {
    expect(compared(unitOf("甲", [base, 7]))[1]).toMatchObject({
      base: 0,
      change: 7,
      percent: null,
      reason: "base-zero",
      index: null,
      indexReason: "base-zero",
    });
  });

  test("of a flagged value still has numbers; its state says what they are worth", () => {
    expect(compared(unitOf("甲", [10, { flagged: 15 }]))[1]).toMatchObject({
      state: "flagged",
      change: 5,
      percent: 0.5,
      index: 150,
    });
  });

  test("relates a rise from a negative base to its size: −10 to −5 is +50%", () => {
    // (−5 − −10) / |−10| = 0.5
    expect(compared(unitOf("甲", [-10, -5]))[1]).toMatchObject({
      change: 5,
      percent: 0.5,
      index: 150,
    });
  });

  test("takes the base year that is asked for; without a value there it has no index", () => {
    const answers = [...unitOf("甲", [50, 100, 80]), ...unitOf("乙", [50, undefined, 80])];
    const rows = compared(answers, 2019);
    expect(rows.map(({ unit, index, indexReason }) => [unit, index, indexReason])).toEqual([
      ["甲", 50, null],
      ["甲", 100, null],
      ["甲", 80, null],
      ["乙", null, "base-absent"],
      ["乙", null, "absent"],
      ["乙", null, "base-absent"],
    ]);
  });
});

describe("laws of year over year", () => {
  test("the index is 100 in the base year wherever it is known; changes add up", () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        for (const row of compared(answers)) {
          if (row.period === row.indexBase && row.index !== null) expect(row.index).toBe(100);
          if (row.change !== null)
            expect((row.base ?? 0) + row.change).toBeCloseTo(row.value ?? 0, 9);
          expect(row.reason === null).toBe(row.change !== null && row.percent !== null);
          expect(row.indexReason === null).toBe(row.index !== null);
        }
      }),
    );
  });

  test("the order of the rows of a dataset changes nothing", () => {
    fc.assert(
      fc.property(arbitraryAnswers, arbitraryOrder, (answers, order) => {
        const dataset = smallDataset(answers);
        const again = yearOverYear(seriesOf(reordered(dataset, order), "额"));
        expect(rowsOf(again)).toEqual(rowsOf(yearOverYear(seriesOf(dataset, "额"))));
      }),
    );
  });
});

describe("the summary of year over year", () => {
  const summary = (answers: readonly SmallRow[], language?: "en") =>
    summarizeYearOverYear(yearOverYear(seriesOf(smallDataset(answers), "额")), AMOUNT, language);

  test("tells one unit's newest change and its greatest rise", () => {
    expect(summary(unitOf("甲", [100, 150, 120]))).toBe(
      "甲 2020 年金额 120 万元，比上年下降 20.0%；增幅最大的是 2019 年，50.0%。",
    );
  });

  test("says why there is nothing to compare with", () => {
    expect(summary(unitOf("甲", [100, undefined, 120]))).toBe(
      "甲 2020 年金额 120 万元，无法与上年比较（基期缺报）。",
    );
    expect(summary(unitOf("甲", ["none", 120]))).toBe(
      "甲 2019 年金额 120 万元，比上年增加 120 万元（上年为零）。",
    );
  });

  test("counts where there are many", () => {
    const many = ["甲", "乙", "丙", "丁"].flatMap((unit, at) => unitOf(unit, [10, 9 + at]));
    expect(summary(many)).toBe(
      "2019 年金额与上年相比：2 个单位增加，1 个减少，1 个持平，0 个无法比较。",
    );
  });

  test.each([
    [
      unitOf("甲", [100, 150, 120]),
      "甲: 金额 was 120 万元 in 2020, down 20.0% on the previous year; " +
        "the largest increase was 50.0%, in 2019.",
    ],
    [
      unitOf("甲", [100, undefined, 120]),
      "甲: 金额 was 120 万元 in 2020, not comparable with the previous year (base period not submitted).",
    ],
    [
      unitOf("甲", ["none", 120]),
      "甲: 金额 was 120 万元 in 2019, up 120 万元 on the previous year, which was zero.",
    ],
    [
      [...unitOf("甲", [5, 5]), ...unitOf("乙", ["blank"])],
      "甲: 金额 was 5 万元 in 2019, unchanged from the previous year. 乙 has no data for “金额”.",
    ],
    [
      ["甲", "乙", "丙", "丁"].flatMap((unit, at) => unitOf(unit, [10, 9 + at])),
      "In 2019, against the previous year, 金额 is up in 2 units, down in 1, unchanged in 1 " +
        "and not comparable in 0.",
    ],
  ])("says it in English", (answers, expected) => {
    expect(summary(answers, "en")).toBe(expected);
  });

  test("says that one period shows no change", () => {
    expect(summary(unitOf("甲", [100]))).toBe("“金额”只有 2018 年一个报告期的数据，看不出变化。");
  });
});
