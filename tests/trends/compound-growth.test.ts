import { describe, expect, test } from "vitest";
import {
  type CompoundGrowthRow,
  compoundGrowth,
  summarizeCompoundGrowth,
} from "../../src/trends/compound-growth.js";
import { rowsOf } from "../../src/trends/rows.js";
import { seriesOf } from "../../src/trends/series.js";
import { type SmallAnswer, smallDataset } from "../fixtures/small-dataset.js";
import { AMOUNT } from "./indicator.js";

const grown = (start: SmallAnswer | undefined, end: SmallAnswer | undefined) => {
  const dataset = smallDataset([
    ["乙", 2018, "额", 1],
    ["乙", 2020, "额", 1],
    ...(start === undefined ? [] : [["甲", 2018, "额", start] as const]),
    ["甲", 2019, "额", 999],
    ...(end === undefined ? [] : [["甲", 2020, "额", end] as const]),
  ]);
  const rows = rowsOf<CompoundGrowthRow>(compoundGrowth(seriesOf(dataset, "额")));
  return rows.find(({ unit }) => unit === "甲");
};

describe("compound growth", () => {
  test("is the steady yearly growth between both ends", () => {
    // 100 × 1.2 × 1.2 = 144, in two years
    const row = grown(100, 144);
    expect(row).toMatchObject({ from: 2018, to: 2020, start: 100, end: 144, reason: null });
    expect(row?.growth).toBeCloseTo(0.2, 12);
  });

  test.each([
    [undefined, 10, "base-absent"],
    ["blank", 10, "base-blank"],
    [{ flagged: 5 }, 10, "base-flagged"],
    [10, undefined, "absent"],
    [10, "unreadable", "unreadable"],
    [10, { flagged: 5 }, "flagged"],
    [0, 10, "not-positive"],
    [10, "none", "not-positive"],
    [-5, 10, "not-positive"],
    [10, -5, "not-positive"],
  ] as const)("from %j to %j is not defined: %s", (start, end, reason) => {
    expect(grown(start, end)).toMatchObject({ growth: null, reason });
  });

  test("can be between any two periods of the series", () => {
    const dataset = smallDataset([
      ["甲", 2018, "额", 1],
      ["甲", 2019, "额", 10],
      ["甲", 2020, "额", 11],
    ]);
    const [row] = rowsOf<CompoundGrowthRow>(
      compoundGrowth(seriesOf(dataset, "额"), { from: 2019 }),
    );
    // 11 / 10 in one year
    expect(row?.growth).toBeCloseTo(0.1, 12);
  });

  const seriesOfThree = () =>
    seriesOf(
      smallDataset([
        ["甲", 2018, "额", 100],
        ["甲", 2020, "额", 144],
        ["乙", 2018, "额", 100],
        ["乙", 2020, "额", 81],
        ["丙", 2020, "额", 81],
      ]),
      "额",
    );

  test("is told with the fastest and the slowest", () => {
    const series = seriesOfThree();
    // 81 / 100 = 0.9²
    expect(summarizeCompoundGrowth(compoundGrowth(series), series, AMOUNT)).toBe(
      "2018—2020 年 2 个单位金额的年均增长，最快的是甲 20.0%，最慢的是乙 -10.0%；1 个单位无法计算。",
    );
  });

  test("is told in English", () => {
    const series = seriesOfThree();
    expect(summarizeCompoundGrowth(compoundGrowth(series), series, AMOUNT, "en")).toBe(
      "Compound annual growth of 金额 in 2018–2020, 2 units: fastest 甲, 20.0%; slowest 乙, -10.0%; " +
        "it cannot be computed for 1 unit.",
    );
    const one = series.filter("d => d.unit === '甲'").reify();
    expect(summarizeCompoundGrowth(compoundGrowth(one), one, AMOUNT, "en")).toBe(
      "甲: compound annual growth of 金额 in 2018–2020 was 20.0%.",
    );
    const none = compoundGrowth(series, { from: 2019 });
    expect(summarizeCompoundGrowth(none, series, AMOUNT, "en")).toBe(
      "The compound annual growth of “金额” in 2019–2020 cannot be computed for any unit.",
    );
  });
});
