import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ALL,
  type CompositionRow,
  composition,
  compositionsOf,
} from "../../src/trends/composition.js";
import { summarizeComposition } from "../../src/trends/composition-summary.js";
import { rowsOf, sum } from "../../src/trends/rows.js";
import { type SmallAnswer, type SmallRow, smallDataset } from "../fixtures/small-dataset.js";
import { AMOUNT } from "./indicator.js";

const OF = { total: "额", parts: ["纵", "横"] };

const answer = (
  unit: string,
  total: SmallAnswer,
  parts: readonly [SmallAnswer, SmallAnswer],
  period = 2020,
): SmallRow[] => [
  [unit, period, "额", total],
  [unit, period, "纵", parts[0]],
  [unit, period, "横", parts[1]],
];

const divided = (answers: readonly SmallRow[], together = false): CompositionRow[] =>
  rowsOf<CompositionRow>(composition(smallDataset(answers), OF, { together }));

const brief = (rows: readonly CompositionRow[]) =>
  rows.map(({ part, value, share, reason }) => [part, value, share, reason]);

describe("a composition", () => {
  test("has the parts, and what they leave, as shares of the stated total", () => {
    // 100 − 60 − 30 = 10
    expect(brief(divided(answer("甲", 100, [60, 30])))).toEqual([
      ["纵", 60, 0.6, null],
      ["横", 30, 0.3, null],
      ["其余", 10, 0.1, null],
    ]);
  });

  test("calls it a difference where the parts exceed the total", () => {
    // 100 − 80 − 30 = −10
    expect(divided(answer("甲", 100, [80, 30])).at(-1)).toMatchObject({
      part: "差额",
      kind: "rest",
      value: -10,
      share: -0.1,
    });
  });

  test("leaves nothing where 0.1 and 0.2 make 0.3", () => {
    expect(divided(answer("甲", 0.3, [0.1, 0.2])).at(-1)).toMatchObject({ part: "其余", value: 0 });
  });

  test("takes nothing for zero: without a part there is no rest", () => {
    expect(brief(divided(answer("甲", 100, [60, "blank"])))).toEqual([
      ["纵", 60, 0.6, null],
      ["横", null, null, "blank"],
      ["其余", null, null, "parts-missing"],
    ]);
  });

  test("has no shares without a total, or of a total of zero", () => {
    expect(brief(divided(answer("甲", "unreadable", [60, 30])))).toEqual([
      ["纵", 60, null, "total-missing"],
      ["横", 30, null, "total-missing"],
      ["其余", null, null, "total-missing"],
    ]);
    expect(brief(divided(answer("甲", "none", ["none", 0])))).toEqual([
      ["纵", 0, null, "total-zero"],
      ["横", 0, null, "total-zero"],
      ["其余", 0, null, "total-zero"],
    ]);
  });

  test("of all units adds up those that are whole", () => {
    const rows = divided(
      [
        ...answer("甲", 100, [60, 30]),
        ...answer("乙", 50, [20, 30]),
        ...answer("丙", 999, [1, "blank"]),
      ],
      true,
    );
    // 150 − 80 − 60 = 10
    expect(
      rows.map(({ unit, part, value, total, units }) => [unit, part, value, total, units]),
    ).toEqual([
      [ALL, "纵", 80, 150, 2],
      [ALL, "横", 60, 150, 2],
      [ALL, "其余", 10, 150, 2],
    ]);
  });

  test("says which numbers are doubted", () => {
    expect(divided(answer("甲", { flagged: 100 }, [60, 30])).every(({ flagged }) => flagged)).toBe(
      true,
    );
  });

  test("is known from the totals of the form, parts in its order, and one for each check", () => {
    const dataset = smallDataset(answer("甲", 1, [1, 0]), {
      parts: [
        ["额", "横", "合计"],
        ["额", "纵", "合计"],
        ["额", "纵", "其中"],
      ],
    });
    expect(compositionsOf(dataset)).toEqual([
      { check: "其中", total: "额", parts: ["纵"] },
      { check: "合计", total: "额", parts: ["纵", "横"] },
    ]);
  });

  test("is told for the newest period that adds up", () => {
    const dataset = smallDataset([
      ...answer("甲", 100, [60, 30], 2019),
      ...answer("甲", 100, [60, "blank"], 2020),
    ]);
    expect(summarizeComposition(composition(dataset, OF), AMOUNT)).toBe(
      "甲 2019 年金额 100 万元，其中纵 60.0%，横 30.0%，其余 10.0%。",
    );
    expect(summarizeComposition(composition(smallDataset([]), OF), AMOUNT)).toMatch(/^没有数据/);
  });

  test("is told in English", () => {
    const say = (answers: readonly SmallRow[], together = false) =>
      summarizeComposition(
        composition(smallDataset(answers), OF, { together }),
        AMOUNT,
        (field) => `[${field}]`,
        "en",
      );
    expect(say(answer("甲", 100, [60, 30]))).toBe(
      "甲: 金额 was 100 万元 in 2020, of which [纵] 60.0%, [横] 30.0% and remainder 10.0%.",
    );
    expect(say([...answer("甲", 100, [80, 30]), ...answer("乙", 100, [80, 30])], true)).toBe(
      "2 units together: 金额 was 200 万元 in 2020, of which [纵] 80.0%, [横] 30.0% and excess -10.0%.",
    );
    expect(say(answer("甲", 100, [60, 40]))).toBe(
      "甲: 金额 was 100 万元 in 2020, of which [纵] 60.0% and [横] 40.0%.",
    );
    expect(say(answer("甲", 100, [60, "blank"]))).toBe(
      "“金额” has no data with the total and every part.",
    );
    expect(say([])).toBe("No data: nothing has been submitted, or no unit or period is selected.");
  });
});

test("parts and rest add up to the total, always", () => {
  const amount = fc.integer({ min: -1000, max: 100_000 }).map((cents) => cents / 100);
  const answers: fc.Arbitrary<SmallAnswer> = fc.oneof(
    amount,
    amount.map((flagged) => ({ flagged })),
    fc.constantFrom("none" as const, "blank" as const),
  );
  const sheets = fc.array(fc.tuple(answers, answers, answers), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(sheets, fc.boolean(), (units, together) => {
      const rows = divided(
        units.flatMap(([total, a, b], at) => answer(`单位${at}`, total, [a, b])),
        together,
      );
      for (const rest of rows.filter(({ kind, value }) => kind === "rest" && value !== null)) {
        const same = rows.filter(({ unit }) => unit === rest.unit);
        expect(sum(same.map(({ value }) => value ?? Number.NaN))).toBeCloseTo(rest.total ?? 0, 6);
        if (rest.share !== null) expect(sum(same.map(({ share }) => share ?? 0))).toBeCloseTo(1, 6);
      }
    }),
  );
});
