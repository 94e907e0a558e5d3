import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/language/evaluate.js";
import type { Formula } from "../../src/language/formula.js";
import { parse } from "../../src/language/parse.js";
import type { Readable, Scope } from "../../src/language/scope.js";
import { toFormula } from "../../src/language/to-linear.js";
import { toNumberValue, type Value } from "../../src/model/value.js";
import { toProblem } from "../../src/suspects/problem.js";
import { anySmall } from "../suspects/small-problems.js";

/** Whether a formula holds with these numbers in the cells that may change; undefined where it is open. */
function truthOf(formula: Formula, numbers: ReadonlyMap<number, number>): boolean | undefined {
  switch (formula.kind) {
    case "true":
      return true;
    case "false":
      return false;
    case "open":
      return undefined;
    case "at-most": {
      const left = [...formula.free].reduce(
        (sum, [cell, coefficient]) => sum + coefficient * (numbers.get(cell) ?? 0),
        0,
      );
      return left <= formula.bound;
    }
    case "and":
    case "or": {
      const truths = formula.terms.map((term) => truthOf(term, numbers));
      const decisive = formula.kind === "or";
      if (truths.includes(decisive)) return decisive;
      return truths.includes(undefined) ? undefined : !decisive;
    }
  }
}

const answers = (values: Readonly<Record<string, number>>) => {
  const cells = new Map(
    Object.entries(values).map(([name, number]) => [
      name,
      { value: toNumberValue(number) as Value },
    ]),
  );
  const numbers = new Map([...cells.values()].map((cell, at) => [cell as Readable, at]));
  const scope: Scope = { current: { fields: cells, tables: new Map() } };
  return { scope, numberOf: (cell: Readable) => numbers.get(cell) };
};

/** The formula of a check over 甲, 乙 and 丙 (cells 0, 1 and 2), of which some may change. */
function formulaOf(
  source: string,
  free: readonly number[],
  values = { 甲: 1, 乙: 2, 丙: 4 },
): Formula {
  const { tree } = parse(source);
  if (!tree) throw new Error(source);
  const { scope, numberOf: number } = answers(values);
  return toFormula(tree, scope, { numberOf: number, isFree: (cell) => free.includes(cell) });
}

const HALF = 5e-7;
const shown = (formula: Formula): unknown => {
  switch (formula.kind) {
    case "at-most":
      return [Object.fromEntries(formula.free), Number(formula.bound.toFixed(7))];
    case "and":
    case "or":
      return { [formula.kind]: formula.terms.map(shown) };
    case "false":
      return { false: [...formula.because].sort() };
    default:
      return formula.kind;
  }
};

/** Two rows: 数 in cells 0 and 2, 重 in 1 and 3; 限 is cell 4. */
function formulaOfRows(source: string, free: readonly number[]): Formula {
  const { tree, problems } = parse(source);
  if (!tree) throw new Error(`${source}: ${JSON.stringify(problems)}`);
  const cell = (number: number) => ({ value: toNumberValue(number) as Value });
  const rows = [
    new Map([
      ["数", cell(1)],
      ["重", cell(2)],
    ]),
    new Map([
      ["数", cell(3)],
      ["重", cell(4)],
    ]),
  ];
  const limit = cell(5);
  const all: readonly Readable[] = [...rows.flatMap((row) => [...row.values()]), limit];
  const scope: Scope = {
    current: { fields: new Map([["限", limit]]), tables: new Map([["表", { rows }]]) },
  };
  return toFormula(tree, scope, {
    numberOf: (each) => all.indexOf(each),
    isFree: (number) => free.includes(number),
  });
}

describe("conditions on rows as linear inequalities", () => {
  test.each<[string, readonly number[], unknown]>([
    [
      "every(表.数 <= 限)",
      [0, 2],
      {
        and: [
          [{ 0: 1 }, 5 + HALF],
          [{ 2: 1 }, 5 + HALF],
        ],
      },
    ],
    [
      "not every(表.数 <= 限)",
      [0, 2],
      {
        or: [
          [{ 0: -1 }, -5 - HALF],
          [{ 2: -1 }, -5 - HALF],
        ],
      },
    ],
    [
      "any(表.数 > 限)",
      [0, 2],
      {
        or: [
          [{ 0: -1 }, -5 - HALF],
          [{ 2: -1 }, -5 - HALF],
        ],
      },
    ],
    // Of the rows that keep their values, one that holds decides, and one that does not is a reason.
    ["any(表.数 > 2)", [0], "true"],
    ["any(表.数 > 4)", [0], { or: [[{ 0: -1 }, -4 - HALF], { false: [2] }] }],
    ["every(表.数 > 4)", [0], { false: [2] }],
    // Which rows count is a reason too; where it may change, nothing is known.
    ["every(表.数 <= 限 where 表.重 > 3)", [2], { or: [{ false: [1, 3] }, [{ 2: 1 }, 5 + HALF]] }],
    ["any(表.数 > 限 where 表.重 > 4)", [0, 2], { false: [1, 3] }],
    ["every(表.数 <= 限 where 表.重 > 4)", [0, 2], "true"],
    ["every(表.数 <= 限 where 表.重 > 3)", [3], "open"],
    ["max(表.数 where 表.重 > 3) > 限", [0, 4], [{ 4: 1 }, 3 - HALF]],
    ["max(表.数 where 表.重 > 3) > 限", [0], { false: [1, 2, 3, 4] }],
    ["mean(表.数) <= 限", [0, 2], [{ 0: 0.5, 2: 0.5 }, 5 + HALF]],
    ["mean(表.数 where 表.重 > 3) <= 限", [0, 2], [{ 2: 1 }, 5 + HALF]],
    ["mean(表.数 where 表.重 > 4) <= 限", [0, 2], "true"],
    [
      "mean(表.数) = 限",
      [4],
      {
        and: [
          [{ 4: -1 }, -2 + HALF],
          [{ 4: 1 }, 2 + HALF],
        ],
      },
    ],
    ["lookup(表.数 where 表.重 = 4) <= 限", [4], [{ 4: -1 }, -3 + HALF]],
    ["lookup(表.数 where 表.重 = 4) <= 限", [2], "open"],
    ["distinct(表.数) <= 限", [4], [{ 4: -1 }, -2 + HALF]],
    ["distinct(表.数) <= 限", [0], "open"],
    ["ordered(表.数)", [0], "open"],
    ["ordered(表.数) and 限 > 1", [4], [{ 4: -1 }, -1 - HALF]],
    ["not ordered(表.数) and 限 > 1", [4], { false: [0, 2] }],
  ])("%s, where %j may change", (source, free, expected) => {
    expect(shown(formulaOfRows(source, free))).toEqual(expected);
  });
});

