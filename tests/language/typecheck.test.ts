import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "../../src/language/parse.js";
import type { LanguageProblem } from "../../src/language/problem.js";
import type { Names } from "../../src/language/resolve.js";
import { typecheck } from "../../src/language/typecheck.js";
import type { Unit } from "../../src/model/form.js";
import { anyTree, byName, NAMES as PURE_NAMES, toField, typedCondition } from "./arbitrary.js";

const toUnit = (name: string, more: Partial<Unit> = {}): Unit => ({
  name,
  also: [],
  factor: 1,
  of: name,
  counts: false,
  ...more,
});

/** Names with units: 万元, 元, 人, 台 and m2, as the forms have them. */
const NAMES: Names = {
  units: byName([
    toUnit("元"),
    toUnit("万元", { of: "元", factor: 10000 }),
    toUnit("人", { counts: true }),
    toUnit("台", { counts: true }),
    toUnit("m2"),
  ]),
  fields: byName([
    toField("总经费", "decimal", { unit: "万元" }),
    toField("纵向经费", "decimal", { unit: "万元" }),
    toField("设备合计", "decimal", { unit: "元" }),
    toField("固定人员", "integer", { unit: "人" }),
    toField("教授", "integer", { unit: "人" }),
    toField("面积", "decimal", { unit: "m2" }),
    toField("比例", "decimal"),
    toField("年度", "year"),
    toField("名称", "text"),
    toField("领域", "choice", { options: ["农业", "医药卫生", "能源与矿业"] }),
    toField("填报日期", "date"),
    toField("单价", "integer", { unit: "人" }),
    toField("或有负债", "decimal", { unit: "万元" }),
  ]),
  tables: byName([
    {
      name: "仪器",
      rows: 10,
      required: false,
      columns: byName([
        toField("单位", "text"),
        toField("数量", "integer", { unit: "台" }),
        toField("单价", "decimal", { unit: "元" }),
        toField("购置日期", "date"),
      ]),
    },
    {
      name: "合计",
      rows: 10,
      required: false,
      columns: byName([toField("单位", "text"), toField("金额", "decimal", { unit: "元" })]),
    },
  ]),
};

function problemsOf(
  source: string,
  rows?: string,
  names: Names = NAMES,
): readonly LanguageProblem[] {
  const { tree, problems } = parse(source);
  return tree ? typecheck(tree, { ...names, rows }) : problems;
}

/** Each problem's code, and the part of the source it stands at. */
const found = (source: string, rows?: string) =>
  problemsOf(source, rows).map(({ code, span }) => [
    code.replace("language/", ""),
    source.slice(span.start, span.end),
  ]);

