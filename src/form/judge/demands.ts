import type { Formula, Inequality } from "../../language/formula.js";
import { toFormula } from "../../language/to-linear.js";
import { type Bounds, toBounds } from "../../suspects/bounds.js";
import { MOST_DECIMALS, onGrid } from "./on-grid.js";
import { endsOf, type NumberRange, type Quantity, type SymbolCell } from "./quantity.js";
import { type Claim, type Point, put } from "./system.js";

/** What claims and ranges demand of numbers; of other cells that are free nothing is known. */
export function formulasOf(
  claims: readonly Claim[],
  free: readonly number[],
  numbers: ReadonlyMap<number, NumberRange>,
  quantities: readonly Quantity[],
  point: Point,
): Formula[] {
  const isFree = new Set(free);
  const cells = {
    numberOf: ({ number }: SymbolCell) => number,
    isFree: (number: number) => isFree.has(number),
  };
  const gaps = [...numbers].flatMap(([number, range]) =>
    range.orZero ? toGap(number, range) : [],
  );
  const demands = claims.map(({ expression, scope, fails, reads }) => {
    put(point, reads, quantities);
    const { span } = expression;
    const wanted = fails ? ({ kind: "not", operand: expression, span } as const) : expression;
    return onGrid(toFormula(wanted, scope, cells), numbers);
  });
  return [...gaps, ...demands];
}

export const boundsOf = (numbers: ReadonlyMap<number, NumberRange>): Bounds =>
  toBounds(
    [...numbers].map(([cell, range]) => {
      const [low, high] = endsOf(range);
      return { cell, low, high, decimals: range.isWhole ? 0 : MOST_DECIMALS };
    }),
  );

/** The ends of the ranges as inequalities. */
export const toEnds = (numbers: ReadonlyMap<number, NumberRange>): Inequality[] =>
  [...numbers].flatMap(([number, range]) => {
    const [low, high] = endsOf(range);
    return [toEnd(number, 1, high), toEnd(number, -1, -low)].filter(({ bound }) =>
      Number.isFinite(bound),
    );
  });

/** Nothing lies between 0, which 无 counts as, and the least or greatest number. */
const toGap = (number: number, { low, high }: NumberRange): Formula => ({
  kind: "or",
  terms:
    low > 0
      ? [toEnd(number, 1, 0), toEnd(number, -1, -low)]
      : [toEnd(number, -1, 0), toEnd(number, 1, high)],
});

const toEnd = (number: number, coefficient: number, bound: number): Inequality => ({
  kind: "at-most",
  free: new Map([[number, coefficient]]),
  bound,
  fixed: new Map(),
  because: new Set(),
});
