import { describe, expect, test } from "vitest";
import { measureCoverage } from "../../src/coverage/measure-coverage.js";
import type { Subject } from "../../src/coverage/standing.js";
import { type Coverage, shareCaught, type Tally, triedOf } from "../../src/model/coverage.js";
import type { Form } from "../../src/model/form.js";
import { type Answers, answered } from "../fixtures/answers.js";
import { loadedForm } from "../fixtures/erc-annual.js";

/** A form with these checks: a total, its parts, a lone number, and rows of numbers. */
const formWith = (checks: string): Form =>
  loadedForm(`
form: sample
version: "1"
title: 示例
none: 无
reporting_unit: 名称
period: 年度
units:
  元: {}
  万元: { of: 元, factor: 10000 }
  人: { counts: true }
sheets:
  - name: 表
    sections:
      - title: 封面
        fields:
          名称: { type: text }
          年度: { type: year }
      - title: 收支
        fields:
          甲: { type: integer }
          乙: { type: integer }
          合计: { type: integer }
      - title: 其他
        fields:
          丙: { type: integer, required: false }
      - title: 明细
        table: 明细
        rows: 5
        required: false
        columns:
          金额: { type: decimal, unit: 元, decimals: 2, required: false }
          单价: { type: integer, unit: 元, required: false }
          人数: { type: integer, unit: 人, required: false }
checks:
  - id: 合计
    assert: 合计 = 甲 + 乙
    accept: [{ 合计: 3, 甲: 1, 乙: 2 }]
    reject: [{ 合计: 4, 甲: 1, 乙: 2 }]
${checks}`);

const FORM = formWith("");
const FIELDS = { 名称: "示例中心", 年度: 2024, 甲: 12, 乙: 5, 合计: 17, 丙: 46 };
const subjectOf = (form: Form, answers: Answers = { fields: FIELDS }): Subject => ({
  submission: answered(form, answers, "示例.xlsx"),
});
const ALL = { seed: 1, perField: 10_000 };

/** [tried, caught as error, as warning, by a note only, missed]. */
const figures = (tally: Tally): number[] => [
  triedOf(tally),
  tally.error,
  tally.warning,
  tally.note,
  tally.missed,
];
const byField = ({ fields }: Coverage) =>
  Object.fromEntries(fields.map((tally) => [tally.field, figures(tally)]));
const inField = (coverage: Coverage, field: string) =>
  new Map(Object.entries(byField(coverage))).get(field);
const byKind = ({ kinds }: Pick<Coverage, "kinds">) =>
  Object.fromEntries(kinds.map((tally) => [tally.kind, figures(tally)]));

describe("the coverage of a total, its parts and a lone number", () => {
  const coverage = measureCoverage(FORM, [subjectOf(FORM)], ALL);

  test("is worked out by hand: all but the exchanged parts, and nothing of the lone one", () => {
    expect(byField(coverage)).toEqual({
      甲: [51, 50, 0, 0, 1],
      乙: [32, 32, 0, 0, 0],
      合计: [50, 50, 0, 0, 0],
      丙: [49, 0, 0, 0, 49],
    });
    expect(figures(coverage.total)).toEqual([182, 132, 0, 0, 50]);
  });

  test("is told by kind", () => {
    expect(byKind(coverage)).toEqual({
      "digits-swapped": [3, 2, 0, 0, 1],
      "digit-wrong": [60, 43, 0, 0, 17],
      "digit-dropped": [6, 4, 0, 0, 2],
      "digit-added": [92, 67, 0, 0, 25],
      "digit-doubled": [7, 5, 0, 0, 2],
      sign: [4, 3, 0, 0, 1],
      neighbour: [4, 4, 0, 0, 0],
      swapped: [2, 1, 0, 0, 1],
      blank: [4, 3, 0, 0, 1],
    });
  });

  test("is told by kind for each field", () => {
    const lone = coverage.fields.find(({ field }) => field === "丙");
    expect(lone && byKind(lone)).toEqual({
      "digits-swapped": [1, 0, 0, 0, 1],
      "digit-wrong": [17, 0, 0, 0, 17],
      "digit-dropped": [2, 0, 0, 0, 2],
      "digit-added": [25, 0, 0, 0, 25],
      "digit-doubled": [2, 0, 0, 0, 2],
      sign: [1, 0, 0, 0, 1],
      blank: [1, 0, 0, 0, 1],
    });
  });

  test("names the worst field first, with what slipped through", () => {
    expect(coverage.fields.map(({ field, example }) => [field, example])).toEqual([
      ["丙", expect.objectContaining({ kind: "digits-swapped", meant: 46, typed: 64 })],
      ["甲", expect.objectContaining({ kind: "swapped", meant: 12, typed: 5 })],
      ["乙", undefined],
      ["合计", undefined],
    ]);
    const [, first] = coverage.fields;
    expect(first?.example).toMatchObject({
      file: "示例.xlsx",
      place: { field: "甲" },
      neighbour: { field: "乙", place: { field: "乙" } },
    });
  });

  test("says what was tried, and what could not be", () => {
    expect(coverage).toMatchObject({
      form: "sample",
      version: "1",
      title: "示例",
      submissions: 1,
      faulty: 0,
      withoutPrevious: 0,
      ...ALL,
      untried: ["明细.金额", "明细.单价", "明细.人数"],
    });
    expect(shareCaught(coverage.total)).toBeCloseTo(132 / 182);
  });
});

