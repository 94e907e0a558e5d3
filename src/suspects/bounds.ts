import type { Inequality } from "../language/formula.js";

/**
 * Between what the cells that may change must lie, as far as single inequalities say, and because of
 * which other cells. Immutable: a branch of the search adds to a copy.
 */
export type Bounds = ReadonlyMap<number, Bound>;

type Bound = {
  /** Both are points of the grid. */
  readonly low: number;
  readonly high: number;
  readonly decimals: number;
  readonly lowBecause: ReadonlySet<number>;
  readonly highBecause: ReadonlySet<number>;
};

export type Refutation = ReadonlySet<number>;

const NONE: ReadonlySet<number> = new Set();
/** In steps of the grid: bounds are off by the half unit in which differences are rounded. */
const ON_GRID = 1e-4;
/** Of numbers that come out of sums and quotients of decimals. */
const NOISE = 1e-9;

export const toBounds = (
  ranges: readonly (Pick<Bound, "low" | "high" | "decimals"> & { readonly cell: number })[],
): Bounds =>
  new Map(
    ranges.map(({ cell, ...range }) => [cell, { ...range, lowBecause: NONE, highBecause: NONE }]),
  );

/** Whether an inequality holds wherever the cells lie within their bounds. */
export const isEntailed = (inequality: Inequality, bounds: Bounds): boolean =>
  extreme(inequality, bounds, "greatest").value <= inequality.bound;

/** Why an inequality holds nowhere within the bounds; undefined where it may. */
export function refute(inequality: Inequality, bounds: Bounds): Refutation | undefined {
  const { value, because } = extreme(inequality, bounds, "least");
  if (value <= inequality.bound + NOISE * Math.max(1, Math.abs(inequality.bound))) return undefined;
  return new Set([...inequality.fixed.keys(), ...inequality.because, ...because]);
}

/** The greatest or least that the left side can be, and because of what. */
function extreme({ free }: Inequality, bounds: Bounds, which: "greatest" | "least") {
  let value = 0;
  const because = new Set<number>();
  for (const [cell, coefficient] of free) {
    const bound = bounds.get(cell);
    if (!bound) continue;
    const isHigh = coefficient > 0 === (which === "greatest");
    value += coefficient * (isHigh ? bound.high : bound.low);
    for (const reason of isHigh ? bound.highBecause : bound.lowBecause) because.add(reason);
  }
  return { value, because };
}

/** The bounds with an inequality of one cell taken into account. */
export function tighten(inequality: Inequality, bounds: Bounds): Bounds {
  const [[cell, coefficient] = [], ...others] = inequality.free;
  if (cell === undefined || coefficient === undefined || others.length > 0) return bounds;
  const bound = bounds.get(cell);
  if (!bound) return bounds;
  const limit = inequality.bound / coefficient;
  const because = new Set([...inequality.fixed.keys(), ...inequality.because]);
  const steps = 10 ** bound.decimals;
  if (coefficient > 0) {
    const high = Math.floor(limit * steps + ON_GRID) / steps;
    if (high >= bound.high) return bounds;
    return new Map(bounds).set(cell, { ...bound, high, highBecause: because });
  }
  const low = Math.ceil(limit * steps - ON_GRID) / steps;
  if (low <= bound.low) return bounds;
  return new Map(bounds).set(cell, { ...bound, low, lowBecause: because });
}

/** Why there is nothing between the bounds of some cell; undefined where there is. */
export function refuteBounds(bounds: Bounds): Refutation | undefined {
  for (const { low, high, lowBecause, highBecause } of bounds.values()) {
    if (low > high + NOISE * Math.max(1, Math.abs(high))) {
      return new Set([...lowBecause, ...highBecause]);
    }
  }
  return undefined;
}
