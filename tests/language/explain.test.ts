import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain } from "../../src/language/explain.js";
import { parse } from "../../src/language/parse.js";
import { print } from "../../src/language/print.js";
import { anyTree } from "./arbitrary.js";

function explained(source: string) {
  const { tree, problems } = parse(source);
  if (!tree) throw new Error(`${source}: ${JSON.stringify(problems)}`);
  return explain(tree);
}

test.each<[source: string, zh: string, en?: string]>([
  [
    "总经费 = 纵向经费 + 横向经费 ± 0.05",
    "总经费 应等于 纵向经费 + 横向经费（允许相差 0.05）",
    "总经费 must equal 纵向经费 + 横向经费 (within 0.05)",
  ],
  ["甲 <> 乙", "甲 不应等于 乙", "甲 must not equal 乙"],
  ["甲 < 乙", "甲 应小于 乙", "甲 must be less than 乙"],
  ["甲 <= 乙", "甲 应不超过 乙", "甲 must not exceed 乙"],
  ["甲 > 乙", "甲 应大于 乙", "甲 must be greater than 乙"],
  ["甲 >= 乙", "甲 应不低于 乙", "甲 must be at least 乙"],
  ["甲 = (乙 + 1) * 2", "甲 应等于 (乙 + 1) × 2", "甲 must equal (乙 + 1) × 2"],
  ["甲 = 乙 - (丙 - 1) / 2", "甲 应等于 乙 − (丙 − 1) ÷ 2", "甲 must equal 乙 − (丙 − 1) ÷ 2"],
  ["甲 = -(乙 + 1)", "甲 应等于 -(乙 + 1)", "甲 must equal -(乙 + 1)"],
  ['类别 = "重点"', "类别 应等于 “重点”", "类别 must equal “重点”"],
  ["甲 = previous(甲) + 乙", "甲 应等于 上年甲 + 乙", "甲 must equal last year's 甲 + 乙"],
  [
    "year(购置日期) <= 报告年度",
    "购置日期 的年份 应不超过 报告年度",
    "the year of 购置日期 must not exceed 报告年度",
  ],
  ["length(名称) <= 30", "名称 的字数 应不超过 30", "the length of 名称 must not exceed 30"],
  ["abs(甲) <= 1", "甲 的绝对值 应不超过 1", "the absolute value of 甲 must not exceed 1"],
  [
    "round(甲, 2) = 乙",
    "甲 四舍五入到小数 2 位 应等于 乙",
    "甲 rounded to 2 decimal places must equal 乙",
  ],
  ["min(甲, 乙) >= 0", "甲、乙 中的最小值 应不低于 0", "the smallest of 甲, 乙 must be at least 0"],
  ["max(甲, 乙) <= 9", "甲、乙 中的最大值 应不超过 9", "the largest of 甲, 乙 must not exceed 9"],
  ["sum(表.数) <= 甲", "表.数 之和 应不超过 甲"],
  ["min(表.数) >= 1", "表.数 的最小值 应不低于 1"],
  ["max(表.数) <= 甲", "表.数 的最大值 应不超过 甲"],
  [
    "合计 = sum(仪器.数量 * 仪器.单价 where 仪器.单位 = 单位) ± 0.005",
    "合计 应等于 (仪器.数量 × 仪器.单价) 之和（限 仪器.单位 等于 单位 的行）（允许相差 0.005）",
  ],
  [
    "if 项数 = 0 then 金额 = 0",
    "如果 项数 等于 0，则 金额 应等于 0",
    "if 项数 equals 0, then 金额 must equal 0",
  ],
  [
    "if 甲 between 1 and 2 then 丙 = 1",
    "如果 甲 在 1 与 2 之间，则 丙 应等于 1",
    "if 甲 is between 1 and 2, then 丙 must equal 1",
  ],
  [
    'if 类 in {"一", "二"} then 丙 = 1',
    "如果 类 是 “一”、“二” 之一，则 丙 应等于 1",
    "if 类 is one of “一”, “二”, then 丙 must equal 1",
  ],
  [
    "if 甲 is blank or 乙 is not none then 丙 = 1",
    "如果 甲 为空白 或 乙 不为“无”，则 丙 应等于 1",
    "if 甲 is blank or 乙 is not “none”, then 丙 must equal 1",
  ],
  [
    "if 甲 > 0 and not 乙 <> 1 then 丙 <= 1",
    "如果 甲 大于 0 且 乙 等于 1，则 丙 应不超过 1",
    "if 甲 is greater than 0 and 乙 equals 1, then 丙 must not exceed 1",
  ],
  [
    "if 甲 >= 1 or (乙 < 2 and 丙 <= 3) then 丁 = 1",
    "如果 甲 不低于 1 或 （乙 小于 2 且 丙 不超过 3），则 丁 应等于 1",
    "if 甲 is at least 1 or (乙 is less than 2 and 丙 does not exceed 3), then 丁 must equal 1",
  ],
  [
    "if 甲 = 1 then if 乙 = 1 ± 0.1 then 丙 = 1",
    "如果 甲 等于 1，则 如果 乙 等于 1（允许相差 0.1），则 丙 应等于 1",
    "if 甲 equals 1, then if 乙 equals 1 (within 0.1), then 丙 must equal 1",
  ],
])("%s is %s", (source, zh, en) => {
  const told = explained(source);
  expect(told.zh).toBe(zh);
  if (en !== undefined) expect(told.en).toBe(en);
});

