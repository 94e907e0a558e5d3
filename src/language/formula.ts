/** Linear inequalities over numbered cells, joined by "and" and "or". */
export type Formula =
  | { readonly kind: "true" }
  /** Whatever the cells that may change hold, because of these other cells. */
  | { readonly kind: "false"; readonly because: ReadonlySet<number> }
  | Inequality
  | { readonly kind: "and" | "or"; readonly terms: readonly Formula[] }
  /** It depends on cells that may change, but not linearly: nothing is known of it. */
  | { readonly kind: "open" };

/** Σ coefficient × cell that may change ≤ bound. */
export type Inequality = {
  readonly kind: "at-most";
  /** None of the coefficients is 0. */
  readonly free: ReadonlyMap<number, number>;
  /** The values of the other cells are part of it. */
  readonly bound: number;
  /** Coefficients of those other cells. */
  readonly fixed: ReadonlyMap<number, number>;
  /** Other cells on which coefficients depend. */
  readonly because: ReadonlySet<number>;
};

/** Σ coefficient × cell + constant. */
export type Linear = Pick<Inequality, "free" | "fixed" | "because"> & {
  /** The other cells' share is part of it. */
  readonly constant: number;
};

export const HOLDS: Formula = { kind: "true" };
export const OPEN: Formula = { kind: "open" };

export const toFalse = (because: ReadonlySet<number>): Formula => ({ kind: "false", because });

export function toAnd(terms: readonly Formula[]): Formula {
  const rest = terms.filter(({ kind }) => kind !== "true");
  const [only = HOLDS, ...more] = rest;
  return more.length === 0 ? only : (rest.find(isFalse) ?? { kind: "and", terms: rest });
}

/** Where all are false, it is because of all. */
export function toOr(terms: readonly Formula[]): Formula {
  if (terms.some(({ kind }) => kind === "true")) return HOLDS;
  const rest = terms.filter((term) => !isFalse(term));
  const [only, ...more] = rest;
  if (!only) return toFalse(union(terms.filter(isFalse).map(({ because }) => because)));
  // What is false takes part in the reason why the rest must hold.
  return more.length === 0 && rest.length === terms.length ? only : { kind: "or", terms };
}

type False = Extract<Formula, { kind: "false" }>;
const isFalse = (formula: Formula): formula is False => formula.kind === "false";

/** `left − right ≤ slack`. */
export function toAtMost(left: Linear, right: Linear, slack: number): Formula {
  const { free, fixed, because, constant } = add(left, scale(right, -1));
  const bound = slack - constant;
  if (free.size > 0) return { kind: "at-most", free, bound, fixed, because };
  return bound >= 0 ? HOLDS : toFalse(new Set([...fixed.keys(), ...because]));
}

export const add = (a: Linear, b: Linear): Linear => ({
  free: sum(a.free, b.free),
  fixed: sum(a.fixed, b.fixed),
  because: union([a.because, b.because]),
  constant: a.constant + b.constant,
});

export const scale = (a: Linear, factor: number): Linear => ({
  free: times(a.free, factor),
  fixed: times(a.fixed, factor),
  because: a.because,
  constant: a.constant * factor,
});

export const toConstant = (constant: number, because: ReadonlySet<number> = NONE): Linear => ({
  free: EMPTY,
  fixed: EMPTY,
  because,
  constant,
});

const NONE: ReadonlySet<number> = new Set();
const EMPTY: ReadonlyMap<number, number> = new Map();

export function union(sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  const [only = NONE, ...more] = sets.filter(({ size }) => size > 0);
  return more.length === 0 ? only : new Set([only, ...more].flatMap((set) => [...set]));
}

type Coefficients = ReadonlyMap<number, number>;

function sum(a: Coefficients, b: Coefficients): Coefficients {
  if (b.size === 0) return a;
  if (a.size === 0) return b;
  const both = new Map(a);
  for (const [cell, coefficient] of b) {
    const total = (both.get(cell) ?? 0) + coefficient;
    if (total === 0) both.delete(cell);
    else both.set(cell, total);
  }
  return both;
}

const times = (coefficients: Coefficients, factor: number): Coefficients =>
  factor === 0
    ? EMPTY
    : new Map([...coefficients].map(([cell, coefficient]) => [cell, coefficient * factor]));
