import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  kindOfPeriod,
  type PeriodKind,
  parsePeriod,
  partsOfPeriod,
  periodInWords,
  periodOfDate,
  printPeriod,
  toPeriod,
} from "../../src/model/period.js";

test.each([
  ["year", 2021, 1, "2021", "2021 年", "2021"],
  ["quarter", 2021, 3, "2021-Q3", "2021 年 3 季度", "Q3 2021"],
  ["month", 2021, 9, "2021-09", "2021 年 9 月", "September 2021"],
  ["month", 2021, 12, "2021-12", "2021 年 12 月", "December 2021"],
] as const)("a %s of %i, number %i, is %s", (kind, year, part, short, zh, en) => {
  const period = toPeriod(kind, year, part) ?? 0;
  expect(printPeriod(period)).toBe(short);
  expect(periodInWords(period)).toEqual({ zh, en });
});

test("the next period is one more, over the end of the year", () => {
  expect(printPeriod((parsePeriod("2023-12") ?? 0) + 1)).toBe("2024-01");
  expect(printPeriod((parsePeriod("2023-Q4") ?? 0) + 1)).toBe("2024-Q1");
  expect(printPeriod((parsePeriod("2023") ?? 0) + 1)).toBe("2024");
});

test("whatever the period, it says of itself what it is", () => {
  const kinds: readonly PeriodKind[] = ["year", "quarter", "month"];
  const parts = { year: 1, quarter: 4, month: 12 };
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.integer({ min: 1900, max: 2999 }),
      fc.integer({ min: 1, max: 12 }),
      (kind, year, part) => {
        const period = toPeriod(kind, year, part);
        expect(period === undefined).toBe(part > parts[kind]);
        if (period === undefined) return;
        expect(kindOfPeriod(period)).toBe(kind);
        expect(partsOfPeriod(period)).toEqual({ year, part });
        expect(parsePeriod(printPeriod(period))).toBe(period);
      },
    ),
  );
});

describe("what is no period", () => {
  test.each(["", "202", "2021-13", "2021-00", "2021-Q5", "2021-9", "1899", "3000", "2021-09-01"])(
    "%j",
    (text) => expect(parsePeriod(text)).toBeUndefined(),
  );
  test("a year that is not whole", () => expect(toPeriod("year", 2021.5)).toBeUndefined());
});

test.each([
  ["year", "2024-02-29", "2024"],
  ["quarter", "2024-03-31", "2024-Q1"],
  ["quarter", "2024-04-01", "2024-Q2"],
  ["quarter", "2024-12-31", "2024-Q4"],
  ["month", "2024-02-29", "2024-02"],
] as const)("the %s of %s is %s", (kind, date, expected) => {
  expect(printPeriod(periodOfDate(kind, date) ?? 0)).toBe(expected);
});