describe("severity", () => {
  const CHECKS = `
  - id: 丙不大
    severity: warning
    assert: 丙 < 100
    accept: [{ 丙: 1 }]
    reject: [{ 丙: 100 }]
  - id: 丙不小
    severity: note
    assert: 丙 > 9
    accept: [{ 丙: 10 }]
    reject: [{ 丙: 9 }]
`;

  test("is that of the gravest new finding; a note alone catches nothing", () => {
    const form = formWith(CHECKS);
    const coverage = measureCoverage(form, [subjectOf(form)], ALL);
    // Every digit added (25) or doubled (2) is a warning; 4, 6 and -46 are notes.
    expect(inField(coverage, "丙")).toEqual([49, 0, 27, 3, 19]);
    const lone = coverage.fields.find(({ field }) => field === "丙");
    expect(lone && shareCaught(lone)).toBeCloseTo(27 / 49);
  });
});

describe("a submission that has findings already", () => {
  test("gets no mistakes where they are, for those checks cannot tell", () => {
    const wrong = { ...FIELDS, 合计: 18 };
    const coverage = measureCoverage(FORM, [subjectOf(FORM, { fields: wrong })], ALL);
    expect(byField(coverage)).toEqual({ 丙: [49, 0, 0, 0, 49] });
    expect(coverage).toMatchObject({ submissions: 1, faulty: 1 });
    expect(coverage.untried).toEqual(["甲", "乙", "合计", "明细.金额", "明细.单价", "明细.人数"]);
  });

  test("is no hindrance where another is in order", () => {
    const wrong = subjectOf(FORM, { fields: { ...FIELDS, 合计: 18 } });
    const coverage = measureCoverage(FORM, [wrong, subjectOf(FORM)], ALL);
    expect(byField(coverage)).toEqual({
      甲: [51, 50, 0, 0, 1],
      乙: [32, 32, 0, 0, 0],
      合计: [50, 50, 0, 0, 0],
      丙: [98, 0, 0, 0, 98],
    });
    expect(coverage).toMatchObject({ submissions: 2, faulty: 1 });
  });

  test("is not at fault for a note", () => {
    const form = formWith(`
  - id: 丙不小
    severity: note
    assert: 丙 > 50
    accept: [{ 丙: 51 }]
    reject: [{ 丙: 50 }]
`);
    const coverage = measureCoverage(form, [subjectOf(form)], ALL);
    expect(coverage.faulty).toBe(0);
    expect(inField(coverage, "丙")?.[0]).toBe(49);
  });
});

describe("the rows of a table", () => {
  const form = formWith(`
  - id: 人均
    rows: 明细
    assert: 金额 >= 单价 * 人数
    accept: [{ 金额: 100, 单价: 100, 人数: 1 }]
    reject: [{ 金额: 99, 单价: 100, 人数: 1 }]
`);
  const rows = [
    { 金额: 1000, 单价: 100, 人数: 3 },
    { 金额: 200.5, 单价: 100, 人数: 2 },
    { 金额: "无", 单价: 100, 人数: 2 },
  ];
  const coverage = measureCoverage(form, [subjectOf(form, { tables: { 明细: rows } })], ALL);
  const kindsOf = (field: string) => {
    const found = coverage.fields.find((each) => each.field === field);
    return found ? byKind(found) : {};
  };

  test("have the row above and the row below for neighbours, and 无 is no number", () => {
    // 1000 and 200.5 typed for each other: 200.5 is too little for three.
    expect(kindsOf("明细.金额")).toMatchObject({
      neighbour: [2, 1, 0, 0, 1],
      swapped: [1, 1, 0, 0, 0],
      blank: [2, 0, 0, 0, 2],
    });
    // The third row fails already, for 无 counts as 0. 3 for 2 is too many for 200.5.
    expect(kindsOf("明细.人数")).toMatchObject({
      neighbour: [2, 1, 0, 0, 1],
      swapped: [1, 1, 0, 0, 0],
      blank: [2, 0, 0, 0, 2],
    });
  });

  test("may have units mistaken where there is another unit of the kind", () => {
    // 10000 times as much is enough; a tenthousandth of 200.5 is finer than a cent.
    expect(kindsOf("明细.金额")).toMatchObject({ unit: [3, 1, 0, 0, 2] });
    expect(Object.keys(kindsOf("明细.人数"))).not.toContain("unit");
  });

  test("with the same number cannot be mistaken for each other", () => {
    const kinds = Object.keys(kindsOf("明细.单价"));
    expect(kinds).toContain("blank");
    expect(kinds.filter((kind) => kind === "neighbour" || kind === "swapped")).toEqual([]);
  });

  test("are named by their cells", () => {
    const example = coverage.fields.find(({ field }) => field === "明细.金额")?.example;
    expect(example).toMatchObject({
      field: "明细.金额",
      place: { kind: "cell", sheet: "表", field: "明细.金额" },
    });
  });
});

