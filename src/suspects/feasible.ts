import { evaluate } from "../language/evaluate.js";
import { type Formula, type Inequality, union } from "../language/formula.js";
import { toFormula } from "../language/to-linear.js";
import type { Value } from "../model/value.js";
import { alternativesOf } from "./alternatives.js";
import { type Bounds, type Refutation, toBounds } from "./bounds.js";
import { type Branch, search } from "./branches.js";
import { eliminate } from "./fourier-motzkin.js";
import { findOnGrid, type Trials } from "./grid-search.js";
import type { IsOverdue } from "./patience.js";
import type { Problem } from "./problem.js";

/** Values of some variables, by number. */
export type Assignment = ReadonlyMap<number, Value>;

export type Feasibility =
  /** With these values no constraint fails that reads one of the variables. */
  | { readonly kind: "feasible"; readonly witness: Assignment }
  /** Of these other variables at least one must change as well; if there is none, nothing helps. */
  | { readonly kind: "infeasible"; readonly conflict: ReadonlySet<number> }
  /** The search was given up. */
  | { readonly kind: "unknown" };

/** How many values are tried for one set of variables before the search is given up. */
const MOST_TRIALS = 50_000;

/**
 * Whether changing these variables, and no others, can make every constraint hold that reads them.
 *
 * @param isOverdue where no more values are tried
 */
export function isFeasible(
  problem: Problem,
  changed: readonly number[],
  isOverdue: IsOverdue,
): Feasibility {
  const witness = new Map<number, Value>();
  let unknown: Feasibility | undefined;
  for (const part of connectedParts(problem, changed)) {
    const found = findPart(problem, part, isOverdue);
    if (found.kind === "infeasible") return withoutInside(found, changed);
    if (found.kind === "unknown") unknown = found;
    else for (const [number, value] of found.witness) witness.set(number, value);
  }
  return unknown ?? { kind: "feasible", witness };
}

/** Nothing that may change anyhow can be asked to. */
function withoutInside(
  { kind, conflict }: Extract<Feasibility, { kind: "infeasible" }>,
  changed: readonly number[],
): Feasibility {
  return { kind, conflict: new Set([...conflict].filter((number) => !changed.includes(number))) };
}

/** Variables that no constraint reads together are looked at one by one. */
function connectedParts(
  { constraints, touching }: Problem,
  changed: readonly number[],
): number[][] {
  const left = new Set(changed);
  const parts: number[][] = [];
  for (const first of changed) {
    if (!left.delete(first)) continue;
    const part = [first];
    for (const member of part) {
      for (const at of touching[member] ?? []) {
        for (const other of constraints[at]?.variables ?? []) {
          if (left.delete(other)) part.push(other);
        }
      }
    }
    parts.push(part.sort((a, b) => a - b));
  }
  return parts;
}

/** The same parts come again in many sets. */
function findPart(problem: Problem, part: readonly number[], isOverdue: IsOverdue): Feasibility {
  const known = partsOf.get(problem) ?? new Map<string, Feasibility>();
  partsOf.set(problem, known);
  const key = part.join();
  const found = known.get(key) ?? solvePart(problem, part, isOverdue);
  known.set(key, found);
  return found;
}

const partsOf = new WeakMap<Problem, Map<string, Feasibility>>();

function solvePart(
  problem: Problem,
  changed: readonly number[],
  isOverdue: IsOverdue,
): Feasibility {
  const touched = touchedBy(problem, changed);
  const { numbers, others } = byKind(problem, changed);
  const trials: Trials = { left: MOST_TRIALS, isCut: false, isOverdue };
  const reasons: Refutation[] = [];
  for (const chosen of choicesOf(problem, others, touched)) {
    // Of ten texts there are as many combinations as of ten digits.
    trials.left -= 1;
    if (trials.left < 0 || isOverdue(CHOOSING * touched.length)) return { kind: "unknown" };
    const found = withValues(problem, chosen, () =>
      solveNumbers(problem, numbers, touched, trials),
    );
    if ("witness" in found) {
      return { kind: "feasible", witness: new Map([...chosen, ...found.witness]) };
    }
    reasons.push(found.because);
  }
  return trials.isCut ? { kind: "unknown" } : { kind: "infeasible", conflict: union(reasons) };
}

/** The work of trying one combination on one constraint. */
const CHOOSING = 5;

