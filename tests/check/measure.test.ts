import { describe, expect, test } from "vitest";
import { checkSubmission } from "../../src/check/check.js";
import { measureIndicators } from "../../src/check/measure.js";
import { indexPrevious } from "../../src/check/previous.js";
import type { Input } from "../../src/model/filling.js";
import type { Form } from "../../src/model/form.js";
import { MOST_PARTS } from "../../src/model/measured.js";
import { answered } from "../fixtures/answers.js";
import { REGISTER } from "../fixtures/register.js";

type Row = Readonly<Record<string, Input>>;

const ROWS: readonly Row[] = [
  { 名目: "甲", 类别: "大", 数量: 3 },
  { 名目: "乙", 类别: "小", 数量: 0.5 },
  { 名目: "丙", 类别: "大", 数量: 2 },
  { 名目: "无", 类别: "大", 数量: 1 },
];
const register = (rows: readonly Row[], fields: Row = {}, file = "示例.xlsx") =>
  answered(
    REGISTER,
    {
      fields: { 单位: "示例社", 日期: 20240331, 编号: 3, 声明件数: rows.length, ...fields },
      tables: { 明细: rows },
    },
    file,
  );
const measured = (...given: Parameters<typeof measureIndicators>) =>
  measureIndicators(...given).map(({ indicator, part, value }) => [
    part === undefined ? indicator : `${indicator}[${part}]`,
    value.kind === "number" ? value.number : value.kind,
  ]);

test("indicators are computed, and again for the rows with each text", () => {
  expect(measured(REGISTER, register(ROWS))).toEqual([
    ["件数", 3],
    ["件数[大]", 2],
    ["件数[小]", 1],
    ["大件数量", 5],
    ["大件数量[大]", 5],
    ["大件数量[小]", 0],
    // (3 + 0.5 + 2 + 1) / 4
    ["平均数量", 1.63],
  ]);
});

test("of many texts the most frequent are parts", () => {
  const rows = Array.from({ length: 100 }, (_, at) => ({ 名目: "甲", 类别: `类${at}`, 数量: 1 }));
  const found = measureIndicators(
    REGISTER,
    register([...rows, { 名目: "乙", 类别: "类99", 数量: 1 }]),
  );
  const parts = found.filter(({ indicator, part }) => indicator === "件数" && part !== undefined);
  expect(parts).toHaveLength(MOST_PARTS);
  expect(parts[0]).toMatchObject({ part: "类99", value: { kind: "number", number: 2 } });
});

test("a row without a text is in no part, and spoils none", () => {
  const rows = [...ROWS.slice(0, 2), { 名目: "丙", 类别: "", 数量: 1 }];
  const found = measured(REGISTER, register(rows)).filter(([name]) =>
    String(name).startsWith("件"),
  );
  expect(found).toEqual([
    ["件数", 3],
    ["件数[大]", 1],
    ["件数[小]", 1],
  ]);
});

test("a blank cell leaves an indicator blank, an unreadable one unreadable", () => {
  const with数量 = (数量: Input) => register([{ 名目: "甲", 类别: "大", 数量 }]);
  expect(measured(REGISTER, with数量(""))).toContainEqual(["平均数量", "blank"]);
  expect(measured(REGISTER, with数量("约三"))).toContainEqual(["平均数量", "unknown"]);
});

test("what has no meaning is not there: no rows to average, nothing before to compare with", () => {
  const names = measured(REGISTER, register([])).map(([name]) => name);
  expect(names).toEqual(["件数", "大件数量"]);
});

test("each value leads to the cells it was made of", () => {
  const [whole, large] = measureIndicators(REGISTER, register(ROWS));
  const addresses = (each: typeof whole) => each?.cells.map(({ place }) => place.address);
  expect(addresses(whole)).toHaveLength(4);
  // Of a part first those of its own rows, then all that decide which rows are whose.
  expect(addresses(large)?.slice(0, 3)).toEqual([0, 2, 3].map((at) => addresses(whole)?.[at]));
  expect(addresses(large)).toHaveLength(3 + ROWS.length);
});

describe("a form that compares with the latest submission", () => {
  const of = (file: string, date: number, number: number) =>
    register([], { 日期: date, 编号: number }, file);
  const [january, may, june] = [
    of("一月", 20240131, 1),
    of("五月", 20240531, 5),
    of("六月", 20240630, 7),
  ];
  const pool = [june, january, may].map((submission) => ({ form: REGISTER, submission }));

  test("finds it however long ago", () => {
    const previous = indexPrevious(pool);
    expect(previous.find(REGISTER, january)).toBeUndefined();
    expect(previous.find(REGISTER, may)?.file).toBe("一月");
    expect(previous.find(REGISTER, june)?.file).toBe("五月");
    expect(previous.find(REGISTER, of("次年", 20250101, 13))?.file).toBe("六月");
  });

  test("measures and checks against it", () => {
    expect(measured(REGISTER, may, january)).toContainEqual(["间隔", 4]);
    const rules = (...[now, before]: readonly (typeof may)[]) =>
      now && checkSubmission(REGISTER, now, before).findings.map(({ rule }) => rule);
    expect(rules(may, january)).not.toContain("shili-register/编号");
    expect(rules(june, may)).toContain("shili-register/编号");
  });

  test("says so itself: what the earlier workbook's version says does not matter", () => {
    const stepping: Form = {
      ...REGISTER,
      version: "2",
      period: { ...REGISTER.period, previous: "period" },
    };
    const previous = indexPrevious([{ form: REGISTER, submission: january }]);
    expect(previous.find(stepping, may)).toBeUndefined();
    const stepped = indexPrevious([{ form: stepping, submission: january }]);
    expect(stepped.find(REGISTER, may)?.file).toBe("一月");
  });

  test("takes none of two of the same month", () => {
    const again = of("五月又一份", 20240501, 5);
    const previous = indexPrevious([...pool, { form: REGISTER, submission: again }]);
    expect(previous.find(REGISTER, june)).toBeUndefined();
    expect(previous.unused().map(({ rule, file }) => [rule, file])).toContainEqual([
      "file/previous-repeated",
      "五月又一份",
    ]);
  });
});
