import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellAtFault, cellsRead, rowAtFault } from "../../src/language/cells-read.js";
import { evaluate } from "../../src/language/evaluate.js";
import { explainFailure } from "../../src/language/explain-failure.js";
import { parse } from "../../src/language/parse.js";
import type { Expression } from "../../src/model/expression.js";
import {
  BLANK,
  NONE,
  toDateValue,
  toNumberValue,
  toTextValue,
  UNKNOWN,
  type Value,
} from "../../src/model/value.js";
import { anyFacts, type Facts, toScope, typedCondition } from "./arbitrary.js";

function treeOf(source: string): Expression {
  const { tree, problems } = parse(source);
  if (!tree) throw new Error(`${source}: ${JSON.stringify(problems)}`);
  return tree;
}

type Plain = number | string | Value;
const toValues = (plain: Readonly<Record<string, Plain>>): Facts["fields"] =>
  Object.fromEntries(
    Object.entries(plain).map(([name, value]) => [
      name,
      typeof value === "number"
        ? toNumberValue(value)
        : typeof value === "string"
          ? toTextValue(value)
          : value,
    ]),
  );

/** Explains a check that does fail on these answers. */
function explained(
  source: string,
  fields: Readonly<Record<string, Plain>>,
  more: Partial<Facts> = {},
) {
  const tree = treeOf(source);
  const scope = toScope({ rows: [], ...more, fields: toValues(fields) });
  expect(evaluate(tree, scope)).toEqual({ outcome: "fail" });
  return explainFailure(tree, scope);
}

test("the sentence the whole project was made for", () => {
  const fields = { 总经费: 1748.1, 纵向经费: 1358, 横向经费: 390.5 };
  expect(explained("总经费 = 纵向经费 + 横向经费 ± 0.05", fields)).toEqual({
    zh: "总经费 1748.1 ≠ 纵向经费 1358 + 横向经费 390.5 = 1748.5，差 -0.4",
    en: "总经费 1748.1 ≠ 纵向经费 1358 + 横向经费 390.5 = 1748.5, difference -0.4",
  });
});

describe("comparisons that fail are told with both sides and their difference", () => {
  test.each<[string, Readonly<Record<string, Plain>>, string, string?]>([
    ["甲 <= 乙", { 甲: 6, 乙: 5 }, "甲 6 > 乙 5，差 1"],
    ["甲 >= 乙", { 甲: 1, 乙: 3 }, "甲 1 < 乙 3，差 -2"],
    ["甲 < 乙", { 甲: 3, 乙: 3 }, "甲 3 ≥ 乙 3"],
    ["甲 > 乙", { 甲: 1, 乙: 3 }, "甲 1 ≤ 乙 3，差 -2"],
    ["甲 <> 乙", { 甲: 3, 乙: 3 }, "甲 3 = 乙 3"],
    ["甲 = 乙", { 甲: 3, 乙: NONE }, "甲 3 ≠ 乙 无", "甲 3 ≠ 乙 none"],
    ["甲 = 乙 + 0", { 甲: 0.30000000000000004, 乙: 0.4 }, "甲 0.3 ≠ 乙 0.4 + 0 = 0.4，差 -0.1"],
    ["甲 = -乙", { 甲: 3, 乙: 2 }, "甲 3 ≠ -乙 2 = -2，差 5"],
    ["甲 = (乙 + 1) * 2", { 甲: 3, 乙: 2 }, "甲 3 ≠ (乙 2 + 1) × 2 = 6，差 -3"],
    ["甲 - 乙 = 丙", { 甲: 1, 乙: -2, 丙: 4 }, "甲 1 − 乙 -2 = 3 ≠ 丙 4，差 -1"],
    ["甲 <= 乙 ± 0.1", { 甲: 1.5, 乙: 1 }, "甲 1.5 > 乙 1，差 0.5"],
    ['类 = "一"', { 类: "三" }, "类 “三” ≠ “一”", "类 “三” ≠ “一”"],
    ["类 = 名", { 类: "三", 名: NONE }, "类 “三” ≠ 名 无", "类 “三” ≠ 名 none"],
    [
      "max(甲, 乙) <= 2",
      { 甲: 1, 乙: 3 },
      "甲 1、乙 3 中的最大值 = 3 > 2，差 1",
      "the largest of 甲 1, 乙 3 = 3 > 2, difference 1",
    ],
    [
      "length(类) <= 2",
      { 类: "一二三" },
      "类 “一二三” 的字数 = 3 > 2，差 1",
      "the length of 类 “一二三” = 3 > 2, difference 1",
    ],
  ])("%s with %j", (source, fields, zh, en = zh.replace("，差", ", difference")) => {
    const told = explained(source, fields);
    expect(told.zh).toBe(zh);
    expect(told.en).toBe(en);
  });

  test("a side that is equal only within the tolerance is not called equal outright", () => {
    const fields = { 甲: 0.95, 乙: 1, 丙: 7 };
    expect(explained("甲 <> 乙 ± 0.1", fields)).toEqual({
      zh: "甲 0.95 = 乙 1（允许相差 0.1）",
      en: "甲 0.95 = 乙 1 (within 0.1)",
    });
    expect(explained("甲 < 乙 ± 0.1", fields).zh).toBe("甲 0.95 ≥ 乙 1（允许相差 0.1），差 -0.05");
    expect(explained("if 甲 = 乙 ± 0.1 then 丙 = 0", fields).zh).toBe(
      "甲 0.95 = 乙 1（允许相差 0.1），但 丙 7 ≠ 0，差 7",
    );
  });

  test("last year's value is told as such", () => {
    const previous = toValues({ 面积: 100 });
    const told = explained(
      "面积 = previous(面积) + 新增 ± 0.01",
      { 面积: 110, 新增: 0 },
      { previous },
    );
    expect(told).toEqual({
      zh: "面积 110 ≠ 上年面积 100 + 新增 0 = 100，差 10",
      en: "面积 110 ≠ last year's 面积 100 + 新增 0 = 100, difference 10",
    });
  });

  test("an aggregate is told with what it comes to", () => {
    const rows = [
      { 数: 2, 价: 500000, 类: "甲所" },
      { 数: 1, 价: 900000, 类: "乙所" },
    ].map(toValues);
    const check = "合计 = sum(表.数 * 表.价 where 表.类 = 单位) ± 0.005";
    expect(explained(check, { 合计: 900000, 单位: "甲所" }, { rows })).toEqual({
      zh: "合计 900000 ≠ (表.数 × 表.价) 之和（限 表.类 等于 单位 的行） = 1000000，差 -100000",
      en: "合计 900000 ≠ the sum of (表.数 × 表.价) (in rows where 表.类 equals 单位) = 1000000, difference -100000",
    });
    expect(explained("count(表.类) >= 3", {}, { rows }).zh).toBe(
      "填有 表.类 的行数 = 2 < 3，差 -1",
    );
  });

  test("a year is told beside the date it was taken from", () => {
    const fields = { 购置日期: toDateValue("2022-01-01"), 报告年度: 2021 };
    expect(explained("year(购置日期) <= 报告年度", fields).zh).toMatch(
      /2022-01-01.*2022 > 报告年度 2021，差 1$/,
    );
  });
});

