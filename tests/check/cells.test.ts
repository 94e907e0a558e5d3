import { describe, expect, test } from "vitest";
import { checkCells } from "../../src/check/cells.js";
import { type Answers, answered } from "../fixtures/answers.js";
import { loadedForm } from "../fixtures/erc-annual.js";
import { flat } from "../fixtures/shown.js";

const FORM = loadedForm(`
form: cells
version: "1"
title: 单元格
none: 没有内容
reporting_unit: 名称
period: 年度
units: { 人: {}, 元: {} }
sheets:
  - name: 表
    sections:
      - title: 指标
        fields:
          名称: { type: text, may_be_none: false }
          年度: { type: year, min: 2000, max: 2100 }
          人数: { type: integer, unit: 人, min: 0, max: 10 }
          备注: { type: text, required: false }
          类别: { type: choice, options: [甲类, 乙类、丙类] }
          日期: { type: date }
          余额: { type: decimal, unit: 元, max: -1 }
      - title: 明细
        table: 明细
        rows: 3
        columns:
          摘要: { type: text }
          单价: { type: decimal, unit: 元, min: 300 }
          说明: { type: text, required: false }
      - title: 选填明细
        table: 选填明细
        rows: 3
        required: false
        columns:
          内容: { type: choice, options: [红, 绿], may_be_none: false }
checks: []
`);

/** Answers to which nothing can be said. */
const GOOD = {
  名称: "甲",
  年度: 2021,
  人数: 10,
  备注: "没有内容",
  类别: "甲类",
  日期: 20_210_101,
  余额: -1,
};
const ROW = { 摘要: "乙", 单价: 300 };

const found = ({ fields, tables }: Answers) =>
  checkCells(
    FORM,
    answered(FORM, { fields: { ...GOOD, ...fields }, tables: { 明细: [ROW], ...tables } }),
  );

test("good answers have no findings", () => {
  expect(found({})).toEqual([]);
});

describe("a blank cell", () => {
  test("is an error that proposes the form's word for nothing, where that is an answer", () => {
    const findings = checkCells(FORM, answered(FORM, { fields: {}, tables: { 明细: [ROW] } }));
    expect(findings.map((finding) => [...flat(finding), finding.data])).toEqual([
      ["required", "error", "表", "C5", {}],
      ["required", "error", "表", "C6", { none: "没有内容" }],
      ["required", "error", "表", "C7", { none: "没有内容" }],
      ["required", "error", "表", "C9", { none: "没有内容" }],
      ["required", "error", "表", "C10", { none: "没有内容" }],
      ["required", "error", "表", "C11", { none: "没有内容" }],
    ]);
  });

  test("says what stands there, and that it fails", () => {
    const [finding] = checkCells(FORM, answered(FORM, { tables: { 明细: [ROW] } }));
    expect(finding).toEqual({
      rule: "required",
      severity: "error",
      outcome: "fails",
      place: { kind: "cell", sheet: "表", address: "C5", section: "指标", field: "名称" },
      related: [],
      actual: { kind: "blank" },
      data: {},
    });
  });

  test("in a row is an error in the columns that are required", () => {
    const tables = { 明细: [ROW, { 说明: "丙" }], 选填明细: [{ 内容: "红" }] };
    expect(found({ tables }).map(flat)).toEqual([
      ["required", "error", "表", "A15"],
      ["required", "error", "表", "B15"],
    ]);
  });
});

describe("a number", () => {
  test.each([
    [{ 人数: 0 }, []],
    [{ 人数: 10 }, []],
    [{ 人数: "没有内容" }, []],
    [{ 人数: -1 }, [["minimum", "C7", { number: -1, min: 0 }]]],
    [{ 人数: 11 }, [["maximum", "C7", { number: 11, max: 10 }]]],
    [{ 年度: 1999 }, [["minimum", "C6", { number: 1999, min: 2000 }]]],
    [{ 年度: 2101 }, [["maximum", "C6", { number: 2101, max: 2100 }]]],
    [{ 余额: -0.5 }, [["maximum", "C11", { number: -0.5, max: -1 }]]],
    [{ 余额: -1e9 }, []],
  ] as const)("%j is held against its limits", (fields, expected) => {
    const findings = found({ fields });
    expect(
      findings.map(({ rule, place, data }) => [rule, place.kind === "cell" && place.address, data]),
    ).toEqual(expected);
    expect(findings.every(({ severity }) => severity === "error")).toBe(true);
  });

  test("that cannot be read is not held against any", () => {
    expect(found({ fields: { 人数: "约一百" } })).toEqual([]);
  });

  test("is held against its limits in a row too", () => {
    const tables = { 明细: [{ ...ROW, 单价: 299.99 }, ROW] };
    expect(found({ tables }).map((finding) => [...flat(finding), finding.data])).toEqual([
      ["minimum", "error", "表", "B14", { number: 299.99, min: 300 }],
    ]);
  });
});

describe("a choice", () => {
  test.each([
    ["甲类", []],
    ["乙类、丙类", []],
    ["乙类，丙类", []],
    [" 甲 类 ", []],
    ["没有内容", []],
    ["丙类", ["丙类", ["乙类、丙类", "甲类"]]],
    ["其他", ["其他", []]],
    ["甲类。", ["甲类。", ["甲类"]]],
  ] as const)("%j is held against the options", (answer, expected) => {
    const [finding] = found({ fields: { 类别: answer } });
    const options = ["甲类", "乙类、丙类"];
    if (expected.length === 0) expect(finding).toBeUndefined();
    else {
      const [text, nearest] = expected;
      expect(finding?.rule).toBe("option");
      expect(finding?.data).toEqual({ found: text, options, nearest });
    }
  });

  test("in a row is held against the options of its column", () => {
    const tables = { 选填明细: [{ 内容: "红" }, { 内容: "蓝" }] };
    expect(found({ tables }).map(flat)).toEqual([["option", "error", "表", "A20"]]);
  });
});

describe("a table", () => {
  test("without rows is an error where it is required, at its first cell", () => {
    expect(found({ tables: { 明细: [] } })).toEqual([
      {
        rule: "required-table",
        severity: "error",
        outcome: "fails",
        place: { kind: "cell", sheet: "表", address: "A14", section: "明细", field: "明细" },
        related: [],
        data: { none: "没有内容", table: "明细" },
      },
    ]);
  });

  test("with the form's word for nothing instead of rows is answered", () => {
    expect(found({ tables: { 明细: "无" } })).toEqual([]);
  });

  test("that was not found has no finding of its cells", () => {
    expect(found({ tables: { 明细: "unread" } })).toEqual([]);
  });
});