describe("functions", () => {
  test.each<[source: string, zh: string, en: string]>([
    ["mean(表.数) >= 1", "表.数 的平均值 应不低于 1", "the mean of 表.数 must be at least 1"],
    [
      "count(表.类) >= 3",
      "填有 表.类 的行数 应不低于 3",
      "the number of rows with 表.类 must be at least 3",
    ],
    [
      "distinct(表.类 where 表.数 > 0) >= 2",
      "表.类 中不同内容的个数（限 表.数 大于 0 的行） 应不低于 2",
      "the number of different values of 表.类 (in rows where 表.数 is greater than 0) must be at least 2",
    ],
    [
      '甲 = lookup(表.数 where 表.类 = "高")',
      "甲 应等于 表.数（取 表.类 等于 “高” 的第一行）",
      "甲 must equal 表.数 (in the first row where 表.类 equals “高”)",
    ],
    [
      "every(表.数 > 0)",
      "表 的每一行 表.数 应大于 0",
      "in every row of 表, 表.数 must be greater than 0",
    ],
    [
      "every(表.数 > 0 or 表.价 > 0)",
      "表 的每一行 （表.数 应大于 0 或 表.价 应大于 0）",
      "in every row of 表, (表.数 must be greater than 0 or 表.价 must be greater than 0)",
    ],
    [
      "every(表.数 > 0 where 表.价 > 0)",
      "表 中 表.价 大于 0 的每一行 表.数 应大于 0",
      "in every row of 表 where 表.价 is greater than 0, 表.数 must be greater than 0",
    ],
    [
      "any(表.数 > 0)",
      "表 中 应有一行 表.数 大于 0",
      "there must be a row of 表 where 表.数 is greater than 0",
    ],
    [
      'any(表.数 > 0 where 表.类 = "高")',
      "表 中 表.类 等于 “高” 的行里 应有一行 表.数 大于 0",
      "among the rows of 表 where 表.类 equals “高”, there must be one where 表.数 is greater than 0",
    ],
    ["ordered(表.日)", "表.日 自上而下应不减少", "表.日 must never decrease down the rows"],
    [
      "if ordered(表.日) then any(表.数 > 0) and every(表.数 > 0)",
      "如果 表.日 自上而下不减少，则 （表 中 应有一行 表.数 大于 0） 且 （表 的每一行 表.数 应大于 0）",
      "if 表.日 never decreases down the rows, then (there must be a row of 表 where 表.数 is greater than 0) and (in every row of 表, 表.数 must be greater than 0)",
    ],
    ['contains(名称, "大学")', "名称 应包含 “大学”", "名称 must contain “大学”"],
    [
      'if contains(名称, "大学") then matches(网址, "http*")',
      "如果 名称 包含 “大学”，则 网址 应符合样式 “http*”",
      "if 名称 contains “大学”, then 网址 must match the pattern “http*”",
    ],
    [
      'plain(名称, "bars", "spaces") = plain(单位)',
      "名称（不计空格、竖线） 应等于 单位（不计空格、引号、竖线、全半角）",
      "名称 (ignoring spaces, bars) must equal 单位 (ignoring spaces, quotation marks, bars, full or half width)",
    ],
    ["日 < date(2021, 2, 1)", "日 应早于 2021 年 2 月 1 日", "日 must be before 2021-02-01"],
    ["日 <= date(2021, 2, 1)", "日 应不晚于 2021 年 2 月 1 日", "日 must not be after 2021-02-01"],
    [
      "date(年度 + 1, 1, 1) > 日",
      "(年度 + 1) 年 1 月 1 日 应晚于 日",
      "the date of year (年度 + 1), month 1, day 1 must be after 日",
    ],
    [
      "if first_day(日) >= 起 then 日 = last_day(日)",
      "如果 日 当月首日 不早于 起，则 日 应为 日 当月末日",
      "if the first day of the month of 日 is not before 起, then 日 must be the last day of the month of 日",
    ],
    [
      "if first_day(日) = 日 or 日 < date(2021, 1, 1) then 日 <> last_day(日)",
      "如果 日 当月首日 为 日 或 日 早于 2021 年 1 月 1 日，则 日 不应为 日 当月末日",
      "if the first day of the month of 日 is 日 or 日 is before 2021-01-01, then 日 must not be the last day of the month of 日",
    ],
    ["month(日) = 1", "日 的月份 应等于 1", "the month of 日 must equal 1"],
    ["day(日) <= 15", "日 的日 应不超过 15", "the day of the month of 日 must not exceed 15"],
    [
      "days_between(起, 止) <= 30",
      "起 至 止 相隔的天数 应不超过 30",
      "the number of days from 起 to 止 must not exceed 30",
    ],
    [
      "months_between(起, 止) >= 12",
      "起 至 止 相隔的月数 应不低于 12",
      "the number of months from 起 to 止 must be at least 12",
    ],
  ])("%s is %s", (source, zh, en) => {
    expect(explained(source)).toEqual({ zh, en });
  });
});