describe("conditions that fail are told by what is the case", () => {
  test.each<[string, Readonly<Record<string, Plain>>, string, string]>([
    [
      "甲 / 乙 between 0.1 and 10",
      { 甲: 100, 乙: 2 },
      "甲 100 ÷ 乙 2 = 50 不在 0.1 与 10 之间",
      "甲 100 ÷ 乙 2 = 50 is not between 0.1 and 10",
    ],
    ["not 甲 between 1 and 2", { 甲: 1 }, "甲 1 在 1 与 2 之间", "甲 1 is between 1 and 2"],
    [
      '类 in {"一", "二"}',
      { 类: "三" },
      "类 “三” 不是 “一”、“二” 之一",
      "类 “三” is not one of “一”, “二”",
    ],
    ["甲 is blank", { 甲: 1 }, "甲 不为空白", "甲 is not blank"],
    ["甲 is not blank", { 甲: BLANK }, "甲 为空白", "甲 is blank"],
    ["甲 is none", { 甲: UNKNOWN }, "甲 不为“无”", "甲 is not “none”"],
    ["甲 is not none", { 甲: NONE }, "甲 为“无”", "甲 is “none”"],
    ["not 甲 is none", { 甲: NONE }, "甲 为“无”", "甲 is “none”"],
    [
      "if 项数 = 0 then 金额 = 0",
      { 项数: 0, 金额: 12.5 },
      "项数 0 = 0，但 金额 12.5 ≠ 0，差 12.5",
      "项数 0 = 0, but 金额 12.5 ≠ 0, difference 12.5",
    ],
    [
      "if 甲 > 0 and 乙 > 0 then 甲 / 乙 between 0.1 and 10",
      { 甲: 100, 乙: 2 },
      "甲 100 > 0 且 乙 2 > 0，但 甲 100 ÷ 乙 2 = 50 不在 0.1 与 10 之间",
      "甲 100 > 0 and 乙 2 > 0, but 甲 100 ÷ 乙 2 = 50 is not between 0.1 and 10",
    ],
    [
      "if 甲 is none or 甲 = 0 then 乙 is none",
      { 甲: 0, 乙: 3 },
      "甲 0 = 0，但 乙 不为“无”",
      "甲 0 = 0, but 乙 is not “none”",
    ],
  ])("%s with %j", (source, fields, zh, en) => {
    expect(explained(source, fields)).toEqual({ zh, en });
  });

  test("of the terms of and, only those that fail are told; of or, all", () => {
    const fields = { 甲: 1, 乙: 3, 丙: "低" };
    expect(explained('甲 = 1 and 丙 = "高"', fields).zh).toBe("丙 “低” ≠ “高”");
    expect(explained('乙 is blank or 丙 = "高"', fields).zh).toBe("乙 不为空白 且 丙 “低” ≠ “高”");
    expect(explained('甲 = 1 and (乙 is blank or 丙 = "高")', fields).zh).toBe(
      "乙 不为空白 且 丙 “低” ≠ “高”",
    );
    expect(explained("not (甲 = 1 or 乙 = 2)", fields).zh).toBe("甲 1 = 1");
    expect(explained("甲 = 1 and 丁 = 1 and 乙 is blank", fields).zh).toBe("乙 不为空白");
  });
});

