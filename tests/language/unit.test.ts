import fc from "fast-check";
import { expect, test } from "vitest";
import {
  areAlike,
  type Measure,
  multiply,
  PURE,
  printMeasure,
  toMeasure,
} from "../../src/language/unit.js";
import type { Unit } from "../../src/model/form.js";

const COUNTING = ["人", "台"];
const UNITS: ReadonlyMap<string, Unit> = new Map(
  ["元", "m2", "天", ...COUNTING].map((name) => [
    name,
    { name, also: [], factor: 1, of: name, counts: COUNTING.includes(name) },
  ]),
);

/** `any`, nothing at all, or one unit. */
const measureOf = (written: string): Measure =>
  written === "any" ? "any" : toMeasure(written === "" ? undefined : written);
const show = (measure: Measure): string => (measure === "any" ? "any" : printMeasure(measure));

test.each([
  ["any", "any", "any", "any"],
  ["any", "元", "元", "1/元"],
  ["元", "any", "元", "元"],
  ["any", "人", "人", "1/人"],
  ["人", "any", "人", "人"],
  ["", "", "", ""],
  ["", "元", "元", "1/元"],
  ["元", "", "元", "元"],
  ["", "人", "人", "1/人"],
  ["人", "", "人", "人"],
  ["元", "元", "元·元", ""],
  ["元", "m2", "元·m2", "元/m2"],
  ["人", "元", "元", "1/元"],
  ["元", "人", "元", "元"],
  ["台", "人", "", ""],
  ["人", "人", "", ""],
])("the product and the quotient of %j and %j are %j and %j", (a, b, product, quotient) => {
  const [left, right] = [measureOf(a), measureOf(b)];
  expect(show(multiply(left, right, UNITS))).toBe(product);
  expect(show(multiply(left, right, UNITS, -1))).toBe(quotient);
});

test("literal numbers fit every unit, and everything else only its own", () => {
  expect(areAlike("any", measureOf("元"))).toBe(true);
  expect(areAlike(measureOf("元"), "any")).toBe(true);
  expect(areAlike(measureOf("元"), measureOf("元"))).toBe(true);
  expect(areAlike(measureOf("元"), measureOf("人"))).toBe(false);
  expect(areAlike(measureOf("元"), PURE)).toBe(false);
  expect(areAlike(PURE, PURE)).toBe(true);
});

test("a declared unit such as 元/m2 is the quotient of its parts", () => {
  const quotient = multiply(measureOf("元"), measureOf("m2"), UNITS, -1);
  expect(areAlike(quotient, measureOf("元/m2"))).toBe(true);
});

test("units that cancel out leave a plain number, so that a count times it is a count", () => {
  const perArea = multiply("any", measureOf("m2"), UNITS, -1);
  const number = multiply(measureOf("m2"), perArea, UNITS);
  expect(show(number)).toBe("");
  expect(show(multiply(measureOf("人"), number, UNITS))).toBe("人");
});

test("the order of factors does not matter, and dividing undoes multiplying", () => {
  const unit = fc.constantFrom("元", "m2", "天");
  const measure = fc
    .array(unit, { maxLength: 3 })
    .map((units) =>
      units.reduce<Measure>((all, name) => multiply(all, measureOf(name), UNITS), PURE),
    );
  fc.assert(
    fc.property(measure, measure, (a, b) => {
      const product = multiply(a, b, UNITS);
      expect(show(product)).toBe(show(multiply(b, a, UNITS)));
      expect(show(multiply(product, b, UNITS, -1))).toBe(show(a));
    }),
  );
});
