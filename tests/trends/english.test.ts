import { expect, test } from "vitest";
import { counted, listed, ordinal } from "../../src/trends/english.js";

test.each([
  [0, "0 units"],
  [1, "1 unit"],
  [2, "2 units"],
  [1200, "1,200 units"],
])("%d of something is counted as %s", (count, expected) => {
  expect(counted(count, "unit")).toBe(expected);
});

test("a plural may be another word", () => {
  expect(counted(1, "unit is", "units are")).toBe("1 unit is");
  expect(counted(2, "unit is", "units are")).toBe("2 units are");
});

test.each([
  [[], ""],
  [[2018], "2018"],
  [[2018, 2020], "2018 and 2020"],
  [[2018, 2019, 2020], "2018, 2019 and 2020"],
])("%j is listed as %s", (items, expected) => {
  expect(listed(items)).toBe(expected);
});

test.each([
  [1, "1st"],
  [2, "2nd"],
  [3, "3rd"],
  [4, "4th"],
  [11, "11th"],
  [12, "12th"],
  [13, "13th"],
  [21, "21st"],
  [112, "112th"],
])("place %d is the %s", (place, expected) => {
  expect(ordinal(place)).toBe(expected);
});
