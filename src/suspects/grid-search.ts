import { toNumberValue, type Value } from "../model/value.js";
import { gridWithin, numberOf } from "./domain.js";
import type { Eliminated } from "./fourier-motzkin.js";
import type { IsOverdue } from "./patience.js";
import type { Problem } from "./problem.js";
import { slipsOf } from "./slips.js";

/** How many more values may be tried, and whether some were left untried. */
export type Trials = { left: number; isCut: boolean; readonly isOverdue: IsOverdue };

/** After so many trials their work is counted. */
const LOOK = 64;
const TRIAL = 15;

/** As many values of one cell are all tried; of more, some. */
const FEW = 100;

/**
 * Values with the right number of decimals for cells that were eliminated, found backwards.
 *
 * @param accept whether these values, of all the cells, are good
 */
export function findOnGrid(
  problem: Problem,
  order: Eliminated,
  trials: Trials,
  accept: (values: ReadonlyMap<number, Value>) => boolean,
): ReadonlyMap<number, Value> | undefined {
  const values = new Map<number, number>();
  const assign = (at: number): boolean => {
    const step = order[at];
    if (!step) {
      trials.left -= 1;
      if (trials.left % LOOK === 0 && trials.isOverdue(LOOK * TRIAL)) trials.left = -1;
      if (trials.left < 0) trials.isCut = true;
      return trials.left >= 0 && accept(toValues(values));
    }
    const { low, high } = rangeOf(step, values);
    for (const value of valuesWithin(problem, step.cell, low, high, trials)) {
      values.set(step.cell, value);
      if (assign(at - 1)) return true;
      if (trials.left < 0) break;
    }
    values.delete(step.cell);
    return false;
  };
  return assign(order.length - 1) ? toValues(values) : undefined;
}

const toValues = (values: ReadonlyMap<number, number>): ReadonlyMap<number, Value> =>
  new Map([...values].map(([cell, value]) => [cell, toNumberValue(value)]));

/** Between what a cell lies, the cells that were taken out later having their values. */
export function rangeOf(
  { cell, rows }: Eliminated[number],
  values: ReadonlyMap<number, number>,
): { readonly low: number; readonly high: number } {
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { free, bound } of rows) {
    let rest = bound;
    for (const [other, coefficient] of free) {
      if (other !== cell) rest -= coefficient * (values.get(other) ?? 0);
    }
    const coefficient = free.get(cell) ?? 1;
    if (coefficient > 0) high = Math.min(high, rest / coefficient);
    else low = Math.max(low, rest / coefficient);
  }
  return { low, high };
}

/** All values of few; of many the likely ones, the ends and the middle. */
function valuesWithin(
  { variables }: Problem,
  cell: number,
  low: number,
  high: number,
  trials: Trials,
): readonly number[] {
  const variable = variables[cell];
  if (variable?.domain.kind !== "numbers") return [];
  const { decimals } = variable.domain;
  const grid = gridWithin(low, high, decimals);
  const standing = numberOf(variable.value);
  if (grid.count <= FEW) {
    return Array.from({ length: grid.count }, (_, index) => grid.at(index)).sort(
      (a, b) => Math.abs(a - standing) - Math.abs(b - standing),
    );
  }
  trials.isCut = true;
  const [first, last] = [grid.at(0), grid.at(grid.count - 1)];
  const nearest = Math.min(last, Math.max(first, standing));
  const middle = grid.at(Math.floor(grid.count / 2));
  const slips = slipsOf(standing, decimals).map(({ value }) => value);
  const likely = [nearest, first, last, 0, 1, middle, ...slips];
  return [...new Set(likely)].filter((value) => value >= first && value <= last);
}
