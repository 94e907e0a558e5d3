import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type MatchedPanelRow,
  matchedPanel,
  summarizeMatchedPanel,
} from "../../src/trends/matched-panel.js";
import { rowsOf } from "../../src/trends/rows.js";
import { seriesOf } from "../../src/trends/series.js";
import { reordered, type SmallRow, smallDataset } from "../fixtures/small-dataset.js";
import { arbitraryAnswers, arbitraryOrder } from "./arbitrary-answers.js";
import { AMOUNT } from "./indicator.js";

const panelOf = (answers: readonly SmallRow[]): MatchedPanelRow[] =>
  rowsOf<MatchedPanelRow>(matchedPanel(seriesOf(smallDataset(answers), "额")));

const ANSWERS: readonly SmallRow[] = [
  ["甲", 2018, "额", 100],
  ["甲", 2019, "额", 110],
  ["甲", 2020, "额", 121],
  ["乙", 2018, "额", 300],
  ["乙", 2019, "额", 310],
  ["丙", 2019, "额", 5000],
  ["丙", 2020, "额", 5050],
  ["丁", 2018, "额", 40],
  ["丁", 2019, "额", { flagged: 4000 }],
  ["丁", 2020, "额", 42],
];

describe("a matched panel", () => {
  test("compares the units that report both periods, and chains the comparisons", () => {
    const [first, second, third] = panelOf(ANSWERS);
    expect(first).toMatchObject({
      n: 0,
      before: null,
      percent: null,
      chained: 100,
      reason: "no-base",
      // 100 + 300 + 40
      total: 440,
      nAll: 3,
      joined: 0,
      left: 0,
      excluded: 0,
    });
    // 甲 and 乙: 100 + 300 = 400 before, 110 + 310 = 420 now; 丙 joins, 丁 is flagged
    expect(second).toMatchObject({
      n: 2,
      before: 400,
      now: 420,
      change: 20,
      percent: 0.05,
      chained: 105,
      reason: null,
      // 110 + 310 + 5000
      total: 5420,
      nAll: 3,
      joined: 1,
      left: 0,
      excluded: 1,
    });
    // 甲 and 丙: 5110 before, 121 + 5050 = 5171 now; 乙 left, 丁 was flagged
    expect(third).toMatchObject({ n: 2, before: 5110, now: 5171, left: 1, joined: 0, excluded: 1 });
    expect(third?.chained).toBeCloseTo(105 * (5171 / 5110), 10);
  });

  test("has a broken chain after a link that cannot be computed", () => {
    const rows = panelOf([
      ["甲", 2018, "额", 10],
      ["甲", 2020, "额", 12],
      ["甲", 2021, "额", 13],
    ]);
    expect(rows.map(({ chained, reason, chainReason }) => [chained, reason, chainReason])).toEqual([
      [100, "no-base", null],
      [null, "no-pairs", "no-pairs"],
      [null, "no-pairs", "broken-chain"],
      [null, null, "broken-chain"],
    ]);
  });

  test("has a change but no percentage from a total of zero", () => {
    const [, row] = panelOf([
      ["甲", 2018, "额", "none"],
      ["甲", 2019, "额", 5],
    ]);
    expect(row).toMatchObject({
      n: 1,
      before: 0,
      change: 5,
      percent: null,
      reason: "base-zero",
      chained: null,
      chainReason: "base-zero",
    });
  });

  test("is told with those who are not in it", () => {
    const series = seriesOf(smallDataset(ANSWERS), "额");
    expect(summarizeMatchedPanel(matchedPanel(series), series, AMOUNT)).toBe(
      "2020 年与上年都有数的 2 个单位金额合计 5171 万元，比上年增长 1.2%；" +
        "另有 0 个新增、1 个退出、1 个待核实的未计入。以 2018 年为 100，2020 年为 106.3。",
    );
  });

  test("is told in English", () => {
    const say = (answers: readonly SmallRow[]) => {
      const series = seriesOf(smallDataset(answers), "额");
      return summarizeMatchedPanel(matchedPanel(series), series, AMOUNT, "en");
    };
    expect(say(ANSWERS)).toBe(
      "In 2020, 金额 of the matched panel (2 units reporting in both years) totals 5,171 万元, " +
        "up 1.2% on the previous year; not counted: 0 units that joined, 1 that left, 1 flagged. " +
        "With 2018 = 100, the chained index for 2020 is 106.3.",
    );
    const grown = (before: number, now: number): SmallRow[] => [
      ["甲", 2018, "额", before],
      ["甲", 2019, "额", now],
    ];
    expect(say(grown(8, 6))).toMatch(/^In 2019, .* \(1 unit .*, down 25.0% on the previous year;/);
    expect(say(grown(8, 8))).toMatch(
      /totals 8 万元, unchanged from the previous year; not counted/,
    );
    expect(say(grown(0, 8))).toMatch(/totals 8 万元; the total of the previous year was zero; not/);
    expect(
      say([
        ["甲", 2018, "额", 8],
        ["乙", 2019, "额", 8],
      ]),
    ).toBe(
      "In 2019, 金额 cannot be compared with the previous year (no unit reports both periods); " +
        "not counted: 1 unit that joined, 1 that left, 0 flagged.",
    );
  });
});

describe("laws of matched panels", () => {
  const links = (rows: readonly MatchedPanelRow[]) =>
    rows.map(({ period, n, before, now, percent, chained }) => [
      period,
      n,
      before,
      now,
      percent,
      chained,
    ]);

  test("a unit that reports one period only changes no comparison", () => {
    fc.assert(
      fc.property(arbitraryAnswers, fc.nat({ max: 9999 }), (answers, value) => {
        const first = answers[0]?.[1] ?? 2018;
        expect(links(panelOf([...answers, ["来去", first, "额", value]]))).toEqual(
          links(panelOf(answers)),
        );
      }),
    );
  });

  test("the order of the rows of a dataset changes nothing", () => {
    fc.assert(
      fc.property(arbitraryAnswers, arbitraryOrder, (answers, order) => {
        const dataset = smallDataset(answers);
        const again = matchedPanel(seriesOf(reordered(dataset, order), "额"));
        expect(rowsOf(again)).toEqual(rowsOf(matchedPanel(seriesOf(dataset, "额"))));
      }),
    );
  });

  test("matched, joined and excluded units make up those with a value, but for flagged ones", () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        for (const { n, joined, nAll, excluded } of panelOf(answers).slice(1)) {
          expect(n + joined).toBeLessThanOrEqual(nAll);
          expect(nAll).toBeLessThanOrEqual(n + joined + excluded);
        }
      }),
    );
  });
});
