import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "../../src/language/parse.js";
import { print, printName } from "../../src/language/print.js";
import { anyName, anyTree, typedCondition, withoutSpans } from "./arbitrary.js";

const reprint = (source: string): string => {
  const { tree } = parse(source);
  return tree ? print(tree) : "no tree";
};

describe("a check is printed in one spelling, with as few brackets as possible", () => {
  test.each([
    ["如果（甲＝1）则（乙≤2）", "if 甲 = 1 then 乙 <= 2"],
    ["((甲)) + (乙 * 丙) = (1)", "甲 + 乙 * 丙 = 1"],
    ["(甲 + 乙) * 丙 = 1", "(甲 + 乙) * 丙 = 1"],
    ["甲 - (乙 - 丙) = 1", "甲 - (乙 - 丙) = 1"],
    ["(甲 - 乙) - 丙 = 1", "甲 - 乙 - 丙 = 1"],
    ["甲 / (乙 * 丙) = 1", "甲 / (乙 * 丙) = 1"],
    ["-(甲 + 乙) = - 甲", "-(甲 + 乙) = -甲"],
    ["甲=乙±0.050", "甲 = 乙 ± 0.05"],
    ["(甲 = 1 or 乙 = 2) and not (丙 = 3)", "(甲 = 1 or 乙 = 2) and not 丙 = 3"],
    ["not (甲 = 1 and 乙 = 2)", "not (甲 = 1 and 乙 = 2)"],
    ["(甲 = 1) = (乙 = 2)", "(甲 = 1) = (乙 = 2)"],
    ["(if 甲 = 1 then 乙 = 2) or 丙 = 3", "(if 甲 = 1 then 乙 = 2) or 丙 = 3"],
    ["Sum( 表 . 数 Where 表.类 = “一” )", 'sum(表.数 where 表.类 = "一")'],
    ["ROUND(甲,2) In {1,2}", "round(甲, 2) in {1, 2}"],
    ["Every((表.数 > 0) 其中 (甲 = 1))", "every(表.数 > 0 where 甲 = 1)"],
    ["LOOKUP(表.数 where（表.类＝“一”）)", 'lookup(表.数 where 表.类 = "一")'],
    ["not(any(表.数>0))", "not any(表.数 > 0)"],
    ["Matches(名称，“a*”)", 'matches(名称, "a*")'],
    ["plain( 名称 ,“bars”)=乙", 'plain(名称, "bars") = 乙'],
    ["Days_Between(甲,date(2021,1,1))＞0", "days_between(甲, date(2021, 1, 1)) > 0"],
    ["previous([a b]) 为 非 无", "previous([a b]) is not none"],
    ["甲 介于 1 且 2 且 乙 为 空", "甲 between 1 and 2 and 乙 is blank"],
    ['类 = “他说"好"”', '类 = “他说"好"”'],
  ])("%s", (source, canonical) => {
    expect(reprint(source)).toBe(canonical);
    expect(reprint(canonical)).toBe(canonical);
  });
});

test.each([
  ["0", "0"],
  ["007", "7"],
  ["0.10", "0.1"],
  ["1234567.89", "1234567.89"],
  ["0.000001", "0.000001"],
  ["0.00000000000000000001", "0.00000000000000000001"],
  ["1000000000000000000000", "1000000000000000000000"],
])("the number %s is printed %s, without groups and exponents", (source, printed) => {
  expect(reprint(source)).toBe(printed);
});

test.each([
  ["总经费", "总经费"],
  ["转让合同项数_专利", "转让合同项数_专利"],
  ["m³", "m³"],
  ["无形资产", "无形资产"],
  ["无", "[无]"],
  ["IF", "[IF]"],
  ["如果", "[如果]"],
  ["国际/国家标准", "[国际/国家标准]"],
  ["1月", "[1月]"],
  ["a.b", "[a.b]"],
  [" ", "[ ]"],
])("the name %s is written %s", (name, written) => {
  expect(printName(name)).toBe(written);
});

test("every name is read back as the one name it is", () => {
  fc.assert(
    fc.property(anyName, (name) => {
      expect(parse(printName(name)).tree).toMatchObject({ kind: "reference", name });
    }),
  );
});

test("parsing what was printed gives the tree again", () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      const { tree: again, problems } = parse(print(tree));
      expect(problems).toEqual([]);
      expect(withoutSpans(again)).toEqual(withoutSpans(tree));
    }),
    { numRuns: 2000 },
  );
});

test("printing what was parsed changes nothing the second time", () => {
  fc.assert(
    fc.property(fc.oneof(anyTree.map(print), typedCondition), (source) => {
      const printed = reprint(source);
      expect(printed).not.toBe("no tree");
      expect(reprint(printed)).toBe(printed);
    }),
    { numRuns: 1000 },
  );
});
