import { describe, expect, test } from "vitest";
import { checkSubmission } from "../../src/check/check.js";
import { type Answers, answered } from "../fixtures/answers.js";
import { loadedForm } from "../fixtures/erc-annual.js";
import { at, shown } from "../fixtures/shown.js";

const FORM = loadedForm(`
form: placed
version: "1"
title: 落点
none: 无
reporting_unit: 名称
period: 年度
units: { 元: {}, 台: { counts: true } }
sheets:
  - name: 表
    sections:
      - title: 指标
        fields:
          名称: { type: text }
          年度: { type: year }
          总额: { type: decimal, unit: 元 }
          甲额: { type: decimal, unit: 元 }
          乙额: { type: decimal, unit: 元 }
  - name: 单
    sections:
      - title: 明细
        table: 明细
        rows: 5
        required: false
        columns:
          摘要: { type: text }
          单价: { type: decimal, unit: 元 }
          数量: { type: integer, unit: 台 }
checks:
  - id: 合计
    assert: 总额 = 甲额 + 乙额
    message: { zh: 应相等, en: should be equal }
    hint: 请核对
    accept: [{ 总额: 3, 甲额: 1, 乙额: 2 }]
    reject: [{ 总额: 4, 甲额: 1, 乙额: 2 }]
  - id: 标在别处
    severity: warning
    assert: 甲额 <= 乙额
    field: 名称
    accept: [{ 甲额: 1, 乙额: 2 }]
    reject: [{ 甲额: 3, 乙额: 2 }]
  - id: 条件
    severity: note
    assert: if 年度 >= 2020 then 甲额 = 5
    accept: [{ 年度: 2021, 甲额: 5 }]
    reject: [{ 年度: 2021, 甲额: 6 }]
  - id: 明细合计
    assert: 总额 = sum(明细.单价 * 明细.数量)
    accept: [{ 总额: 6, 明细: [{ 单价: 2, 数量: 3 }] }]
    reject: [{ 总额: 7, 明细: [{ 单价: 2, 数量: 3 }] }]
  - id: 有明细
    assert: count(明细.摘要) >= 1
    accept: [{ 明细: [{ 摘要: 甲 }] }]
    reject: [{ 明细: [] }]
  - id: 单价不超过总额
    rows: 明细
    assert: 单价 <= 总额
    accept: [{ 单价: 1, 总额: 2 }]
    reject: [{ 单价: 3, 总额: 2 }]
  - id: 每行标在摘要
    rows: 明细
    assert: 数量 <= 9
    field: 摘要
    accept: [{ 数量: 9 }]
    reject: [{ 数量: 10 }]
`);

const ROWS = [
  { 摘要: "一", 单价: 2, 数量: 3 },
  { 摘要: "二", 单价: 1, 数量: 4 },
];
const GOOD = { 名称: "甲", 年度: 2019, 总额: 10, 甲额: 5, 乙额: 5 };

function failures({ fields, tables }: Answers) {
  const answers = { fields: { ...GOOD, ...fields }, tables: { 明细: ROWS, ...tables } };
  return checkSubmission(FORM, answered(FORM, answers)).findings;
}

const summary = (answers: Answers) =>
  failures(answers).map(({ rule, severity, place, related, actual, expected }) => [
    rule.replace("placed/", ""),
    severity,
    at(place),
    related.map(at).join(" "),
    shown(actual),
    shown(expected),
  ]);

describe("a failed check", () => {
  test("is none where everything holds", () => {
    expect(summary({})).toEqual([]);
  });

  test("of an equation stands at its first field, with what stands there and what should", () => {
    expect(
      summary({
        fields: { 总额: 10.1, 乙额: 5 },
        tables: { 明细: [{ ...ROWS[0], 单价: 10.1, 数量: 1 }] },
      }),
    ).toEqual([["合计", "error", "表!C7", "表!C8 表!C9", 10.1, 10]]);
  });

  test("stands where its author says, with all that it read beside it", () => {
    expect(summary({ fields: { 甲额: 6, 乙额: 4 } })).toEqual([
      ["标在别处", "warning", "表!C5", "表!C8 表!C9", undefined, undefined],
    ]);
  });

  test("of a condition has the amounts of what follows from it", () => {
    expect(summary({ fields: { 年度: 2021, 甲额: 4, 乙额: 6 } })).toEqual([
      ["条件", "note", "表!C8", "表!C6", 4, 5],
    ]);
  });

  test("of an aggregate names the cells of every row", () => {
    expect(summary({ fields: { 甲额: 6, 乙额: 6, 总额: 12 } })).toEqual([
      ["明细合计", "error", "表!C7", "单!B5 单!C5 单!B6 单!C6", 12, 10],
    ]);
  });

  test("of a table without rows stands where its first row belongs", () => {
    const fields = { 总额: 0, 甲额: 0, 乙额: 0 };
    for (const rows of [[], "无"] as const)
      expect(summary({ fields, tables: { 明细: rows } })).toEqual([
        ["有明细", "error", "单!A5", "", undefined, undefined],
      ]);
  });

  test("of a row stands in that row, once for each", () => {
    const rows = [
      { 摘要: "一", 单价: 11, 数量: 0 },
      { 摘要: "二", 单价: 1, 数量: 10 },
      { 摘要: "三", 单价: 12, 数量: 0 },
    ];
    expect(summary({ tables: { 明细: rows } })).toEqual([
      ["单价不超过总额", "error", "单!B5", "表!C7", undefined, undefined],
      ["每行标在摘要", "error", "单!A6", "单!C6", undefined, undefined],
      ["单价不超过总额", "error", "单!B7", "表!C7", undefined, undefined],
    ]);
  });

  test("carries its source, its message and its hint", () => {
    const [finding] = failures({
      fields: { 总额: 11, 甲额: 5, 乙额: 5 },
      tables: { 明细: [{ 摘要: "一", 单价: 11, 数量: 1 }] },
    });
    expect(finding).toMatchObject({
      rule: "placed/合计",
      outcome: "fails",
      data: { check: "总额 = 甲额 + 乙额", message: { zh: "应相等", en: "should be equal" } },
      hint: { zh: "请核对" },
    });
  });
});
