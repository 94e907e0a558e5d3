import { describe, expect, test } from "vitest";
import { emptyReason } from "../../src/trends/empty-reason.js";
import { seriesOf } from "../../src/trends/series.js";
import { summarizeLines } from "../../src/trends/unit-lines.js";
import { type SmallRow, smallDataset } from "../fixtures/small-dataset.js";
import { AMOUNT } from "./indicator.js";

const told = (answers: readonly SmallRow[], units?: readonly string[], language?: "en") =>
  summarizeLines(seriesOf(smallDataset(answers), "额", { units }), AMOUNT, language);

const seriesFrom = (answers: readonly SmallRow[], field = "额") =>
  seriesOf(smallDataset(answers), field);

describe("the summary of lines", () => {
  test("says from where to where, how fast, and what is missing", () => {
    // (1750 / 1200)^(1/5) − 1 = 0.0784
    expect(
      told(
        [
          ["示例中心甲", 2018, "额", 1200],
          ["示例中心甲", 2019, "额", "blank"],
          ["乙", 2020, "额", 1],
          ["示例中心甲", 2021, "额", 1500],
          ["示例中心甲", 2022, "额", 1600],
          ["示例中心甲", 2023, "额", 1750],
        ],
        ["示例中心甲"],
      ),
    ).toBe(
      "示例中心甲 2018—2023 年金额由 1200 万元增至 1750 万元，年均增长 7.8%；2019 年空白，2020 年缺报。",
    );
  });

  test("has no rate from zero, and none where nothing changed", () => {
    expect(
      told([
        ["甲", 2018, "额", "none"],
        ["甲", 2019, "额", 3],
      ]),
    ).toBe("甲 2018—2019 年金额由 0 万元增至 3 万元。");
    expect(
      told([
        ["甲", 2018, "额", 3],
        ["甲", 2019, "额", 3],
      ]),
    ).toBe("甲 2018—2019 年金额首尾均为 3 万元。");
  });

  test("tells many units as a range", () => {
    const many = ["甲", "乙", "丙", "丁"].map((unit, at): SmallRow => [unit, 2020, "额", 10 + at]);
    expect(told(many)).toBe("4 个单位 2020 年金额在 10 到 13 万元之间；没有缺数。");
  });
});

describe("the summary of lines in English", () => {
  test.each([
    [
      [
        ["甲", 2018, "额", 1200],
        ["甲", 2019, "额", "blank"],
        ["甲", 2023, "额", 1750],
      ],
      "甲: 金额 rose from 1,200 万元 in 2018 to 1,750 万元 in 2023, by 7.8% a year on average; " +
        "blank in 2019, not submitted in 2020, 2021 and 2022.",
    ],
    [
      [
        ["甲", 2018, "额", 100],
        ["甲", 2019, "额", 50],
      ],
      "甲: 金额 fell from 100 万元 in 2018 to 50 万元 in 2019, by 50.0% a year on average.",
    ],
    [
      [
        ["甲", 2018, "额", "none"],
        ["甲", 2019, "额", 3],
        ["乙", 2018, "额", 3],
        ["乙", 2019, "额", 3],
      ],
      "甲: 金额 rose from 0 万元 in 2018 to 3 万元 in 2019. 乙: 金额 was 3 万元 in both 2018 and 2019.",
    ],
    [
      [
        ["甲", 2018, "额", 3],
        ["乙", 2018, "额", "unreadable"],
      ],
      "甲: 金额 was 3 万元 in 2018. 乙 has no data for “金额”.",
    ],
    [
      ["甲", "乙", "丙", "丁"].map((unit, at) => [unit, 2020, "额", 10 + at] as const),
      "In 2020, 金额 of 4 units lies between 10 and 13 万元; no value is missing.",
    ],
    [
      ["甲", "乙", "丙", "丁"].map((unit, at) => [unit, 2020, "额", at || "blank"] as const),
      "In 2020, 金额 of 4 units lies between 1 and 3 万元; 1 value is missing.",
    ],
  ] as const)("%j", (answers, expected) => {
    expect(told(answers, undefined, "en")).toBe(expected);
  });
});

describe("why there is nothing to show", () => {
  const one: SmallRow[] = [["甲", 2020, "额", 1]];

  test.each([
    ["no data at all", seriesFrom([]), {}, "没有数据：还没有填报，或没有选中任何单位和报告期。"],
    ["no value", seriesFrom(one, "数"), {}, "所选单位 2020 年没有“金额”的数据。"],
    [
      "one period",
      seriesFrom(one),
      { periods: true },
      "“金额”只有 2020 年一个报告期的数据，看不出变化。",
    ],
    ["one unit", seriesFrom(one), { units: true }, "“金额”只有“甲”一个单位的数据，无从比较。"],
    ["enough", seriesFrom(one), {}, null],
  ])("%s", (_, series, needs, expected) => {
    expect(emptyReason(series, AMOUNT, needs)).toBe(expected);
  });
});
