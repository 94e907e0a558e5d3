import type { Inequality } from "../language/formula.js";

/**
 * Between what the cells that may change must lie, as far as single inequalities say, and because of
 * which other cells. Immutable: a branch of the search adds to a copy.
 */
export type Bounds = ReadonlyMap<number, Bound>;

type Bound = {
  readonly low: number;
  readonly high: number;
  readonly lowBecause: ReadonlySet<number>;
  readonly highBecause: ReadonlySet<number>;
};

export type Refutation = ReadonlySet<number>;

const NONE: ReadonlySet<number> = new Set();
/** Of numbers that come out of sums and quotients of decimals. */
const NOISE = 1e-9;

export const toBounds = (
  ranges: readonly (readonly [cell: number, low: number, high: number])[],
): Bounds =>
  new Map(
    ranges.map(([cell, low, high]) => [cell, { low, high, lowBecause: NONE, highBecause: NONE }]),
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
  if (coefficient > 0) {
    if (limit >= bound.high) return bounds;
    return new Map(bounds).set(cell, { ...bound, high: limit, highBecause: because });
  }
  if (limit <= bound.low) return bounds;
  return new Map(bounds).set(cell, { ...bound, low: limit, lowBecause: because });
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