describe("what is denied is told as what is to be", () => {
  test.each<[source: string, zh: string, en: string]>([
    ["not 甲 = 1", "甲 不应等于 1", "甲 must not equal 1"],
    ["not 甲 >= 1 ± 0.5", "甲 应小于 1（允许相差 0.5）", "甲 must be less than 1 (within 0.5)"],
    ["not not 甲 = 1", "甲 应等于 1", "甲 must equal 1"],
    ["not 甲 is blank", "甲 不应为空白", "甲 must not be blank"],
    ["not 甲 is not none", "甲 应为“无”", "甲 must be “none”"],
    ["not 甲 between 1 and 2", "甲 不应在 1 与 2 之间", "甲 must not be between 1 and 2"],
    ["not 甲 in {1, 2}", "甲 不应是 1、2 之一", "甲 must not be one of 1, 2"],
    ['not contains(名称, "大")', "名称 不应包含 “大”", "名称 must not contain “大”"],
    [
      'if not matches(名称, "大*") then 甲 = 1',
      "如果 名称 不符合样式 “大*”，则 甲 应等于 1",
      "if 名称 does not match the pattern “大*”, then 甲 must equal 1",
    ],
    [
      "not every(表.数 > 0)",
      "表 中 应有一行 表.数 不超过 0",
      "there must be a row of 表 where 表.数 does not exceed 0",
    ],
    [
      "not any(表.数 > 0)",
      "表 的每一行 表.数 应不超过 0",
      "in every row of 表, 表.数 must not exceed 0",
    ],
    [
      "not ordered(表.数)",
      "表.数 自上而下应有减少之处",
      "表.数 must decrease somewhere down the rows",
    ],
    [
      "if not ordered(表.数) then 甲 = 1",
      "如果 表.数 自上而下有减少之处，则 甲 应等于 1",
      "if 表.数 decreases somewhere down the rows, then 甲 must equal 1",
    ],
    [
      "not (甲 = 1 and 乙 = 2)",
      "不应出现（甲 等于 1 且 乙 等于 2）",
      "it must not be that (甲 equals 1 and 乙 equals 2)",
    ],
    [
      "if not (甲 = 1 or (乙 + 1) * 2 = (丙 + 1)) then 丁 = 1",
      "如果 并非（甲 等于 1 或 (乙 + 1) × 2 等于 丙 + 1），则 丁 应等于 1",
      "if it is not so that (甲 equals 1 or (乙 + 1) × 2 equals 丙 + 1), then 丁 must equal 1",
    ],
    [
      "not ((乙 + 1) * 2 = (丙 + 1) or 丁 = (甲 + 1) * (甲 + 2))",
      "不应出现（(乙 + 1) × 2 等于 丙 + 1 或 丁 等于 (甲 + 1) × (甲 + 2)）",
      "it must not be that ((乙 + 1) × 2 equals 丙 + 1 or 丁 equals (甲 + 1) × (甲 + 2))",
    ],
  ])("%s is %s", (source, zh, en) => {
    expect(explained(source)).toEqual({ zh, en });
  });
});

