import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findMinimalSets } from "../../src/suspects/minimal-sets.js";
import { toProblem } from "../../src/suspects/problem.js";
import { anySmall, bruteForce } from "./small-problems.js";

const PATIENT = { isOverdue: () => false, sets: 10_000 };

describe("the smallest sets of cells", () => {
  test("are those found by trying everything, on small forms", { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(anySmall, (small) => {
        const problem = toProblem(small.form, small.submission, undefined, []);
        const { sets, isComplete } = findMinimalSets(problem, PATIENT);
        expect(isComplete).toBe(true);
        const found = sets.map(({ members }) =>
          members.map((member) => problem.variables[member]?.box.place.address).join(),
        );
        const expected = bruteForce(small);
        const isSound = expected.length === 1 && expected[0] === "";
        expect([...found].sort()).toEqual(isSound ? [] : expected);
      }),
      { numRuns: 300 },
    );
  });
});
