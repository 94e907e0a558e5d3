import { describe, expect, test } from "vitest";
import { checkSubmission } from "../../src/check/check.js";
import type { Explanation } from "../../src/model/explanation.js";
import { explainsNothing } from "../../src/model/explanation.js";
import { answered } from "../fixtures/answers.js";
import { loadedForm } from "../fixtures/erc-annual.js";

const FORM = loadedForm(`
form: sample
version: "1"
title: 示例
none: 无
reporting_unit: 名称
period: 年度
empty_explanations: [核实无误, 情况属实]
units: {}
sheets:
  - name: 表
    sections:
      - title: 栏
        fields:
          名称: { type: text }
          年度: { type: year }
          收入: { type: decimal }
          支出: { type: decimal }
      - title: 明细
        table: 明细
        columns:
          数: { type: decimal }
checks:
  - id: 收大于支
    severity: warning
    assert: 收入 >= 支出
    accept: [{ 收入: 2, 支出: 1 }]
    reject: [{ 收入: 1, 支出: 2 }]
  - id: 收入不为零
    assert: 收入 > 0
    accept: [{ 收入: 1 }]
    reject: [{ 收入: 0 }]
  - id: 数不大
    severity: warning
    rows: 明细
    assert: 数 < 10
    accept: [{ 数: 1 }]
    reject: [{ 数: 10 }]
`);

const place = { kind: "cell", sheet: "核实说明", address: "D4" } as const;

/** Each finding as rule, address and explanation. */
function findingsWith(...explanations: readonly Omit<Explanation, "place">[]) {
  const submission = answered(FORM, {
    fields: { 名称: "示例中心", 年度: 2024, 收入: 0, 支出: 5 },
    tables: { 明细: [{ 数: 10 }, { 数: 20 }] },
  });
  const all = explanations.map((explanation) => ({ ...explanation, place }));
  const { findings } = checkSubmission(FORM, { ...submission, explanations: all });
  return findings.map(({ rule, place: at, explained }) => [
    rule,
    at.kind === "cell" ? at.address : "",
    explained,
  ]);
}

const BOTH = ["sample/数不大", "A12", undefined];
const [FIRST, SECOND] = [
  ["sample/数不大", "A11", undefined],
  ["sample/数不大", "A12", undefined],
];
const INCOME = ["sample/收入不为零", "C7", undefined];

describe("a warning", () => {
  test("stays as it is without an explanation", () => {
    expect(findingsWith()).toEqual([INCOME, ["sample/收大于支", "C7", undefined], FIRST, SECOND]);
  });

  test("is explained by what stands under its check", () => {
    expect(findingsWith({ check: "收大于支", text: "本年设备更新" })).toEqual([
      INCOME,
      ["sample/收大于支", "C7", "本年设备更新"],
      FIRST,
      SECOND,
    ]);
  });

  test("of the whole form is explained though its cell has moved since", () => {
    const cell = { sheet: "表", address: "C99" };
    expect(findingsWith({ check: "收大于支", text: "设备更新", cell })[1]).toEqual([
      "sample/收大于支",
      "C7",
      "设备更新",
    ]);
  });

  test("of one row is not explained by what was written about another", () => {
    const cell = { sheet: "表", address: "A11" };
    expect(findingsWith({ check: "数不大", text: "一次购入", cell }).slice(2)).toEqual([
      ["sample/数不大", "A11", "一次购入"],
      BOTH,
    ]);
  });

  test("of all rows is explained by what was written about the check", () => {
    expect(findingsWith({ check: "数不大", text: "一次购入" }).slice(2)).toEqual([
      ["sample/数不大", "A11", "一次购入"],
      ["sample/数不大", "A12", "一次购入"],
    ]);
  });

  test("is not explained by an empty phrase, which is pointed out", () => {
    expect(findingsWith({ check: "收大于支", text: "核实无误。" })).toEqual([
      INCOME,
      ["sample/收大于支", "C7", undefined],
      FIRST,
      SECOND,
      ["explanation-empty", "D4", undefined],
    ]);
  });
});

test("an error is an error, whatever is written about it", () => {
  expect(findingsWith({ check: "收入不为零", text: "没有收入" })[0]).toEqual(INCOME);
});

test.each([
  ["核实无误", true],
  ["核 实 无 误。", true],
  ["　无", true],
  ["——", true],
  ["", true],
  ["核实无误，系往年合同到账", false],
  ["设备更新", false],
])("“%s” explains nothing: %s", (text, expected) => {
  expect(explainsNothing(text, FORM.emptyExplanations)).toBe(expected);
});