describe("neighbours", () => {
  test("are not exchanged where a fraction would come to stand in a count", () => {
    const form = loadedForm(`
form: sample
version: "1"
title: 示例
none: 无
reporting_unit: 名称
period: 年度
units: {}
sheets:
  - name: 表
    sections:
      - title: 栏
        fields:
          名称: { type: text }
          年度: { type: year }
          人数: { type: integer }
          金额: { type: decimal, decimals: 2 }
checks:
  - id: 有人
    assert: 人数 > 0
    accept: [{ 人数: 1 }]
    reject: [{ 人数: 0 }]
`);
    const fields = { 名称: "示例", 年度: 2024, 人数: 7, 金额: 0.25 };
    const coverage = measureCoverage(form, [subjectOf(form, { fields })], ALL);
    const repeated = coverage.fields
      .filter(({ kinds }) => kinds.some(({ kind }) => kind === "neighbour"))
      .map(({ field }) => field);
    expect(repeated).toEqual(["金额"]);
    expect(coverage.kinds.map(({ kind }) => kind)).not.toContain("swapped");
  });
});

describe("last year", () => {
  const form = formWith(`
  - id: 丙不变
    severity: warning
    assert: 丙 = previous(丙)
    accept: [{ 丙: 1, previous: { 丙: 1 } }]
    reject: [{ 丙: 1, previous: { 丙: 2 } }]
`);
  const last = answered(form, { fields: { ...FIELDS, 年度: 2023 } }, "上年.xlsx");

  test("takes part where it is given", () => {
    const coverage = measureCoverage(form, [{ ...subjectOf(form), previous: last }], ALL);
    // A blank is nothing to compare.
    expect(inField(coverage, "丙")).toEqual([49, 0, 48, 0, 1]);
    expect(coverage.withoutPrevious).toBe(0);
  });

  test("is said to be wanting where it is not", () => {
    const coverage = measureCoverage(form, [subjectOf(form)], ALL);
    expect(inField(coverage, "丙")).toEqual([49, 0, 0, 0, 49]);
    expect(coverage.withoutPrevious).toBe(1);
  });
});

describe("a sample of the mistakes", () => {
  const few = (seed: number, form = FORM) =>
    measureCoverage(form, [subjectOf(form)], { seed, perField: 3 });

  test("has at most so many of each kind in each field", () => {
    const coverage = few(1);
    const counts = coverage.fields.flatMap(({ kinds }) => kinds.map(triedOf));
    expect(Math.max(...counts)).toBe(3);
    expect(triedOf(coverage.total)).toBe(counts.reduce((sum, count) => sum + count, 0));
  });

  test("is the same for the same seed", () => {
    expect(few(1)).toEqual(few(1));
  });

  test("does not depend on the checks", () => {
    const tried = ({ fields }: Coverage) =>
      Object.fromEntries(
        fields.map(({ field, kinds }) => [field, kinds.map((own) => [own.kind, triedOf(own)])]),
      );
    const stricter = formWith(`
  - id: 丙为一个数
    assert: 丙 = 46
    accept: [{ 丙: 46 }]
    reject: [{ 丙: 45 }]
`);
    expect(tried(few(3, stricter))).toEqual(tried(few(3)));
    expect(inField(few(3, stricter), "丙")?.[4]).toBe(1);
  });
});

describe("submissions without numbers", () => {
  test("are left out", () => {
    const blank = subjectOf(FORM, { fields: { 名称: "示例中心", 年度: 2024 } });
    const coverage = measureCoverage(FORM, [blank], ALL);
    expect(coverage.submissions).toBe(0);
    expect(figures(coverage.total)).toEqual([0, 0, 0, 0, 0]);
    expect(coverage.fields).toEqual([]);
  });

  test("say nothing of their year: which submission it is, is not for checks to find", () => {
    const coverage = measureCoverage(FORM, [subjectOf(FORM)], ALL);
    expect(coverage.fields.map(({ field }) => field)).not.toContain("年度");
    expect(coverage.untried).not.toContain("年度");
  });
});

test("every mistake that is tried is told of, one by one", () => {
  const seen: number[][] = [];
  const coverage = measureCoverage(FORM, [subjectOf(FORM)], {
    seed: 1,
    perField: 2,
    onTried: (done, total) => seen.push([done, total]),
  });
  const total = triedOf(coverage.total);
  expect(seen).toEqual(Array.from({ length: total }, (_, at) => [at + 1, total]));
});