/** Constructs whose wording may still improve: here it only matters that nothing is left out. */
test.each<[source: string, words: readonly string[]]>([
  ["甲 between 1 and 2", ["甲", "1", "2"]],
  ['类别 in {"一", "二"}', ["类别", "“一”", "“二”"]],
  ["甲 is blank", ["甲"]],
  ["甲 = 1 or 乙 = 2", ["甲", "1", "乙", "2"]],
  ["not 甲 = 1", ["甲", "1"]],
  ["abs(甲 - 乙) <= 10", ["甲", "乙", "10"]],
  ["round(甲) = 1", ["甲", "1"]],
  ["sum(表.数 + 表.价 where 表.数 > 3) = 1", ["表.数", "表.价", "3", "1"]],
  ["count(表.数) >= 1", ["表.数", "1"]],
  ["(if 甲 = 1 then 乙 = 2) and 丙 = 3", ["甲", "乙", "2", "丙", "3"]],
])("%s names %j", (source, words) => {
  const { zh, en } = explained(source);
  for (const word of words) {
    expect(zh).toContain(word);
    expect(en).toContain(word);
  }
});

test("whatever the tree, the words are words: no hole, and no Chinese bracket in English", () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      // Names and texts may hold anything; here only the words around them are looked at.
      fc.pre(!/undefined|NaN|\[object|[（），]/.test(print(tree)));
      const { zh, en } = explain(tree);
      for (const text of [zh, en]) expect(text).not.toMatch(/undefined|NaN|\[object/);
      expect(zh.length).toBeGreaterThan(0);
      expect(en).not.toMatch(/[（），]/);
    }),
  );
});

test.each([
  ["a sum of 490 names", `${"甲 + ".repeat(490)}甲 = 1`],
  ["150 sizes", `${"abs(-".repeat(150)}甲${")".repeat(150)} = 1`],
  ["150 conditions", `${"if 甲 = 1 then ".repeat(150)}甲 = 1`],
])("%s is long, but can be explained", (_, source) => {
  expect(explained(source).zh.length).toBeGreaterThan(700);
});
