import { describe, expect, test } from "vitest";
import type { Language } from "../../src/model/text.js";
import { periodAxis } from "../../src/trends/scales.js";
import { DECEMBER, FOURTH, JANUARY, NOVEMBER, OCTOBER, THIRD } from "../fixtures/periodic-forms.js";
import { type SmallRow, smallDataset } from "../fixtures/small-dataset.js";
import { everyChart } from "./every-chart.js";
import { everySummary } from "./every-summary.js";
import { AMOUNT, COUNT } from "./indicator.js";
import { wordsIn } from "./words-in.js";

/** 甲 grows by a tenth each month; 乙 has no workbook of November. */
const ANSWERS: readonly SmallRow[] = [
  ["甲", OCTOBER, "额", 100],
  ["甲", NOVEMBER, "额", 110],
  ["甲", DECEMBER, "额", 121],
  ["甲", DECEMBER, "数", 60.5],
  ["乙", OCTOBER, "额", 50],
  ["乙", DECEMBER, "额", 40],
];
const MONTHS = smallDataset(ANSWERS, {
  findings: [
    { unit: "甲", period: NOVEMBER, field: "额", check: "f/大小", severity: "error" },
    { unit: "甲", period: NOVEMBER, field: "额", check: "f/符号", severity: "error" },
  ],
});
const QUARTERS = smallDataset([
  ["甲", THIRD, "额", 100],
  ["甲", FOURTH, "额", 110],
  ["乙", FOURTH, "额", 1],
  ["甲", FOURTH, "数", 55],
]);
const FIELDS = [AMOUNT, COUNT] as const;

const chartsOf = (dataset: typeof MONTHS, language: Language, period: number) =>
  Object.entries(everyChart(dataset, FIELDS, ["甲"], language, period));
const summariesOf = (language: Language) =>
  everySummary(MONTHS, FIELDS, ["甲"], language, DECEMBER);

/** Without the columns that no chart shows. */
const shownOf = (spec: object): string =>
  JSON.stringify(spec, (key, value) => (["indexBase", "from", "to"].includes(key) ? null : value));

/** A period as an integer, and words that only years have. */
const UNSHOWN = /\b(?:2428\d|809\d)\b/;
const YEARLY = { zh: /上年|年均|当年|每年|两年|\d 年(?! ?\d+ (?:月|季度))/, en: /year|annual/i };

describe("the axis of periods", () => {
  test.each([
    ["months", [DECEMBER, JANUARY], ["2023-12", "2024-01"]],
    ["quarters", [THIRD, FOURTH], ["2023-Q3", "2023-Q4"]],
    ["years", [2021, 2022], [2021, 2022]],
  ])("has %s as they are written", (_, periods, domain) => {
    expect(periodAxis(periods)).toMatchObject({ scale: { domain } });
  });
});

describe.each(["zh", "en"] as const)("charts in %s", (language) => {
  test.each(chartsOf(MONTHS, language, DECEMBER))("%s speak of months", (_, spec) => {
    expect(shownOf(spec)).not.toMatch(UNSHOWN);
    const { title, axes, labels, tooltips } = wordsIn(spec);
    const said = [...title, ...axes, ...labels, ...Object.entries(tooltips).flat()].join("\n");
    expect(said).not.toMatch(YEARLY[language]);
  });

  test.each(chartsOf(QUARTERS, language, FOURTH))("%s speak of quarters", (_, spec) => {
    expect(shownOf(spec)).not.toMatch(UNSHOWN);
  });
});

describe("what a chart says", () => {
  const chartOf = (name: string, language: Language) =>
    wordsIn(Object.fromEntries(chartsOf(MONTHS, language, DECEMBER))[name] ?? expect.fail(name));

  test.each([
    ["unitLinesChart of one", ["金额：甲", "单位：万元　2023 年 10 月—2023 年 12 月"]],
    ["yearOverYearChart in percent", ["金额比上月增减幅度：甲", "2023 年 10 月—2023 年 12 月"]],
    ["compoundGrowthChart", ["金额：月均增长", "2023 年 10 月—2023 年 12 月"]],
    ["matchedPanelChart in percent", ["金额：同样本比上月增减幅度"]],
    ["unusualChangesChart", ["金额：与众不同的变动", "2023 年 12 月与上月相比"]],
  ])("%s", (name, title) => {
    expect(chartOf(name, "zh").title).toEqual(expect.arrayContaining(title));
  });

  test("in English", () => {
    const { title, tooltips } = chartOf("yearOverYearChart in percent", "en");
    expect(title).toContain("金额, change from the previous month in percent: 甲");
    expect(tooltips).toMatchObject({
      Period: "2023-10",
      "Previous month": "—",
      "Change from the previous month": "—",
    });
    expect(chartOf("compoundGrowthChart", "en").title[0]).toBe("金额: average growth per month");
  });
});