test.each([
  "总经费 = 纵向经费",
  "总经费 = 纵向经费 * 2 + 0.5 ± 0.05",
  "总经费 / 纵向经费 between 0.1 and 10",
  "总经费 / 纵向经费 <= 比例",
  "比例 = 教授 / 固定人员",
  "教授 <= 固定人员 * 比例",
  "教授 <= 固定人员 * (总经费 / 纵向经费)",
  "设备合计 = sum(仪器.数量 * 仪器.单价) ± 0.005",
  "设备合计 = sum(仪器.单价 * 仪器.数量 where 仪器.单位 = 名称)",
  "sum(仪器.单价 * 仪器.数量) / sum(仪器.数量) <= 设备合计",
  "设备合计 / 固定人员 > 设备合计 / 2",
  "面积 * 面积 = 面积 * 面积",
  "总经费 - 5 > 5 - 总经费",
  "5 <= 总经费",
  "count(仪器.单价) = 固定人员",
  "count(仪器.单位 where 仪器.单价 > 设备合计) >= 1",
  "min(总经费, 纵向经费, 3) >= max(0, 纵向经费)",
  "max(仪器.单价) <= 设备合计",
  "abs(总经费 - previous(总经费)) <= 100",
  "round(总经费, 2) = 总经费",
  "year(填报日期) <= 年度",
  "length(名称) <= 30 and length(领域) > 0",
  '名称 = "甲" or 名称 <> 领域',
  '领域 = "农业"',
  '领域 in {"农业", "医药卫生"}',
  "填报日期 is blank or 名称 is not none or 领域 is none",
  "填报日期 = previous(填报日期)",
  "if not 总经费 > 0 then 纵向经费 = 0",
  "或有负债 <= 总经费",
  "mean(仪器.单价) <= 设备合计",
  "mean(仪器.单价 * 仪器.数量 where 仪器.单价 > 设备合计) <= 设备合计",
  "distinct(仪器.单位) = 固定人员 and distinct(仪器.单价) = 教授 and distinct(仪器.购置日期) > 1",
  "lookup(仪器.单价 where 仪器.单位 = 名称) = 设备合计",
  "lookup(仪器.单位 where 仪器.单价 > 设备合计) = 名称",
  "lookup(仪器.购置日期 where 仪器.单位 = 名称) <= 填报日期",
  'every(仪器.单价 > 设备合计 or contains(仪器.单位, "所"))',
  "any(仪器.购置日期 >= 填报日期 where 仪器.单位 is not blank)",
  "if any(仪器.单价 > 设备合计) then not every(仪器.数量 > 1)",
  "every(仪器.单价 <= mean(仪器.单价))",
  "ordered(仪器.单价) and ordered(仪器.购置日期 where 仪器.单位 = 名称)",
  'contains(名称, 领域) and contains(plain(名称), "研究")',
  'matches(名称, "http*://*") and matches(plain(领域, "spaces"), "####")',
  'plain(名称) = plain(领域, "spaces", "quotes", "bars", "width")',
  "填报日期 <= date(年度, 12, 31) and 填报日期 between date(年度, 1, 1) and date(年度, 12, 31)",
  "month(填报日期) <= 12 and day(填报日期) = 固定人员",
  "填报日期 in {first_day(填报日期), last_day(填报日期)}",
  "days_between(填报日期, last_day(填报日期)) <= 30",
  "months_between(填报日期, date(2021, 1, 1)) >= 固定人员",
])("%s makes sense", (source) => {
  expect(problemsOf(source)).toEqual([]);
});

