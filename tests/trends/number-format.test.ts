import { parse, View } from "vega";
import { describe, expect, test } from "vitest";
import {
  amountExpression,
  formatAmount,
  formatFull,
  formatMeasured,
  formatPercent,
} from "../../src/trends/number-format.js";

const AMOUNTS: readonly (readonly [number, string | null, string])[] = [
  [12_000_000, "元", "1200万"],
  [120_000_000, "元", "1.2亿"],
  [-15_000, null, "-1.5万"],
  [9999, "人", "9999"],
  [10_000, "人", "1万"],
  [0, "人", "0"],
  [1200, "万元", "1200"],
  [120_000, "万元", "120,000"],
];

const ENGLISH_AMOUNTS: readonly (readonly [number, string | null, string, string])[] = [
  [12_000_000, "kg", "12 million", "12M"],
  [1_500_000_000, "元", "1.5 billion", "1.5bn"],
  [-15_000, null, "-15,000", "−15,000"],
  [999, "人", "999", "999"],
  [1000, "人", "1,000", "1,000"],
  [0, "人", "0", "0"],
  [1200, "万元", "1,200", "1,200"],
  [12_000_000, "万元", "12,000,000", "12,000,000"],
  [12_000_000, "million kg", "12,000,000", "12,000,000"],
];

describe("amounts", () => {
  test.each([
    ...AMOUNTS,
    [99_999_999, "元", "1亿"],
    [9999.999, "元", "1万"],
    [1234.567, "元", "1234.57"],
    [0.123456, "元", "0.123"],
    [-0, "元", "0"],
  ] as const)("%d %s is said %s", (value, measuredIn, expected) => {
    expect(formatAmount(value, measuredIn)).toBe(expected);
  });

  test.each([
    ...ENGLISH_AMOUNTS.map(([value, measuredIn, said]) => [value, measuredIn, said] as const),
    [999_999.999, "kg", "1 million"],
    [999_999.99, "kg", "999,999.99"],
    [999_999_999, "kg", "1 billion"],
    [1_234_567, "kg", "1.23 million"],
    [1_234_567_890_123, "kg", "1,234.57 billion"],
    [1234.567, "kg", "1,234.57"],
    [0.123456, "kg", "0.123"],
    [-0, "kg", "0"],
  ] as const)("%d %s is said %s in English", (value, measuredIn, expected) => {
    expect(formatAmount(value, measuredIn, "en")).toBe(expected);
  });

  test("stand with what they are measured in", () => {
    expect(formatMeasured(1200, { measuredIn: "万元" })).toBe("1200 万元");
    expect(formatMeasured(120_000_000, { measuredIn: "元" })).toBe("1.2亿元");
    expect(formatMeasured(7, { measuredIn: null })).toBe("7");
    expect(formatMeasured(1200, { measuredIn: "万元" }, "en")).toBe("1,200 万元");
    expect(formatMeasured(120_000_000, { measuredIn: "kg" }, "en")).toBe("120 million kg");
    expect(formatMeasured(7, { measuredIn: null }, "en")).toBe("7");
  });

  test.each(AMOUNTS)("%d %s is the same on an axis", async (value, measuredIn, expected) => {
    expect(await evaluated(amountExpression(measuredIn), value)).toBe(expected.replace("-", "−"));
  });

  test.each(ENGLISH_AMOUNTS)("%d %s is, on an axis in English, %s in short", async (...amount) => {
    const [value, measuredIn, , onAxis] = amount;
    expect(await evaluated(amountExpression(measuredIn, "en"), value)).toBe(onAxis);
  });
});

/** What an expression of Vega makes of a number. */
async function evaluated(expr: string, value: number): Promise<string> {
  const data = {
    name: "t",
    values: [{ value }],
    transform: [{ type: "formula" as const, as: "text", expr }],
  };
  const view = new View(parse({ data: [data] }), { renderer: "none" });
  await view.runAsync();
  const { text } = view.data("t")[0];
  view.finalize();
  return text;
}

test.each([
  [1748.5, 2, "1,748.50"],
  [-1234567.891, 1, "-1,234,567.9"],
  [1748.5, null, "1,748.5"],
  [0.1 + 0.2, null, "0.3"],
  [2.5, 0, "3"],
])("%d with %j decimals is %s", (value, decimals, expected) => {
  expect(formatFull(value, decimals)).toBe(expected);
});

test.each([
  [0.078, {}, "7.8%"],
  [-0.12, {}, "-12.0%"],
  [0.5, { signed: true }, "+50.0%"],
  [-0.0001, { signed: true }, "0.0%"],
  [12.345, { decimals: 0 }, "1,235%"],
])("%d %j is %s", (fraction, options, expected) => {
  expect(formatPercent(fraction, options)).toBe(expected);
});