describe("sentences on months", () => {
  test("in Chinese", () => {
    expect(summariesOf("zh")).toEqual({
      summarizeLines: [
        "甲 2023 年 10 月—2023 年 12 月金额由 100 万元增至 121 万元，月均增长 10.0%。" +
          "乙 2023 年 10 月—2023 年 12 月金额由 50 万元减至 40 万元，月均下降 10.6%；2023 年 11 月缺报。",
        "甲 2023 年 10 月—2023 年 12 月金额由 100 万元增至 121 万元，月均增长 10.0%。",
      ],
      summarizeYearOverYear: [
        "甲 2023 年 12 月金额 121 万元，比上月增长 10.0%；增幅最大的是 2023 年 11 月，10.0%。" +
          "乙 2023 年 12 月金额 40 万元，无法与上月比较（基期缺报）。",
        "甲 2023 年 12 月金额 121 万元，比上月增长 10.0%；增幅最大的是 2023 年 11 月，10.0%。",
      ],
      summarizeCompoundGrowth: [
        "2023 年 10 月—2023 年 12 月 2 个单位金额的月均增长，最快的是甲 10.0%，最慢的是乙 -10.6%。",
        "甲 2023 年 10 月—2023 年 12 月金额月均增长 10.0%。",
      ],
      summarizeMatchedPanel: [
        "2023 年 12 月与上月都有数的 1 个单位金额合计 121 万元，比上月增长 10.0%；" +
          "另有 1 个新增、0 个退出、0 个待核实的未计入。以 2023 年 10 月为 100，2023 年 12 月为 121.0。",
      ],
      summarizeRank: [
        "2023 年 12 月 2 个单位的金额，居首的是甲，121 万元；甲以 121 万元列第 1 位，与上月相同。",
      ],
      summarizeDistribution: [
        "2023 年 12 月 2 个单位的金额，中位数 80.5 万元，中间一半在 60.25 万元到 100.75 万元之间；" +
          "甲 121 万元，高于 75% 的单位。",
      ],
      summarizeUnusualChanges: [
        "每月能与上月比较的单位不足 10 个，“金额”的变动不作判断。",
        "每月能与上月比较的单位不足 10 个，“金额”的变动不作判断。",
      ],
      summarizeComposition: [
        "甲 2023 年 12 月金额 121 万元，其中数 50.0%，其余 50.0%。",
        "1 个单位合计 2023 年 12 月金额 121 万元，其中数 50.0%，其余 50.0%。",
      ],
      summarizeScatter: [
        "2023 年 12 月 1 个单位同时有“人数”和“金额”的数据，1 个缺数没有画出；" +
          "甲：人数 60.5 人，金额 121 万元。",
      ],
      summarizeFindings: [
        "共 2 条审核结果：错误 2 条，待核实 0 条，已说明 0 条，提示 0 条；最多的是“大小”，1 条。",
        "共 2 条审核结果：错误 2 条，待核实 0 条，已说明 0 条，提示 0 条；最多的是“甲”，2 条。",
        "共 2 条审核结果：错误 2 条，待核实 0 条，已说明 0 条，提示 0 条；最多的是 2023 年 11 月，2 条。",
      ],
    });
  });

  test("in English say the month, and never the year alone", () => {
    const said = Object.values(summariesOf("en")).flat();
    expect(said).toContain(
      "甲: 金额 was 121 万元 in December 2023, up 10.0% on the previous month; " +
        "the largest increase was 10.0%, in November 2023.",
    );
    expect(said).toContain(
      "甲: 金额 rose from 100 万元 in October 2023 to 121 万元 in December 2023, by 10.0% a month on average.",
    );
    for (const sentence of said) expect(sentence).not.toMatch(YEARLY.en);
  });
});