describe("functions are told with the values they were given", () => {
  const [DAY, LATER] = [toDateValue("2021-12-31"), toDateValue("2022-01-01")];
  const rows = [
    { 数: 3, 价: 1, 类: "高", 日: LATER },
    { 数: NONE, 价: 2, 类: "低", 日: NONE },
    { 数: 2, 价: 3, 类: "“低”", 日: DAY },
  ].map(toValues);
  const fields = { 甲: 5, 名称: "“高 校”", 别名: "高 中", 日期: LATER, 止: DAY };
  test.each<[string, string, string]>([
    ["every(表.价 > 1)", "表.价 1 ≤ 1", "表.价 1 ≤ 1"],
    ["every(表.价 > 甲 where 表.数 = 2)", "表.价 3 ≤ 甲 5", "表.价 3 ≤ 甲 5"],
    ["not any(表.价 > 1)", "表.价 2 > 1", "表.价 2 > 1"],
    [
      "any(表.价 > 5 and 表.数 > 5)",
      "表 中没有一行 （表.价 大于 5 且 表.数 大于 5）",
      "no row of 表 is such that (表.价 is greater than 5 and 表.数 is greater than 5)",
    ],
    ["any(表.价 > 5)", "表 的每一行 表.价 不超过 5", "in every row of 表, 表.价 does not exceed 5"],
    [
      "not every(表.价 > 0)",
      "表 的每一行 表.价 大于 0",
      "in every row of 表, 表.价 is greater than 0",
    ],
    ["ordered(表.数)", "表.数 3，其后却是 表.数 2", "表.数 3, but below it 表.数 2"],
    [
      "ordered(表.日)",
      "表.日 2022-01-01，其后却是 表.日 2021-12-31",
      "表.日 2022-01-01, but below it 表.日 2021-12-31",
    ],
    ["not ordered(表.价)", "表.价 自上而下不减少", "表.价 never decreases down the rows"],
    ["if 甲 > 0 then every(表.价 < 3)", "甲 5 > 0，但 表.价 3 ≥ 3", "甲 5 > 0, but 表.价 3 ≥ 3"],
    ["mean(表.价) <= 1", "表.价 的平均值 = 2 > 1，差 1", "the mean of 表.价 = 2 > 1, difference 1"],
    [
      "distinct(表.类) < 3",
      "表.类 中不同内容的个数 = 3 ≥ 3",
      "the number of different values of 表.类 = 3 ≥ 3",
    ],
    [
      "lookup(表.数 where 表.价 = 1) = 甲",
      "表.数（取 表.价 等于 1 的第一行） = 3 ≠ 甲 5，差 -2",
      "表.数 (in the first row where 表.价 equals 1) = 3 ≠ 甲 5, difference -2",
    ],
    [
      'lookup(表.类 where 表.价 = 2) = "高"',
      "表.类（取 表.价 等于 2 的第一行） = “低” ≠ “高”",
      "表.类 (in the first row where 表.价 equals 2) = “低” ≠ “高”",
    ],
    [
      "contains(名称, 别名)",
      "名称 ““高 校”” 不包含 别名 “高 中”",
      "名称 ““高 校”” does not contain 别名 “高 中”",
    ],
    ['not contains(别名, "高")', "别名 “高 中” 包含 “高”", "别名 “高 中” contains “高”"],
    [
      'matches(别名, "高?")',
      "别名 “高 中” 不符合样式 “高?”",
      "别名 “高 中” does not match the pattern “高?”",
    ],
    [
      'not matches(别名, "高*")',
      "别名 “高 中” 符合样式 “高*”",
      "别名 “高 中” matches the pattern “高*”",
    ],
    [
      'plain(别名, "spaces") = "高校"',
      "别名 “高 中”（不计空格） ≠ “高校”",
      "别名 “高 中” (ignoring spaces) ≠ “高校”",
    ],
    [
      "日期 <= date(2021, 12, 31)",
      "日期 2022-01-01 > 2021 年 12 月 31 日",
      "日期 2022-01-01 > 2021-12-31",
    ],
    [
      "日期 <= date(甲 + 2000, 1, 1)",
      "日期 2022-01-01 > (甲 5 + 2000) 年 1 月 1 日 = 2005-01-01",
      "日期 2022-01-01 > the date of year (甲 5 + 2000), month 1, day 1 = 2005-01-01",
    ],
    [
      "日期 = last_day(日期)",
      "日期 2022-01-01 ≠ 日期 2022-01-01 当月末日 = 2022-01-31",
      "日期 2022-01-01 ≠ the last day of the month of 日期 2022-01-01 = 2022-01-31",
    ],
    [
      "day(日期) > 15",
      "日期 2022-01-01 的日 = 1 ≤ 15，差 -14",
      "the day of the month of 日期 2022-01-01 = 1 ≤ 15, difference -14",
    ],
    [
      "days_between(止, 日期) > 1",
      "止 2021-12-31 至 日期 2022-01-01 相隔的天数 = 1 ≤ 1",
      "the number of days from 止 2021-12-31 to 日期 2022-01-01 = 1 ≤ 1",
    ],
    [
      "months_between(止, 日期) = 0",
      "止 2021-12-31 至 日期 2022-01-01 相隔的月数 = 1 ≠ 0，差 1",
      "the number of months from 止 2021-12-31 to 日期 2022-01-01 = 1 ≠ 0, difference 1",
    ],
    ["日期 <= 止", "日期 2022-01-01 > 止 2021-12-31", "日期 2022-01-01 > 止 2021-12-31"],
  ])("%s", (source, zh, en) => {
    expect(explained(source, fields, { rows })).toEqual({ zh, en });
  });

  test("a condition on rows is at fault in the first row that is, an order in the later of two", () => {
    const scope = toScope({ fields: toValues(fields), rows });
    const at = (source: string) => {
      const tree = treeOf(source);
      const row = tree.kind === "aggregate" ? rowAtFault(tree, scope) : undefined;
      const { rows: all = [] } = scope.current.tables.get("表") ?? {};
      const cell = cellAtFault(tree, scope);
      return [
        row && all.indexOf(row),
        cell && all.findIndex((each) => [...each.values()].includes(cell)),
      ];
    };
    expect(at("every(表.价 <= 1)")).toEqual([1, 1]);
    expect(at("every(表.价 <= 1 where 表.价 <> 2)")).toEqual([2, 2]);
    expect(at("every(甲 > 表.价 + 2)")).toEqual([2, 2]);
    expect(at("ordered(表.日)")).toEqual([2, 2]);
    expect(at("any(表.价 > 1)")).toEqual([1, undefined]);
    expect(at("any(表.价 > 5)")).toEqual([undefined, undefined]);
    expect(at("if 甲 = 5 then every(表.价 <= 1)")).toEqual([undefined, 1]);
    expect(at("every(表.价 > 0)")).toEqual([undefined, undefined]);
    expect(at("甲 = 1")).toEqual([undefined, undefined]);
  });

  test("the cells read are those that decide", () => {
    const scope = toScope({ fields: toValues(fields), rows });
    const values = (source: string) =>
      cellsRead(treeOf(source), scope).map(({ value }) =>
        value.kind === "number" ? value.number : value.kind === "date" ? value.date : value.kind,
      );
    expect(values("every(表.价 <= 1)")).toEqual([2, 3]);
    expect(values("every(表.价 <= 甲 - 4)")).toEqual([2, 5, 3, 5]);
    expect(values("any(表.价 > 2)")).toEqual([3]);
    expect(values("any(表.价 > 甲)")).toEqual([5]);
    expect(values("ordered(表.日)")).toEqual(["2022-01-01", "2021-12-31"]);
    expect(values("mean(表.价) = 甲")).toEqual([1, 2, 3, 5]);
    expect(values("mean(表.价 where 表.数 > 0) = 甲")).toEqual([1, 3, 5]);
    expect(values("lookup(表.价 where 表.数 > 0) = 甲")).toEqual([1, 5]);
  });
});

test("whatever fails, the sentence has no hole, and names at least one number or word", () => {
  fc.assert(
    fc.property(typedCondition, anyFacts, (source, facts) => {
      const [tree, scope] = [treeOf(source), toScope(facts)];
      fc.pre(evaluate(tree, scope).outcome === "fail");
      const { zh, en } = explainFailure(tree, scope);
      for (const text of [zh, en]) expect(text).not.toMatch(/undefined|NaN|\[object|^$/);
      // A text of the answers may hold any sign.
      expect(en.replaceAll("高，低", "")).not.toMatch(/[（），]/);
    }),
    { numRuns: 1000 },
  );
});
