import { describe, expect, test } from "vitest";
import { rowsOf } from "../../src/trends/rows.js";
import { seriesOf } from "../../src/trends/series.js";
import {
  summarizeUnusualChanges,
  type UnusualChangeRow,
  unusualChanges,
} from "../../src/trends/unusual-changes.js";
import { type SmallMore, type SmallRow, smallDataset } from "../fixtures/small-dataset.js";
import { AMOUNT } from "./indicator.js";

const pairOf = (unit: string, previous: number, now: number): SmallRow[] => [
  [unit, 2019, "额", previous],
  [unit, 2020, "额", now],
];

/** Eleven units, all with 100 before: ratios 0.90, 0.92, …, 1.08, and 3. */
const NOW = [90, 92, 94, 96, 98, 100, 102, 104, 106, 108, 300];
const ELEVEN = NOW.flatMap((now, at) => pairOf(`单位${at}`, 100, now));

const judged = (
  answers: readonly SmallRow[],
  options: Parameters<typeof unusualChanges>[1] = {},
  more: SmallMore = {},
): UnusualChangeRow[] =>
  rowsOf<UnusualChangeRow>(
    unusualChanges(seriesOf(smallDataset(answers, more), "额"), options),
  ).filter(({ period }) => period === 2020);

describe("unusual changes (Hidiroglou–Berthelot)", () => {
  test("are found where sizes do not count, worked by hand", () => {
    const rows = judged(ELEVEN, { U: 0 });
    const last = rows.at(-1);
    // The median ratio is 1. Below it s = 1 − 1/r: 0.94 gives −3/47, 0.96 gives −1/24; above it r − 1.
    // Q1 lies half way between the third and the fourth effect, Q3 between the eighth and the ninth:
    const q1 = (-3 / 47 - 1 / 24) / 2;
    const q3 = (0.04 + 0.06) / 2;
    expect(last?.lower).toBeCloseTo(4 * q1, 12);
    expect(last?.upper).toBeCloseTo(4 * q3, 12);
    // 3 / 1 − 1 = 2, above 0.2
    expect(last).toMatchObject({ ratio: 3, percent: 2, effect: 2, verdict: "rise", among: 11 });
    expect(rows.slice(0, 10).every(({ verdict }) => verdict === "usual")).toBe(true);
  });

  test("weigh with the root of the size by default", () => {
    // 2 × √300
    expect(judged(ELEVEN).at(-1)?.effect).toBeCloseTo(2 * Math.sqrt(300), 12);
  });

  test("treat halving as doubling", () => {
    const ten = NOW.slice(0, 10).flatMap((now, at) => pairOf(`单位${at}`, 100, now));
    const rows = judged([...ten, ...pairOf("半", 100, 50), ...pairOf("倍", 100, 200)], { U: 0 });
    // Median of the twelve ratios: (0.98 + 1.00) / 2 or near; s(50) = 1 − m/0.5, s(200) = 2/m − 1
    expect(rows.find(({ unit }) => unit === "半")?.verdict).toBe("fall");
    expect(rows.find(({ unit }) => unit === "倍")?.verdict).toBe("rise");
  });

  test("need ten pairs for a verdict", () => {
    const rows = judged(ELEVEN.slice(0, 18));
    expect(rows).toHaveLength(9);
    expect(rows.every((row) => row.verdict === null && row.reason === "too-few")).toBe(true);
    expect(rows[0]).toMatchObject({ ratio: 0.9, effect: null, among: 9 });
  });

  test("are judged within groups where that is asked for", () => {
    const units = Object.fromEntries(NOW.map((_, at) => [`单位${at}`, at < 10 ? "一" : "二"]));
    const rows = judged(ELEVEN, { byGroup: true }, { units });
    expect(rows.map(({ verdict }) => verdict).slice(0, 10)).not.toContain(null);
    expect(rows.at(-1)).toMatchObject({ verdict: null, among: 1, reason: "too-few" });
  });

  test("are not asked of pairs that are missing, flagged, zero or negative", () => {
    const rows = judged([
      ...ELEVEN,
      ["新", 2020, "额", 5],
      ["疑", 2019, "额", 5],
      ["疑", 2020, "额", { flagged: 900 }],
      ...pairOf("零", 0, 5),
      ...pairOf("负", -3, 5),
      ...pairOf("归零", 5, 0),
    ]);
    expect(
      rows.slice(11).map(({ unit, ratio, verdict, reason }) => [unit, ratio, verdict, reason]),
    ).toEqual([
      ["新", null, null, "base-absent"],
      ["疑", null, null, "flagged"],
      ["零", null, null, "base-zero"],
      ["负", null, null, "not-positive"],
      ["归零", null, null, "not-positive"],
    ]);
    expect(rows[10]?.among).toBe(11);
  });

  test("among units that did not change, any change is unusual (the degenerate case)", () => {
    const still = Array.from({ length: 12 }, (_, at) => pairOf(`静${at}`, 100, 100)).flat();
    const rows = judged([...still, ...pairOf("动", 100, 101)]);
    expect(rows.at(-1)).toMatchObject({ lower: 0, upper: 0, verdict: "rise" });
    expect(rows.slice(0, 12).every(({ verdict }) => verdict === "usual")).toBe(true);
  });

  test("are told with percentages, and never as certain", () => {
    const table = unusualChanges(seriesOf(smallDataset(ELEVEN), "额"));
    expect(summarizeUnusualChanges(table, AMOUNT)).toBe(
      "2020 年与上年都有数的 11 个单位中，金额有 1 个变动与众不同：单位10 +200.0%；可能属实，请核实。",
    );
    const few = unusualChanges(seriesOf(smallDataset(ELEVEN.slice(0, 18)), "额"));
    expect(summarizeUnusualChanges(few, AMOUNT)).toBe(
      "每年能与上年比较的单位不足 10 个，“金额”的变动不作判断。",
    );
  });

  test("are told in English", () => {
    const say = (answers: readonly SmallRow[]) =>
      summarizeUnusualChanges(unusualChanges(seriesOf(smallDataset(answers), "额")), AMOUNT, "en");
    expect(say(ELEVEN)).toBe(
      "In 2020, 1 of 11 units reporting in both years shows an unusual change in 金额: " +
        "单位10 +200.0%; this may be genuine, please verify.",
    );
    expect(say(ELEVEN.slice(0, 20))).toBe(
      "In 2020, none of 10 units reporting in both years shows an unusual change in 金额.",
    );
    expect(say(ELEVEN.slice(0, 18))).toBe(
      "Fewer than 10 units a year can be compared with the previous year: " +
        "no verdict on the changes of “金额”.",
    );
    const still = Array.from({ length: 24 }, (_, at) => pairOf(`静${at}`, 100, 100)).flat();
    const moved = Array.from({ length: 7 }, (_, at) => pairOf(`动${at}`, 100, 200 + at)).flat();
    expect(say([...still, ...moved])).toBe(
      "In 2020, 7 of 31 units reporting in both years show unusual changes in 金额: 动6 +106.0%, " +
        "动5 +105.0%, 动4 +104.0%, 动3 +103.0%, 动2 +102.0% and 2 more; this may be genuine, please verify.",
    );
  });
});