/** The constraints that read one of the variables, by their places. */
export const touchedBy = (problem: Problem, changed: readonly number[]): readonly number[] => [
  ...new Set(changed.flatMap((number) => problem.touching[number] ?? [])),
];

export function byKind({ variables }: Problem, changed: readonly number[]) {
  const isNumber = (number: number) => variables[number]?.domain.kind === "numbers";
  return {
    numbers: changed.filter(isNumber),
    others: changed.filter((number) => !isNumber(number)),
  };
}

/** Every combination of what cells that hold no numbers may hold. */
function* choicesOf(
  problem: Problem,
  others: readonly number[],
  touched: readonly number[],
): Generator<Assignment> {
  const [first, ...rest] = others;
  if (first === undefined) {
    yield new Map();
    return;
  }
  for (const value of alternativesOf(problem, first, touched)) {
    for (const chosen of choicesOf(problem, rest, touched)) yield new Map(chosen).set(first, value);
  }
}

/** Runs with other values in the boxes, and puts the old ones back. */
export function withValues<Result>(
  { variables }: Problem,
  values: Assignment,
  run: () => Result,
): Result {
  const put = (number: number, value: Value | undefined) => {
    const variable = variables[number];
    if (variable) variable.box.value = value ?? variable.value;
  };
  for (const [number, value] of values) put(number, value);
  try {
    return run();
  } finally {
    for (const number of values.keys()) put(number, undefined);
  }
}

/** Whether no touched constraint fails with what stands in the boxes at present. */
export const noneFails = ({ constraints }: Problem, touched: readonly number[]): boolean =>
  touched.every((at) => {
    const constraint = constraints[at];
    return !constraint || evaluate(constraint.assert, constraint.scope).outcome !== "fail";
  });

function solveNumbers(
  problem: Problem,
  free: readonly number[],
  touched: readonly number[],
  trials: Trials,
): { readonly witness: Assignment } | { readonly because: Refutation } {
  if (free.length === 0) {
    return noneFails(problem, touched)
      ? { witness: new Map() }
      : { because: everythingRead(problem, touched) };
  }
  let witness: Assignment | undefined;
  const visit = (branch: Branch): Refutation | "content" => {
    const eliminated = eliminate(withDomains(branch.system, problem, free), free);
    if (eliminated && "because" in eliminated) return eliminated.because;
    if (!eliminated) trials.isCut = true;
    else {
      witness = findOnGrid(problem, eliminated.order, trials, (values) =>
        withValues(problem, values, () => noneFails(problem, touched)),
      );
      if (witness) return "content";
    }
    // No point of the grid lies there, because of everything that was read.
    return everythingRead(problem, touched);
  };
  const because = search(formulasOf(problem, free, touched), domainBounds(problem, free), visit);
  return witness ? { witness } : { because: because ?? new Set() };
}

/** What touched constraints demand of the numbers that may change. */
export function formulasOf(
  { constraints, numberOf }: Problem,
  free: readonly number[],
  touched: readonly number[],
): Formula[] {
  const cells = { numberOf, isFree: (number: number) => free.includes(number) };
  return touched.flatMap((at) => {
    const constraint = constraints[at];
    return constraint ? toFormula(constraint.assert, constraint.scope, cells) : [];
  });
}

export const domainBounds = ({ variables }: Problem, free: readonly number[]): Bounds =>
  toBounds(
    free.flatMap((number) => {
      const domain = variables[number]?.domain;
      if (domain?.kind !== "numbers") return [];
      return { cell: number, low: domain.low, high: domain.high, decimals: domain.decimals };
    }),
  );

/** The ends of the domains as inequalities. */
export const withDomains = (
  system: readonly Inequality[],
  problem: Problem,
  free: readonly number[],
): Inequality[] => [
  ...system,
  ...[...domainBounds(problem, free)].flatMap(([cell, { low, high }]) => [
    toEnd(cell, 1, high),
    toEnd(cell, -1, -low),
  ]),
];

const toEnd = (cell: number, coefficient: number, bound: number): Inequality => ({
  kind: "at-most",
  free: new Map([[cell, coefficient]]),
  bound,
  fixed: new Map(),
  because: new Set(),
});

const everythingRead = ({ constraints }: Problem, touched: readonly number[]): Refutation =>
  union(touched.flatMap((at) => constraints[at]?.variables ?? []));
