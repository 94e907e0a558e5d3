import papaparse from "papaparse";
import { describe, expect, test } from "vitest";
import { toCsv } from "../../src/notebook/download.js";

const linesOf = (values: readonly unknown[]): string[] =>
  toCsv(
    [{ name: "value", title: "值" }],
    values.map((value) => ({ value })),
  )
    .replace(/\r\n$/, "")
    .split("\r\n")
    .slice(1);

describe("toCsv", () => {
  test("begins with a mark, and ends every line with CRLF", () => {
    const columns = [
      { name: "unit", title: "单位" },
      { name: "students", title: "学生数" },
    ];
    const rows = [{ students: 1200, unit: "甲" }, { unit: "乙" }];
    expect(toCsv(columns, rows)).toBe("\uFEFF单位,学生数\r\n甲,1200\r\n乙,\r\n");
    expect(toCsv(columns, [])).toBe("\uFEFF单位,学生数\r\n");
  });

  test.each(["=1+1", "+86", "-5", "@某人", "\t=1", "\r=1", "＝1", "＋86", "－5", "＠某人"])(
    "guards the text %j, which a spreadsheet would run",
    (text) => {
      const { data } = papaparse.parse<string[]>(linesOf([text]).join("\r\n"), { delimiter: "," });
      expect(data).toEqual([[`'${text}`]]);
    },
  );

  test("guards heads of columns too", () => {
    expect(toCsv([{ name: "a", title: "=cmd()" }], [])).toBe("\uFEFF'=cmd()\r\n");
  });

  test("leaves numbers plain, negative and large ones too, and absent values empty", () => {
    expect(linesOf([-5, 2024, 1234567.89, 0.1 + 0.2, true])).toEqual([
      "-5",
      "2024",
      "1234567.89",
      "0.30000000000000004",
      "true",
    ]);
    expect(linesOf([null, undefined, Number.NaN, Number.POSITIVE_INFINITY, "x"])).toEqual([
      "",
      "",
      "",
      "",
      "x",
    ]);
  });

  test("is read back with commas, quotes and line ends as they were", () => {
    const values = ["甲,乙", '有"引号"', "两\n行", " 空格 ", "'撇"];
    const csv = toCsv(
      [{ name: "value", title: "值" }],
      values.map((value) => ({ value })),
    );
    const { data } = papaparse.parse<string[]>(csv.slice(1), { skipEmptyLines: true });
    expect(data.map(([value]) => value)).toEqual(["值", ...values]);
  });
});
