import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slipsOf } from "../../src/suspects/slips.js";

const reasonFor = (standing: number, meant: number, decimals = 2) =>
  slipsOf(standing, decimals).find(({ value }) => value === meant)?.reason;

describe("the numbers that may have been meant", () => {
  test.each([
    ["two digits swapped", 1538, 1358, "digits-swapped"],
    ["a digit left out", 55, 655, "digit-dropped"],
    ["a digit left out of the decimals", 1748.5, 1748.53, "digit-dropped"],
    ["a digit too many", 6575, 655, "digit-added"],
    ["a digit typed twice", 6555, 655, "digit-doubled"],
    ["a wrong digit", 1748.1, 1748.5, "digit-wrong"],
    ["the decimal point one place off", 17485, 1748.5, "decimal-point"],
    ["a unit ten thousand times as large", 17485000, 1748.5, "unit"],
    ["the sign", -12, 12, "sign"],
    ["a negative number with a wrong digit", -12, -13, "digit-wrong"],
  ] as const)("%s: %d for %d", (_, standing, meant, reason) => {
    expect(reasonFor(standing, meant)).toBe(reason);
  });

  test("have no more decimals than the field", () => {
    expect(reasonFor(5, 0.5, 0)).toBeUndefined();
    expect(slipsOf(55, 0).every(({ value }) => Number.isInteger(value))).toBe(true);
  });

  test("are each there once, the likeliest first, and never what stands there", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 0, max: 2 }),
        (units, decimals) => {
          const standing = units / 10 ** decimals;
          const slips = slipsOf(standing, decimals);
          const values = slips.map(({ value }) => value);
          expect(new Set(values).size).toBe(values.length);
          expect(values).not.toContain(standing);
          const costs = slips.map(({ cost }) => cost);
          expect(costs).toEqual([...costs].sort((a, b) => a - b));
          for (const value of values) expect(Number(value.toFixed(decimals))).toBe(value);
        },
      ),
    );
  });

  test("a slip can be undone: from what was typed the meant number is among them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 99_999 }), fc.nat(), (meant, pick) => {
        const typed = slipsOf(meant, 0).filter(({ value }) => value > 0);
        const { value } = typed[pick % typed.length] ?? { value: meant * 10 };
        expect(slipsOf(value, 0).map((slip) => slip.value)).toContain(meant);
      }),
    );
  });
});