describe("a check as linear inequalities", () => {
  test.each<[string, readonly number[], unknown]>([
    ["甲 <= 乙", [0], [{ 0: 1 }, 2 + HALF]],
    ["甲 < 乙", [0], [{ 0: 1 }, 2 - HALF]],
    ["甲 <= 乙 ± 1", [0], [{ 0: 1 }, 3 + HALF]],
    ["甲 >= 乙 + 丙", [1], [{ 1: 1 }, -3 + HALF]],
    [
      "甲 = 2 * 乙",
      [0, 1],
      {
        and: [
          [{ 0: 1, 1: -2 }, HALF],
          [{ 0: -1, 1: 2 }, HALF],
        ],
      },
    ],
    [
      "not (甲 = 乙)",
      [0],
      {
        or: [
          [{ 0: 1 }, 2 - HALF],
          [{ 0: -1 }, -2 - HALF],
        ],
      },
    ],
    ["甲 * 乙 <= 6", [0], [{ 0: 2 }, 6 + HALF]],
    ["甲 * 乙 <= 6", [0, 1], "open"],
    ["甲 / 乙 <= 6", [0], [{ 0: 0.5 }, 6 + HALF]],
    ["if 甲 > 0 then 乙 > 0", [1], { or: [{ false: [0] }, [{ 1: -1 }, -HALF]] }],
    ["if 甲 > 5 then 乙 > 5", [1], "true"],
    ["甲 > 乙 and 丙 > 0", [2], { false: [0, 1] }],
    [
      "abs(甲 - 乙) <= 1",
      [0],
      {
        and: [
          [{ 0: 1 }, 3 + HALF],
          [{ 0: -1 }, -1 + HALF],
        ],
      },
    ],
    ["max(甲, 乙) <= 丙", [0], [{ 0: 1 }, 4 + HALF]],
    // A conjunction with something false in it is false.
    ["min(甲, 乙) >= 丙", [0], { false: [1, 2] }],
    ["round(甲, 0) = 乙", [0], "open"],
    [
      "round(甲, 0) = 乙",
      [1],
      {
        and: [
          [{ 1: -1 }, -1 + HALF],
          [{ 1: 1 }, 1 + HALF],
        ],
      },
    ],
  ])("%s, where %j may change", (source, free, expected) => {
    expect(shown(formulaOf(source, free))).toEqual(expected);
  });

  test("a cell that is blank fails nothing", () => {
    const { tree } = parse("甲 = 乙");
    if (!tree) throw new Error("does not parse");
    const [blank, number] = [
      { value: { kind: "blank" } as Value },
      { value: toNumberValue(3) as Value },
    ];
    const current = {
      fields: new Map([
        ["甲", blank],
        ["乙", number],
      ]),
      tables: new Map(),
    };
    const cells = {
      numberOf: (cell: Readable) => (cell === number ? 1 : undefined),
      isFree: () => true,
    };
    expect(toFormula(tree, { current }, cells)).toEqual({ kind: "true" });
  });

  test("holds exactly where the check does not fail, whatever changes to whatever", () => {
    // What depends on cells that changed, and was compared.
    const seen = { true: 0, false: 0 };
    fc.assert(
      fc.property(
        anySmall,
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 10, maxLength: 10 }),
        fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
        ({ form, submission }, numbers, picked) => {
          const problem = toProblem(form, submission, undefined, []);
          const free = problem.variables.flatMap(({ domain }, at) =>
            domain.kind === "numbers" && picked[at] ? [at] : [],
          );
          const cells = { numberOf: problem.numberOf, isFree: (at: number) => free.includes(at) };
          const formulas = problem.constraints.map(({ assert, scope }) =>
            toFormula(assert, scope, cells),
          );
          const values = new Map(free.map((at) => [at, numbers[at] ?? 0]));
          for (const [at, number] of values) {
            const box = problem.variables[at]?.box;
            if (!box) throw new Error(`no variable ${at}`);
            box.value = toNumberValue(number);
          }
          for (const [at, { assert, scope }] of problem.constraints.entries()) {
            const formula = formulas[at] ?? { kind: "open" };
            const truth = truthOf(formula, values);
            if (truth === undefined) continue;
            if (formula.kind !== "true" && formula.kind !== "false") seen[`${truth}`] += 1;
            expect(truth).toBe(evaluate(assert, scope).outcome !== "fail");
          }
        },
      ),
      { numRuns: 3_000 },
    );
    expect(Math.min(seen.true, seen.false)).toBeGreaterThan(500);
  });

  test("a contradiction names the cells that decide it: with other numbers there it may hold", () => {
    const formula = formulaOf("甲 + 乙 <= 丙 and 甲 > 10", [2], { 甲: 1, 乙: 2, 丙: 4 });
    expect(shown(formula)).toEqual({ false: [0] });
  });
});
