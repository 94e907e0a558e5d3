import fc from "fast-check";
import type { SmallAnswer, SmallRow } from "../fixtures/small-dataset.js";

const arbitraryAnswer: fc.Arbitrary<SmallAnswer> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -20, max: 500 }) },
  fc.constantFrom("none" as const, "blank" as const, "unreadable" as const),
  fc.integer({ min: 1, max: 500 }).map((flagged) => ({ flagged })),
);

/** Answers of three units in six years to one field, at most one of each unit and year. */
export const arbitraryAnswers: fc.Arbitrary<SmallRow[]> = fc.uniqueArray(
  fc.tuple(
    fc.constantFrom("甲", "乙", "丙"),
    fc.integer({ min: 2016, max: 2021 }),
    fc.constant("额"),
    arbitraryAnswer,
  ),
  { minLength: 1, maxLength: 18, selector: ([unit, period]) => `${unit}${period}` },
);

/** A way to put rows into another order. */
export const arbitraryOrder: fc.Arbitrary<(rows: readonly number[]) => number[]> = fc
  .array(fc.nat(), { minLength: 18, maxLength: 40 })
  .map((weights) => (rows) => {
    const weightOf = (row: number) => weights[row % weights.length] ?? 0;
    return [...rows].sort((a, b) => weightOf(a) - weightOf(b) || b - a);
  });
