import { type Formula, type Inequality, union } from "../language/formula.js";
import {
  type Bounds,
  isEntailed,
  type Refutation,
  refute,
  refuteBounds,
  tighten,
} from "./bounds.js";

/** What must hold all together in one branch of a formula. */
export type Branch = { readonly system: readonly Inequality[]; readonly bounds: Bounds };

/**
 * Goes through the ways in which formulas may hold together, until `visit` is content with one.
 *
 * @param visit says why a branch is none, or that it is content
 * @returns why no way is open; undefined where `visit` was content
 */
export function search(
  formulas: readonly Formula[],
  bounds: Bounds,
  visit: (branch: Branch) => Refutation | "content",
): Refutation | undefined {
  return explore({ todo: formulas, choices: [], system: [], bounds }, visit);
}

type State = Branch & {
  readonly todo: readonly Formula[];
  readonly choices: readonly (readonly Formula[])[];
};

function explore(
  start: State,
  visit: (branch: Branch) => Refutation | "content",
): Refutation | undefined {
  const state = settle(start);
  if (state.refuted) return union([state.refuted, state.because]);
  const { choices, system, bounds, because } = state;
  // The fewest ways first.
  const [choice, ...others] = [...choices].sort((a, b) => a.length - b.length);
  if (!choice) {
    const result = visit({ system, bounds });
    return result === "content" ? undefined : union([result, because]);
  }
  const reasons = [because];
  for (const term of choice) {
    const refuted = explore({ todo: [term], choices: others, system, bounds }, visit);
    if (!refuted) return undefined;
    reasons.push(refuted);
  }
  return union(reasons);
}

type Settled = Branch & {
  readonly choices: readonly (readonly Formula[])[];
  /** Why other terms of choices that are settled cannot hold. */
  readonly because: Refutation;
  readonly refuted?: Refutation;
};

/** Takes apart what must hold and settles the choices that the bounds decide, until nothing changes. */
function settle(start: State): Settled {
  const system = [...start.system];
  const todo = [...start.todo];
  const because = new Set<number>();
  let { bounds } = start;
  let choices: readonly (readonly Formula[])[] = start.choices;
  const refutedBy = (refuted: Refutation): Settled => ({
    system,
    bounds,
    choices,
    because,
    refuted,
  });
  for (;;) {
    const added: (readonly Formula[])[] = [];
    for (let next = todo.pop(); next; next = todo.pop()) {
      if (next.kind === "false") return refutedBy(next.because);
      if (next.kind === "and") todo.push(...next.terms);
      else if (next.kind === "or") added.push(next.terms);
      else if (next.kind === "at-most") {
        const refuted = refute(next, bounds);
        if (refuted) return refutedBy(refuted);
        system.push(next);
        bounds = tighten(next, bounds);
      }
    }
    const empty = refuteBounds(bounds);
    if (empty) return refutedBy(empty);
    const kept: (readonly Formula[])[] = [];
    for (const choice of [...choices, ...added]) {
      const narrowed = narrow(choice, bounds);
      if (narrowed === "holds") continue;
      const [only, ...more] = narrowed.open;
      if (!only) return refutedBy(narrowed.because);
      if (more.length > 0) kept.push(choice);
      else {
        todo.push(only);
        for (const reason of narrowed.because) because.add(reason);
      }
    }
    choices = kept;
    if (todo.length === 0) return { system, bounds, choices, because };
  }
}

/** The terms of a choice that the bounds do not refute, and why they refute the others. */
function narrow(
  choice: readonly Formula[],
  bounds: Bounds,
): "holds" | { readonly open: readonly Formula[]; readonly because: Refutation } {
  const because = new Set<number>();
  const open: Formula[] = [];
  for (const term of choice) {
    if (holds(term, bounds)) return "holds";
    const refuted = refuteTerm(term, bounds);
    if (!refuted) open.push(term);
    else for (const reason of refuted) because.add(reason);
  }
  return { open, because };
}

function holds(term: Formula, bounds: Bounds): boolean {
  switch (term.kind) {
    case "true":
    case "open":
      return true;
    case "false":
      return false;
    case "at-most":
      return isEntailed(term, bounds);
    case "and":
      return term.terms.every((each) => holds(each, bounds));
    case "or":
      return term.terms.some((each) => holds(each, bounds));
  }
}

function refuteTerm(term: Formula, bounds: Bounds): Refutation | undefined {
  switch (term.kind) {
    case "true":
    case "open":
      return undefined;
    case "false":
      return term.because;
    case "at-most":
      return refute(term, bounds);
    case "and": {
      for (const each of term.terms) {
        const refuted = refuteTerm(each, bounds);
        if (refuted) return refuted;
      }
      return undefined;
    }
    case "or": {
      const because = new Set<number>();
      for (const each of term.terms) {
        const refuted = refuteTerm(each, bounds);
        if (!refuted) return undefined;
        for (const reason of refuted) because.add(reason);
      }
      return because;
    }
  }
}
