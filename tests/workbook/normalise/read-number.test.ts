import { describe, expect, test } from "vitest";
import { read, summarise, toField, WORDING } from "./sample-cells.js";

const people = toField("integer", { unit: "人" });
const items = toField("integer", { unit: "项" });
const bare = toField("decimal");
const tenThousands = toField("decimal", { unit: "万元" });
const yuan = toField("decimal", { unit: "元" });
const percent = toField("decimal", { unit: "%" });
const area = toField("decimal", { unit: "m2" });
const year = toField("year");

describe("a number in a numeric field", () => {
  test.each([
    [15, people, "15"],
    [0, people, "0"],
    [-3, people, "-3"],
    [1748.1, tenThousands, "1748.1"],
    [0.1 + 0.2, bare, "0.30000000000000004"],
    [2.9999999999, people, "3"],
    [3.0000000001, people, "3"],
    [15.5, people, "unknown type"],
    [2.999999, people, "unknown type"],
    [2021, year, "2021"],
    [1900, year, "1900"],
    [2999, year, "2999"],
    [1899, year, "unknown type"],
    [3000, year, "unknown type"],
    [21, year, "unknown type"],
    [2021.5, year, "unknown type"],
    [Number.NaN, bare, "unknown type"],
    [Number.POSITIVE_INFINITY, people, "unknown type"],
  ])("%d reads as it is, or not at all (%#)", (number, field, expected) => {
    expect(summarise(read(number, field))).toBe(expected);
  });

  test("has no problem and is shown plainly", () => {
    expect(read(0.1 + 0.2, bare)).toEqual({
      value: { kind: "number", number: 0.1 + 0.2 },
      raw: "0.3",
    });
  });

  test("is never minus zero", () => {
    expect(read(-0, bare).value).toEqual({ kind: "number", number: 0 });
    expect(read("-0", people).value).toEqual({ kind: "number", number: 0 });
    expect(read(-1e-12, people).value).toEqual({ kind: "number", number: 0 });
  });
});

describe("a text in a numeric field", () => {
  test.each([
    ["15", people, 15],
    [" 15 ", people, 15],
    ["　15\n", people, 15],
    ["'15", people, 15],
    ["15’", people, 15],
    ["‘15 人", people, 15],
    ["１２", people, 12],
    ["１２．５", bare, 12.5],
    ["１，２３４", people, 1234],
    ["1，234", people, 1234],
    ["4,298,680.99", yuan, 4298680.99],
    ["4，298，680.99元", yuan, 4298680.99],
    ["+5", bare, 5],
    ["＋5", bare, 5],
    ["-5", bare, -5],
    ["−5", bare, -5],
    ["－５", bare, -5],
    [".5", bare, 0.5],
    ["-.5", bare, -0.5],
    ["15.", people, 15],
    ["15.0", people, 15],
    ["007", people, 7],
    ["15人", people, 15],
    ["15 人", people, 15],
    ["15　人", people, 15],
    ["15名", people, 15],
    ["9932.95㎡", area, 9932.95],
    ["9932.95 m2", area, 9932.95],
    ["9932.95 m²", area, 9932.95],
    ["1748.1万元", tenThousands, 1748.1],
    ["50%", percent, 50],
    ["50％", percent, 50],
    ["2021", year, 2021],
    ["2021年", year, 2021],
    ["２０２１ 年", year, 2021],
  ])("%j is that number, with a note", (text, field, number) => {
    expect(read(text, field)).toEqual({
      value: { kind: "number", number },
      raw: text,
      problem: {
        rule: "normalised",
        severity: "note",
        data: { from: text, to: String(number) },
      },
    });
  });

  test.each([
    ["4,29", bare],
    ["1,0000", bare],
    ["12,34,567", bare],
    ["0,125", bare],
    [",123", bare],
    ["1,234,", bare],
    ["1234,567", bare],
    ["十二", people],
    ["1e5", bare],
    ["10³", bare],
    ["①", people],
    ["١٢", people],
    ["12-15", people],
    ["12～15", people],
    ["１２．３．４", bare],
    ["50%", bare],
    ["50%", people],
    ["(15)", people],
    ["（15）", people],
    ["12 34", people],
    ["15 000人", items],
    ["15人/年", people],
    ["15台", people],
    ["15.5", people],
    ["--5", bare],
    ["5-", bare],
    ["- 5", bare],
    ["1/2", bare],
    ["0x1F", bare],
    ["Infinity", bare],
    ["+", bare],
    [".", bare],
    ["1\u200b2", people],
    ["人", people],
    ["约很多", people],
    ["21年", year],
    ["3000", year],
    ["99999999999999999999", bare],
    ["9".repeat(400), bare],
    ["¥15", yuan],
  ])("%j is no number, and nothing is proposed", (text, field) => {
    const reading = read(text, field);
    expect(reading.value).toEqual({ kind: "unknown" });
    expect(["type", "unit"]).toContain(reading.problem?.rule);
    expect(reading.problem).not.toHaveProperty("expected");
  });

  test.each([
    ["约120", people, 120],
    ["约 120 人", people, 120],
    ["大约1,200", people, 1200],
    ["120左右", people, 120],
    ["1 234", people, 1234],
    ["1 234 567", people, 1234567],
    ["15人", bare, 15],
    ["2021年度", year, 2021],
  ])("%j is no number either, but one is evidently meant", (text, field, number) => {
    expect(read(text, field)).toEqual({
      value: { kind: "unknown" },
      raw: text,
      problem: {
        rule: "type",
        severity: "error",
        data: { expected: field.type, holds: "text", from: text },
        expected: { kind: "number", number },
      },
    });
  });
});

