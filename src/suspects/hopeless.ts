import { byKind, isFeasible } from "./feasible.js";
import { type IsOverdue, TRYING } from "./patience.js";
import type { Problem } from "./problem.js";

/**
 * The problem without the constraints that fail whatever the cells hold, as where a row is missing:
 * they say nothing about which cell is wrong.
 */
export function withoutHopeless(problem: Problem, isOverdue: IsOverdue): Problem {
  const constraints = problem.constraints.map((constraint, at) =>
    constraint.fails && isHopeless(problem, at, isOverdue)
      ? { ...constraint, variables: NONE, fails: false }
      : constraint,
  );
  const touching = problem.touching.map((places) =>
    places.filter((at) => constraints[at]?.variables !== NONE),
  );
  return { ...problem, constraints, touching };
}

const NONE: ReadonlySet<number> = new Set();

/** Of many cells some values will do; it would take long to be sure, of texts all the more. */
const FEW = 12;
const FEW_TEXTS = 3;

function isHopeless(problem: Problem, at: number, isOverdue: IsOverdue): boolean {
  const variables = problem.constraints[at]?.variables ?? NONE;
  if (variables.size === 0 || variables.size > FEW) return variables.size === 0;
  if (byKind(problem, [...variables]).others.length > FEW_TEXTS) return false;
  if (isOverdue(TRYING)) return false;
  // Only what its own variables touch: a copy of all for each constraint would be quadratic.
  const touching: (readonly number[])[] = [];
  for (const number of variables) touching[number] = [at];
  const alone = { ...problem, touching };
  return isFeasible(alone, [...variables], isOverdue).kind === "infeasible";
}
