import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RankRow, rank, summarizeRank } from "../../src/trends/rank.js";
import { rowsOf } from "../../src/trends/rows.js";
import { seriesOf } from "../../src/trends/series.js";
import { type SmallRow, smallDataset } from "../fixtures/small-dataset.js";
import { arbitraryAnswers } from "./arbitrary-answers.js";
import { AMOUNT } from "./indicator.js";

const ranked = (answers: readonly SmallRow[]): RankRow[] =>
  rowsOf<RankRow>(rank(seriesOf(smallDataset(answers), "额")));

const ANSWERS: readonly SmallRow[] = [
  ["甲", 2019, "额", 5],
  ["乙", 2019, "额", 9],
  ["甲", 2020, "额", 40],
  ["乙", 2020, "额", 30],
  ["丙", 2020, "额", 30],
  ["丁", 2020, "额", "none"],
  ["戊", 2020, "额", { flagged: 99 }],
  ["己", 2020, "额", "blank"],
];

describe("ranks", () => {
  test("go from the greatest value down; equal ones share a rank and the next is skipped", () => {
    const rows = ranked(ANSWERS).filter(({ period }) => period === 2020);
    expect(rows.map((row) => [row.unit, row.rank, row.of, row.movement, row.reason])).toEqual([
      ["甲", 1, 4, 1, null],
      ["乙", 2, 4, -1, null],
      ["丙", 2, 4, null, null],
      ["丁", 4, 4, null, null],
      ["戊", null, 4, null, "flagged"],
      ["己", null, 4, null, "blank"],
    ]);
  });

  test("are told with the first and the chosen ones", () => {
    expect(summarizeRank(rank(seriesOf(smallDataset(ANSWERS), "额")), AMOUNT, ["乙", "戊"])).toBe(
      "2020 年 4 个单位的金额，居首的是甲，40 万元；乙以 30 万元列第 2 位，比上年下降 1 位；戊没有排名。",
    );
  });

  test("are told in English", () => {
    const table = rank(seriesOf(smallDataset(ANSWERS), "额"));
    expect(summarizeRank(table, AMOUNT, ["乙", "丙", "戊"], "en")).toBe(
      "In 2020, by 金额 among 4 units, 甲 ranks 1st with 40 万元; 乙 ranks 2nd with 30 万元, " +
        "down 1 place since the previous year; 丙 ranks 2nd with 30 万元; 戊 has no rank.",
    );
    const flagged = ["甲", "乙"].map((unit): SmallRow => [unit, 2020, "额", { flagged: 1 }]);
    expect(summarizeRank(rank(seriesOf(smallDataset(flagged), "额")), AMOUNT, [], "en")).toBe(
      "All values of “金额” are flagged: there is no ranking.",
    );
  });

  test("are one more than the number of greater values", () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const rows = ranked(answers);
        for (const row of rows.filter((other) => other.rank !== null)) {
          const rivals = rows.filter((other) => other.period === row.period && other.rank !== null);
          const above = rivals.filter((other) => (other.value ?? 0) > (row.value ?? 0)).length;
          expect([row.rank, row.of]).toEqual([above + 1, rivals.length]);
        }
      }),
    );
  });
});