test("every source of the typed kind makes sense, unless it mentions no field", () => {
  fc.assert(
    fc.property(typedCondition, (source) => {
      const others = problemsOf(source, undefined, PURE_NAMES).filter(
        ({ code }) => code !== "language/no-field",
      );
      expect(others).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

describe("names", () => {
  test.each<[string, string, string, string[]]>([
    ["总经廢 > 0", "总经廢", "总经廢", ["总经费"]],
    ["经费 > 0", "经费", "经费", ["总经费", "纵向经费"]],
    ["财务费用 > 0", "财务费用", "财务费用", []],
    ["previous(总经) > 0", "previous(总经)", "总经", ["总经费"]],
    ["sum(仪器.数) > 0", "仪器.数", "数", ["数量"]],
    ["sum(仪表.数量) > 0", "仪表.数量", "仪表", ["仪器"]],
    ["数量 > 0", "数量", "数量", ["仪器.数量"]],
    ["或有负责 > 0", "或有负责", "或有负责", ["或有负债"]],
  ])("%s: %s is unknown", (source, at, word, nearest) => {
    const [problem, ...others] = problemsOf(source);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: "language/unknown-name", severity: "error" });
    expect(source.slice(problem?.span.start, problem?.span.end)).toBe(at);
    expect(problem?.data).toEqual({ found: word, nearest });
  });

  test("a name that needs brackets is proposed in brackets, and a column with its table", () => {
    const fields = byName([toField("a.b", "decimal"), toField("国际/国家", "decimal")]);
    const tables = byName([
      { name: "1 表", rows: 1, required: false, columns: byName([toField("量", "decimal")]) },
    ]);
    const nearestTo = (source: string) =>
      problemsOf(source, undefined, { fields, tables, units: new Map() })[0]?.data.nearest;
    expect(nearestTo("[a.c] > 0")).toEqual(["[a.b]"]);
    expect(nearestTo("国际国家 > 0")).toEqual(["[国际/国家]"]);
    expect(nearestTo("[1表.量] > 0")).toEqual(["[1 表].量"]);
  });

  test.each([
    ["如果总经费 > 0", "如果 总经费"],
    ["not 且总经费 > 0", "且 总经费"],
    ["如果总经费大于0则纵向经费大于0", "如果 总经费大于0则纵向经费大于0"],
  ])("%s has a keyword that runs into a name", (source, meant) => {
    expect(problemsOf(source)).toMatchObject([{ code: "language/needs-spaces", data: { meant } }]);
  });
});

describe("rows of a table", () => {
  test.each<[string, string | undefined, string[][]]>([
    ["单价 >= 设备合计", "仪器", []],
    // Both the form and the table have 单价: the column wins, which is in 元, not in 人.
    ["单价 >= 固定人员", "仪器", [["unit-mismatch", "单价 >= 固定人员"]]],
    ["单价 >= 固定人员", undefined, []],
    ["合计.金额 > 0", undefined, [["column-outside-aggregate", "合计.金额"]]],
    ["仪器.数量 > 0", "仪器", [["column-outside-aggregate", "仪器.数量"]]],
    ["仪器.单位 is blank", undefined, [["column-outside-aggregate", "仪器.单位"]]],
    ["金额 = sum(仪器.单价 where 仪器.单位 = 单位)", "合计", []],
    [
      "金额 = sum(仪器.单价 where 合计.单位 = 单位)",
      "合计",
      [["column-outside-aggregate", "合计.单位"]],
    ],
    [
      "金额 = sum(仪器.单价 where count(合计.金额 where 合计.单位 = 仪器.单位) > 0)",
      "合计",
      [["column-outside-aggregate", "仪器.单位"]],
    ],
    ["previous(数量) > 0", "仪器", [["unknown-name", "previous(数量)"]]],
    ["previous(仪器.数量) > 0", undefined, [["unknown-name", "previous(仪器.数量)"]]],
    ["previous(单价) = 固定人员", "仪器", []],
  ])("%s in rows of %s", (source, rows, problems) => {
    expect(found(source, rows)).toEqual(problems);
  });

  test("last year's value of a column is not proposed for itself", () => {
    expect(problemsOf("previous(数量) > 0", "仪器")[0]?.data).toEqual({
      found: "数量",
      nearest: [],
    });
    expect(problemsOf("previous(仪器.数量) > 0")[0]?.data).toEqual({ found: "数量", nearest: [] });
  });
});

describe("conditions, amounts, texts and dates do not go together", () => {
  test.each<[string, string[][]]>([
    ["总经费", [["expected-condition", "总经费"]]],
    ["总经费 + 1", [["expected-condition", "总经费 + 1"]]],
    ["名称", [["expected-condition", "名称"]]],
    ["not 总经费", [["expected-condition", "总经费"]]],
    ["总经费 > 0 and 纵向经费", [["expected-condition", "纵向经费"]]],
    [
      "if 总经费 then 名称",
      [
        ["expected-condition", "总经费"],
        ["expected-condition", "名称"],
      ],
    ],
    ["sum(仪器.单价 where 仪器.单价) > 0", [["expected-condition", "仪器.单价"]]],
    ["(总经费 > 0) + 1 > 0", [["expected-amount", "(总经费 > 0)"]]],
    ["总经费 = (纵向经费 > 0)", [["expected-amount", "(纵向经费 > 0)"]]],
    ["名称 + 1 > 0", [["expected-amount", "名称"]]],
    ["-填报日期 > 0", [["expected-amount", "填报日期"]]],
    ["abs(名称) > 0", [["expected-amount", "名称"]]],
    ["round(总经费, 名称) > 0", [["expected-amount", "名称"]]],
    ["sum(仪器.单位) > 0", [["expected-amount", "仪器.单位"]]],
    ["max(仪器.购置日期) > 0", [["expected-amount", "仪器.购置日期"]]],
    ["min(名称, 领域) > 0", [["expected-amount", "名称"]]],
    ["max(填报日期, previous(填报日期)) > 0", [["expected-amount", "填报日期"]]],
    ["名称 = 5", [["type-mismatch", "5"]]],
    ["5 = 名称", [["type-mismatch", "5"]]],
    ['总经费 = "多"', [["type-mismatch", '"多"']]],
    ['填报日期 <= "2021-12-31"', [["type-mismatch", '"2021-12-31"']]],
    ["填报日期 <= 年度", [["type-mismatch", "年度"]]],
    ["填报日期 = previous(填报日期) ± 30", [["type-mismatch", "30"]]],
    ['名称 < "乙"', [["type-mismatch", '名称 < "乙"']]],
    ['名称 between "甲" and "乙"', [["type-mismatch", '名称 between "甲" and "乙"']]],
    ["名称 <= 5", [["type-mismatch", "5"]]],
    ['名称 = "甲" ± 1', [["type-mismatch", "1"]]],
    ['名称 in {"甲", 2}', [["type-mismatch", "2"]]],
    ["year(名称) > 2000", [["type-mismatch", "名称"]]],
    ["year(年度) > 2000", [["type-mismatch", "年度"]]],
    ["length(总经费) > 3", [["type-mismatch", "总经费"]]],
    ["sum(总经费) > 0", [["wrong-arguments", "总经费"]]],
    ["sum(5) > 0 and 总经费 > 0", [["wrong-arguments", "5"]]],
    ["count(仪器.数量 * 2) > 0", [["wrong-arguments", "仪器.数量 * 2"]]],
    ["sum(仪器.数量 * 合计.金额) > 0", [["wrong-arguments", "仪器.数量 * 合计.金额"]]],
    ["1 = 1", [["no-field", "1 = 1"]]],
    ['"甲" = "乙"', [["no-field", '"甲" = "乙"']]],
    [
      "财务 + 名称 > 0",
      [
        ["unknown-name", "财务"],
        ["expected-amount", "名称"],
      ],
    ],
  ])("%s", (source, problems) => {
    expect(found(source)).toEqual(problems);
  });

  test.each<[string, string[][]]>([
    // What gives a condition is no amount or text, and the reverse.
    ["every(仪器.数量 > 1) > 0", [["expected-amount", "every(仪器.数量 > 1)"]]],
    ["ordered(仪器.数量) + 1 > 0", [["expected-amount", "ordered(仪器.数量)"]]],
    ['contains(名称, "a") = 名称', [["expected-amount", 'contains(名称, "a")']]],
    ["mean(仪器.数量)", [["expected-condition", "mean(仪器.数量)"]]],
    ["distinct(仪器.单位) and 总经费 > 0", [["expected-condition", "distinct(仪器.单位)"]]],
    [
      "not lookup(仪器.单位 where 仪器.数量 > 1)",
      [["expected-condition", "lookup(仪器.单位 where 仪器.数量 > 1)"]],
    ],
    ["last_day(填报日期)", [["expected-condition", "last_day(填报日期)"]]],
    ["plain(名称) or 总经费 > 0", [["expected-condition", "plain(名称)"]]],
    ["every(仪器.数量)", [["expected-condition", "仪器.数量"]]],
    ["any(仪器.单位)", [["expected-condition", "仪器.单位"]]],
    ["any(仪器.数量 > 1 where 仪器.单位)", [["expected-condition", "仪器.单位"]]],
    // What runs over rows needs a column.
    ["every(总经费 > 1)", [["wrong-arguments", "总经费 > 1"]]],
    ["any(仪器.数量 > 合计.金额)", [["wrong-arguments", "仪器.数量 > 合计.金额"]]],
    ["mean(总经费) > 0", [["wrong-arguments", "总经费"]]],
    ["mean(仪器.单位) > 0", [["expected-amount", "仪器.单位"]]],
    ["mean(仪器.购置日期) > 0", [["expected-amount", "仪器.购置日期"]]],
    ["distinct(仪器.数量 * 2) > 0", [["wrong-arguments", "仪器.数量 * 2"]]],
    ["ordered(仪器.单位)", [["type-mismatch", "仪器.单位"]]],
    ["ordered(仪器.数量 * 2)", [["wrong-arguments", "仪器.数量 * 2"]]],
    ["ordered(year(仪器.购置日期))", [["wrong-arguments", "year(仪器.购置日期)"]]],
    ["lookup(仪器.数量) > 0", [["wrong-arguments", "lookup(仪器.数量)"]]],
    ["lookup(仪器.数量 * 2 where 仪器.数量 > 1) > 0", [["wrong-arguments", "仪器.数量 * 2"]]],
    ["lookup(仪器.单位 where 仪器.数量 > 1) = 5", [["type-mismatch", "5"]]],
    ["仪器.数量 > 1 and every(仪器.数量 > 1)", [["column-outside-aggregate", "仪器.数量"]]],
    // Texts.
    ["contains(总经费, 名称)", [["type-mismatch", "总经费"]]],
    ["contains(名称, 5)", [["type-mismatch", "5"]]],
    ["contains(填报日期, 名称)", [["type-mismatch", "填报日期"]]],
    ['matches(总经费, "5*")', [["type-mismatch", "总经费"]]],
    ["matches(名称, 领域)", [["wrong-arguments", "领域"]]],
    ["matches(名称, 5)", [["wrong-arguments", "5"]]],
    ["matches(名称, plain(领域))", [["wrong-arguments", "plain(领域)"]]],
    ["plain(总经费) = 名称", [["type-mismatch", "总经费"]]],
    ["plain(名称) > 5", [["type-mismatch", "5"]]],
    ['plain(名称, "space") = 名称', [["unknown-option", '"space"']]],
    ["plain(名称, 领域) = 名称", [["unknown-option", "领域"]]],
    ["length(填报日期) > 3", [["type-mismatch", "填报日期"]]],
    // Dates.
    ["填报日期 > date(名称, 1, 1)", [["expected-amount", "名称"]]],
    ["填报日期 > date(填报日期, 1, 1)", [["expected-amount", "填报日期"]]],
    ["date(2021, 1, 1) > 年度", [["type-mismatch", "年度"]]],
    ["month(年度) > 1", [["type-mismatch", "年度"]]],
    ['day("2021-01-01") > 1 and 总经费 > 0', [["type-mismatch", '"2021-01-01"']]],
    ["first_day(名称) = 填报日期", [["type-mismatch", "名称"]]],
    ["last_day(填报日期) = 31", [["type-mismatch", "31"]]],
    ["days_between(填报日期, 年度) > 0", [["type-mismatch", "年度"]]],
    ["months_between(名称, 填报日期) > 0", [["type-mismatch", "名称"]]],
    [
      "填报日期 - 填报日期 > 3",
      [
        ["expected-amount", "填报日期"],
        ["expected-amount", "填报日期"],
      ],
    ],
    // A mean has the unit of what it is of.
    ["mean(仪器.单价) > 总经费", [["unit-mismatch", "mean(仪器.单价) > 总经费"]]],
    [
      "lookup(仪器.单价 where 仪器.数量 > 1) = 固定人员",
      [["unit-mismatch", "lookup(仪器.单价 where 仪器.数量 > 1) = 固定人员"]],
    ],
  ])("%s of a function", (source, problems) => {
    expect(found(source)).toEqual(problems);
  });

  test("a wrong argument is told what there should be, an unknown class which is nearest", () => {
    expect(problemsOf('plain(名称, "space") = 名称')[0]?.data).toEqual({
      found: "space",
      nearest: ["spaces"],
      known: ["spaces", "quotes", "bars", "width"],
    });
    expect(problemsOf("lookup(仪器.数量) > 0")[0]?.data).toEqual({
      function: "lookup",
      expected: { zh: "“表.列 where 条件”", en: "“table.column where condition”" },
    });
    expect(problemsOf("matches(名称, 领域)")[0]?.data).toEqual({
      function: "matches",
      expected: {
        zh: '第二项写成引号里的样式，如 "http*://*"',
        en: 'a pattern in quotation marks second, such as "http*://*"',
      },
    });
  });

  test("a mismatch says what was expected and what was found", () => {
    expect(problemsOf("名称 = 5")[0]?.data).toEqual({
      expected: { zh: "文字", en: "a text" },
      found: { zh: "数", en: "a number" },
    });
    expect(problemsOf("总经费")[0]?.data).toEqual({ found: { zh: "数", en: "a number" } });
    expect(problemsOf("-名称 > 0")[0]?.data).toEqual({ found: { zh: "文字", en: "a text" } });
  });
});

describe("units", () => {
  test.each<[string, string, object]>([
    ["总经费 = 固定人员", "总经费 = 固定人员", { left: "万元", right: "人" }],
    ["5 - 总经费 > 固定人员", "5 - 总经费 > 固定人员", { left: "万元", right: "人" }],
    ["总经费 + 固定人员 > 0", "总经费 + 固定人员", { left: "万元", right: "人" }],
    ["总经费 = 设备合计", "总经费 = 设备合计", { left: "万元", right: "元", ratio: 10000 }],
    ["设备合计 <= 总经费", "设备合计 <= 总经费", { left: "元", right: "万元", ratio: 0.0001 }],
    [
      "总经费 = sum(仪器.单价)",
      "总经费 = sum(仪器.单价)",
      { left: "万元", right: "元", ratio: 10000 },
    ],
    [
      "总经费 = 纵向经费 ± 设备合计",
      "总经费 = 纵向经费 ± 设备合计",
      { left: "万元", right: "元", ratio: 10000 },
    ],
    [
      "总经费 between 1 and 固定人员",
      "总经费 between 1 and 固定人员",
      { left: "万元", right: "人" },
    ],
    ["总经费 in {1, 固定人员}", "总经费 in {1, 固定人员}", { left: "万元", right: "人" }],
    ["max(总经费, 固定人员) > 0", "max(总经费, 固定人员)", { left: "万元", right: "人" }],
    ["总经费 = 比例", "总经费 = 比例", { left: "万元", right: "" }],
    ["面积 * 面积 = 面积", "面积 * 面积 = 面积", { left: "m2·m2", right: "m2" }],
    ["总经费 / 面积 = 总经费", "总经费 / 面积 = 总经费", { left: "万元/m2", right: "万元" }],
    ["1 / 面积 = 面积", "1 / 面积 = 面积", { left: "1/m2", right: "m2" }],
    [
      "sum(仪器.数量 * 仪器.单价) = 固定人员",
      "sum(仪器.数量 * 仪器.单价) = 固定人员",
      { left: "元", right: "人" },
    ],
    ["总经费 / 纵向经费 = 总经费", "总经费 / 纵向经费 = 总经费", { left: "", right: "万元" }],
    ["教授 / 固定人员 = 固定人员", "教授 / 固定人员 = 固定人员", { left: "", right: "人" }],
    ["year(填报日期) = 固定人员", "year(填报日期) = 固定人员", { left: "", right: "人" }],
  ])("%s do not go together", (source, at, data) => {
    expect(found(source)).toEqual([["unit-mismatch", at]]);
    expect(problemsOf(source)[0]?.data).toEqual(data);
  });
});

test("a choice is compared with its own options only", () => {
  const known = ["农业", "医药卫生", "能源与矿业"];
  expect(problemsOf('领域 = "医药"')).toMatchObject([
    {
      code: "language/unknown-option",
      span: { start: 5, end: 9 },
      data: { found: "医药", nearest: ["医药卫生"], known },
    },
  ]);
  expect(found('领域 in {"农业", "林业"}')).toEqual([["unknown-option", '"林业"']]);
  expect(found('"林业" <> 领域')).toEqual([["unknown-option", '"林业"']]);
  expect(found('名称 = "林业"')).toEqual([]);
});

test("several slips are all reported, each once", () => {
  expect(found('总经废 = 固定人员 + 名称 and 领域 = "工业" and 总经费 = 教授')).toEqual([
    ["unknown-name", "总经废"],
    ["expected-amount", "名称"],
    ["unknown-option", '"工业"'],
    ["unit-mismatch", "总经费 = 教授"],
  ]);
});

test("no tree whatever makes the check of types throw", () => {
  fc.assert(
    fc.property(anyTree, fc.constantFrom(undefined, "表", "日期"), (tree, rows) => {
      expect(Array.isArray(typecheck(tree, { ...PURE_NAMES, rows }))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["functions", `${"min(".repeat(160)}总经费${", 1)".repeat(160)} > 0`],
  ["comparisons", `${"(".repeat(160)}总经费${" = 1)".repeat(160)} > 0`],
  ["sums", `${"总经费 + ".repeat(490)}1 > 0`],
])("deeply nested %s are looked at once each", (_, source) => {
  expect(problemsOf(source).length).toBeLessThan(200);
});
