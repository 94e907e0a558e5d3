import { describe, expect, test } from "vitest";
import { read, summarise, toField } from "./sample-cells.js";

const day = toField("date");

describe("a date as the form asks for it", () => {
  test.each([
    [20171031, "2017-10-31"],
    ["20171031", "2017-10-31"],
    [" 20171031 ", "2017-10-31"],
    [20240229, "2024-02-29"],
    [{ kind: "date", date: "2015-09-10" } as const, "2015-09-10"],
  ])("%j is read without a problem", (content, date) => {
    const reading = read(content, day);
    expect(reading.value).toEqual({ kind: "date", date });
    expect(reading).not.toHaveProperty("problem");
  });
});

describe("a date in another spelling", () => {
  test.each([
    ["2017-10-31", "2017-10-31"],
    ["2017/10/31", "2017-10-31"],
    ["2017.10.31", "2017-10-31"],
    ["2017年10月31日", "2017-10-31"],
    ["2017-1-2", "2017-01-02"],
    ["2017/1/2", "2017-01-02"],
    ["2017年1月2日", "2017-01-02"],
    ["２０１７－１０－３１", "2017-10-31"],
    ["２０１７／１０／３１", "2017-10-31"],
    ["２０１７．１０．３１", "2017-10-31"],
    ["２０１７１０３１", "2017-10-31"],
    ["　2017-10-31\n", "2017-10-31"],
    ["'20171031", "2017-10-31"],
  ])("%j is that day, with a note", (text, date) => {
    expect(read(text, day)).toEqual({
      value: { kind: "date", date },
      raw: text,
      problem: {
        rule: "normalised",
        severity: "note",
        data: { from: text, to: date.replaceAll("-", "") },
      },
    });
  });
});

describe("what is no date", () => {
  test.each([
    [20210231, "unknown type"],
    ["20210231", "unknown type"],
    ["2021-02-29", "unknown type"],
    ["2021-13-01", "unknown type"],
    ["2021-00-10", "unknown type"],
    ["2021-10-00", "unknown type"],
    ["18991231", "unknown type"],
    ["201710", "unknown type"],
    [201710, "unknown type"],
    [2017, "unknown type"],
    ["2017", "unknown type"],
    ["2017-10", "unknown type"],
    ["2017年10月", "unknown type"],
    ["17-10-31", "unknown type"],
    ["17年10月31日", "unknown type"],
    ["31/10/2017", "unknown type"],
    ["2017-10/31", "unknown type"],
    ["2017 10 31", "unknown type"],
    ["二〇一七年十月三十一日", "unknown type"],
    [20171031.5, "unknown type"],
    [-1, "unknown type"],
    [Number.NaN, "unknown type"],
    [{ kind: "boolean", boolean: false } as const, "unknown type"],
    [{ kind: "date", date: "1899-12-31" } as const, "unknown type"],
    [{ kind: "date", date: "9999-12-31" } as const, "unknown type"],
    [43039, "unknown type → 2017-10-31"],
    [43039.75, "unknown type → 2017-10-31"],
    ["43039", "unknown type → 2017-10-31"],
    ["2017-10-31 00:00:00", "unknown type → 2017-10-31"],
    ["2017-10-31T08:30", "unknown type → 2017-10-31"],
    ["2017 年 10 月 31 日", "unknown type → 2017-10-31"],
  ])("%j is unknown, with the evident day proposed if there is one", (content, expected) => {
    expect(summarise(read(content, day))).toBe(expected);
  });

  test("says what was asked for and what stands there", () => {
    expect(read(43039, day).problem).toEqual({
      rule: "type",
      severity: "error",
      data: { expected: "date", holds: "number", from: "43039" },
      expected: { kind: "date", date: "2017-10-31" },
    });
  });
});
