import fc from "fast-check";
import papaparse from "papaparse";
import { describe, expect, test } from "vitest";
import { toCsv } from "../../../src/dataset/export/csv.js";
import { toPlainDecimal } from "../../../src/dataset/export/plain-decimal.js";
import { type ColumnType, type Datum, ofArrays } from "../../../src/dataset/table.js";
import { HOSTILE, SMALL } from "./small-dataset.js";

describe("a table as CSV", () => {
  test("has a byte order mark, a header of names and CRLF", () => {
    expect(toCsv(SMALL.tables.reads)).toBe("\uFEFFcheck,field\r\nsum,总数\r\n");
  });

  test("without rows is its header", () => {
    expect(csvOf("text", [])).toBe("\uFEFFname,note\r\n");
  });

  test.each<[string, ColumnType, Datum, string]>([
    ["null is empty", "text", null, ""],
    ["true stays a word", "boolean", true, "true"],
    ["a number has no grouping", "number", 4298680.99, "4298680.99"],
    ["a large number has no exponent", "number", 1.5e21, "1500000000000000000000"],
    ["a small number has no exponent", "number", -1.25e-7, "-0.000000125"],
    ["a negative number stays a number", "number", -0.4, "-0.4"],
    ["a number that is not finite is empty", "number", Number.NaN, ""],
    ["a date is ISO 8601", "date", "2021-01-31", "2021-01-31"],
    ["a quote is doubled", "text", 'a"b', '"a""b"'],
    ["a comma is quoted", "text", "a,b", '"a,b"'],
    ["a control character is made visible", "text", "a\u0000b\u001ac", "a\uFFFDb\uFFFDc"],
  ])("%s", (_, type, value, written) => {
    expect(csvOf(type, [value])).toBe(`\uFEFFname,note\r\n${written},x\r\n`);
  });

  test.each(
    ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x", "=1\n2"].map(
      (text) => [text],
    ),
  )("%j is no formula", (text) => {
    expect(read(csvOf("text", [text]))[1]?.[0]).toBe(`'${text}`);
  });

  test("its header is no formula either", () => {
    const table = ofArrays(
      { name: "t", title: { zh: "", en: "" }, columns: [toColumn("=a"), toColumn("b")] },
      [[], []],
    );
    expect(toCsv(table)).toBe("\uFEFF'=a,b\r\n");
  });

  test("any text stands in one cell, and no cell begins a formula", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...HOSTILE))),
        (texts) => {
          const rows = read(
            new TextDecoder().decode(new TextEncoder().encode(csvOf("text", texts))),
          );
          expect(rows.length).toBe(texts.length + 1);
          for (const [first = "", ...more] of rows) {
            expect(first).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
            expect(more.length).toBe(1);
          }
        },
      ),
    );
  });
});

describe("a number in decimal digits", () => {
  test("is the same number and has no exponent", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(toPlainDecimal(value)).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(toPlainDecimal(value)) + 0).toBe(value + 0);
      }),
    );
  });
});

const toColumn = (name: string, type: ColumnType = "text") => ({
  name,
  type,
  title: { zh: name, en: name },
});

const csvOf = (type: ColumnType, values: readonly Datum[]): string =>
  toCsv(
    ofArrays(
      { name: "t", title: { zh: "", en: "" }, columns: [toColumn("name", type), toColumn("note")] },
      [values, values.map(() => "x")],
    ),
  );

const read = (csv: string): string[][] =>
  papaparse.parse<string[]>(csv.replace(/^\uFEFF/, ""), {
    delimiter: ",",
    newline: "\r\n",
    skipEmptyLines: true,
  }).data;
