import fc from "fast-check";
import { expect, test } from "vitest";
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
    "如果 甲 大于 0 且 并非（乙 不等于 1），则 丙 应不超过 1",
    "if 甲 is greater than 0 and it is not so that (乙 does not equal 1), then 丙 must not exceed 1",
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
  ["900 nots", `${"not ".repeat(900)}甲 = 1`],
  ["150 conditions", `${"if 甲 = 1 then ".repeat(150)}甲 = 1`],
])("%s is long, but can be explained", (_, source) => {
  expect(explained(source).zh.length).toBeGreaterThan(900);
});
