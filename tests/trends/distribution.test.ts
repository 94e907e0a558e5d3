import { describe, expect, test } from "vitest";
import {
  distribution,
  type PlacedRow,
  quantile,
  type SpreadRow,
  summarizeDistribution,
} from "../../src/trends/distribution.js";
import { rowsOf } from "../../src/trends/rows.js";
import { seriesOf } from "../../src/trends/series.js";
import { type SmallRow, smallDataset } from "../fixtures/small-dataset.js";
import { AMOUNT } from "./indicator.js";

const ANSWERS: readonly SmallRow[] = [
  ["甲", 2020, "额", 10],
  ["乙", 2020, "额", 20],
  ["丙", 2020, "额", 20],
  ["丁", 2020, "额", 50],
  ["戊", 2020, "额", { flagged: 9999 }],
  ["己", 2020, "额", "blank"],
];

describe("quantiles", () => {
  test.each([
    // Four values span three steps: a quarter of them is 0.75 of the first.
    [[1, 2, 3, 4], 0.25, 1.75],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4], 0.75, 3.25],
    [[1, 2, 3, 4, 5], 0.25, 2],
    [[7], 0.75, 7],
    [[], 0.5, null],
  ])("of %j at %d is %j", (sorted, share, expected) => {
    expect(quantile(sorted, share)).toBe(expected);
  });
});

describe("a distribution", () => {
  test("leaves out what is flagged or missing, and counts what is flagged", () => {
    const { periods } = distribution(seriesOf(smallDataset(ANSWERS), "额"));
    // Of 10, 20, 20, 50: Q1 = 10 + 0.75 × 10, Q3 = 20 + 0.25 × 30
    expect(rowsOf<SpreadRow>(periods)).toEqual([
      { period: 2020, n: 4, min: 10, q1: 17.5, median: 20, q3: 27.5, max: 50, excluded: 1 },
    ]);
  });

  test("places each unit by the share of those below, half of the equal ones", () => {
    const { units } = distribution(seriesOf(smallDataset(ANSWERS), "额"));
    const placed = rowsOf<PlacedRow>(units);
    // 甲: (0 + 1/2) / 4; 乙, 丙: (1 + 2/2) / 4; 丁: (3 + 1/2) / 4
    expect(placed.map(({ unit, percentile, reason }) => [unit, percentile, reason])).toEqual([
      ["甲", 0.125, null],
      ["乙", 0.5, null],
      ["丙", 0.5, null],
      ["丁", 0.875, null],
      ["戊", null, "flagged"],
      ["己", null, "blank"],
    ]);
  });

  test("of a period without data is empty, not zero", () => {
    const series = seriesOf(smallDataset(ANSWERS), "额", { from: 2019, to: 2020 });
    expect(rowsOf<SpreadRow>(distribution(series).periods)[0]).toMatchObject({
      period: 2019,
      n: 0,
      median: null,
      min: null,
    });
  });

  test("is told with the place of the chosen units", () => {
    const found = distribution(seriesOf(smallDataset(ANSWERS), "额"));
    expect(summarizeDistribution(found, AMOUNT, ["丁", "己"])).toBe(
      "2020 年 4 个单位的金额，中位数 20 万元，中间一半在 17.5 万元到 27.5 万元之间；" +
        "丁 50 万元，高于 88% 的单位；己没有可比的数。",
    );
  });

  test("is told in English", () => {
    const found = distribution(seriesOf(smallDataset(ANSWERS), "额"));
    expect(summarizeDistribution(found, AMOUNT, ["丁", "己"], "en")).toBe(
      "In 2020, 金额 of 4 units has a median of 20 万元; the middle half lies between 17.5 万元 and 27.5 万元; " +
        "丁 50 万元, above 88% of units; 己 has no comparable value.",
    );
    const flagged = ["甲", "乙"].map((unit): SmallRow => [unit, 2020, "额", { flagged: 1 }]);
    const doubted = distribution(seriesOf(smallDataset(flagged), "额"));
    expect(summarizeDistribution(doubted, AMOUNT, [], "en")).toBe(
      "All values of “金额” are flagged: nothing is compared.",
    );
  });

  test("of one unit says that there is nothing to compare", () => {
    const found = distribution(seriesOf(smallDataset([["甲", 2020, "额", 1]]), "额"));
    expect(summarizeDistribution(found, AMOUNT)).toBe("“金额”只有“甲”一个单位的数据，无从比较。");
  });
});