describe("another unit than the field's", () => {
  test.each([
    ["15 人", items, "人", 15],
    ["15 位", items, "位", 15],
    ["15人次", people, "人次", 15],
    ["4298680.99元", tenThousands, "元", 429.868099],
    ["4,298,680.99 RMB", tenThousands, "RMB", 429.868099],
    ["1.5万元", yuan, "万元", 15000],
    ["0.1万元", yuan, "万元", 1000],
    ["12万", tenThousands, "万", 12],
    ["12万", yuan, "万", 120000],
    ["1.2亿元", tenThousands, "亿元", 12000],
    ["1.2亿元", yuan, "亿元", 120000000],
    ["1.2万人", people, "万人", 12000],
    ["12万", people, "万", 120000],
  ])("%j is not converted, only proposed", (text, field, found, number) => {
    expect(read(text, field)).toEqual({
      value: { kind: "unknown" },
      raw: text,
      problem: {
        rule: "unit",
        severity: "error",
        data: { from: text, unit: field.unit, found },
        expected: { kind: "number", number },
      },
    });
  });

  test.each([
    ["15.5元", items, "unknown unit"],
    ["12.34567万人", people, "unknown unit"],
    ["12万项", people, "unknown type"],
    ["12万", bare, "unknown type"],
    ["1.2亿项", items, "unknown unit → 120000000"],
    ["2021人", toField("year", { unit: "年" }), "unknown unit → 2021"],
    ["21人", toField("year", { unit: "年" }), "unknown unit"],
    ["12千", people, "unknown type"],
    ["5元", percent, "unknown unit → 5"],
  ])("%j is proposed only where the field can hold it (%#)", (text, field, expected) => {
    expect(summarise(read(text, field))).toBe(expected);
  });

  test("is known even where the form does not declare the field's own", () => {
    const lessons = toField("integer", { unit: "学时" });
    expect(summarise(read("15学时", lessons))).toBe("15 normalised");
    expect(summarise(read("15人", lessons, WORDING))).toBe("unknown unit → 15");
  });
});

test.each([
  [{ kind: "date", date: "2017-10-31" } as const, "2017-10-31"],
  [{ kind: "boolean", boolean: true } as const, "TRUE"],
])("a %o in a number field is of the wrong type", (content, raw) => {
  for (const field of [people, bare, year]) {
    expect(read(content, field)).toEqual({
      value: { kind: "unknown" },
      raw,
      problem: {
        rule: "type",
        severity: "error",
        data: { expected: field.type, holds: content.kind, from: raw },
      },
    });
  }
});
