import TinyQueue from "tinyqueue";
import { type Assignment, isFeasible } from "./feasible.js";
import { withoutHopeless } from "./hopeless.js";
import { type IsOverdue, TRYING } from "./patience.js";
import type { Problem } from "./problem.js";

/** A set of variables, in the order of the form, and values of them with which nothing fails. */
export type MinimalSet = { readonly members: readonly number[]; readonly witness: Assignment };

export type MinimalSets = {
  /** All of the smallest weight; none where no change of cells mends everything. */
  readonly sets: readonly MinimalSet[];
  readonly isComplete: boolean;
};

/** With the conflicts that were met on the way. */
export type Searched = MinimalSets & { readonly conflicts: readonly ReadonlySet<number>[] };

/** Where the search is given up. */
export type Limits = {
  readonly isOverdue: IsOverdue;
  readonly sets: number;
};

type Node = {
  readonly members: readonly number[];
  readonly weight: number;
  /** Taken by other branches, so that each set is met once. */
  readonly banned: ReadonlySet<number>;
  /** Every set with these members weighs at least so much. */
  readonly least: number;
};

/** Sums of weights that differ by less are the same. */
export const SAME = 1e-9;

/**
 * All sets of variables of the smallest weight whose change can make every constraint hold (Fellegi
 * & Holt 1976), as the smallest hitting sets of conflicts: sets of variables of which at least one
 * must change. A set that hits all conflicts known so far, and still is not enough, shows another.
 * Best first (A*): conflicts that have nothing in common must each be hit by a variable of its own.
 */
export function findMinimalSets(given: Problem, limits: Limits): Searched {
  const problem = withoutHopeless(given, limits.isOverdue);
  const conflicts = firstConflicts(problem);
  if (conflicts.length === 0) return { sets: [], isComplete: true, conflicts };
  const queue = new TinyQueue<Node>(
    [{ members: [], weight: 0, banned: new Set(), least: 0 }],
    (a, b) => a.least - b.least || b.members.length - a.members.length,
  );
  const sets: MinimalSet[] = [];
  let best = Number.POSITIVE_INFINITY;
  let isComplete = true;
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (node.least > best + SAME) break;
    if (limits.isOverdue(conflicts.length) || sets.length >= limits.sets) {
      return { sets: inOrder(sets), isComplete: false, conflicts };
    }
    const { least, open } = lookAhead(node, conflicts, problem);
    if (least > node.least + SAME) {
      // More conflicts are known than when it was put in.
      if (least < Number.POSITIVE_INFINITY) queue.push({ ...node, least });
      continue;
    }
    if (open) {
      extend(node, open, conflicts, problem, queue);
      // Each of the sets that were added has been looked at as well.
      limits.isOverdue(open.size * conflicts.length);
      continue;
    }
    limits.isOverdue(TRYING);
    const { members } = node;
    const found = isFeasible(problem, members, limits.isOverdue);
    if (found.kind === "feasible") {
      best = node.weight;
      sets.push({ members: [...members].sort((a, b) => a - b), witness: found.witness });
    } else if (found.kind === "unknown") isComplete = false;
    else {
      conflicts.push(found.conflict);
      extend(node, found.conflict, conflicts, problem, queue);
    }
  }
  return { sets: inOrder(sets), isComplete, conflicts };
}

function extend(
  { members, weight, banned }: Node,
  conflict: ReadonlySet<number>,
  conflicts: readonly ReadonlySet<number>[],
  problem: Problem,
  queue: TinyQueue<Node>,
): void {
  const taken = new Set(banned);
  for (const number of conflict) {
    if (taken.has(number)) continue;
    const node = {
      members: [...members, number],
      weight: weight + weightOf(problem, number),
      banned: new Set(taken),
      least: 0,
    };
    const { least } = lookAhead(node, conflicts, problem);
    if (least < Number.POSITIVE_INFINITY) queue.push({ ...node, least });
    taken.add(number);
  }
}

/**
 * What a node comes to at least, and the conflict with the fewest variables to choose from that it
 * does not hit yet; infinity where one cannot be hit any more.
 */
function lookAhead(
  { members, weight, banned }: Node,
  conflicts: readonly ReadonlySet<number>[],
  problem: Problem,
): { readonly least: number; readonly open?: ReadonlySet<number> } {
  const open = conflicts
    .filter((conflict) => !members.some((member) => conflict.has(member)))
    .map((conflict) => ({ conflict, choices: [...conflict].filter((each) => !banned.has(each)) }))
    .sort((a, b) => a.choices.length - b.choices.length);
  const [first] = open;
  if (!first) return { least: weight };
  if (first.choices.length === 0) return { least: Number.POSITIVE_INFINITY };
  const seen = new Set<number>();
  let least = weight;
  for (const { choices } of open) {
    if (choices.some((each) => seen.has(each))) continue;
    for (const each of choices) seen.add(each);
    least += Math.min(...choices.map((each) => weightOf(problem, each)));
  }
  return { least, open: first.conflict };
}

export const weightOf = ({ variables }: Problem, number: number): number =>
  variables[number]?.weight ?? 1;

/** Of each constraint that fails something must change, and so must what may never stand there. */
function firstConflicts({ constraints, variables }: Problem): ReadonlySet<number>[] {
  const failing = constraints
    .filter(({ fails }) => fails)
    .map((constraint) => constraint.variables);
  const outside = variables.flatMap(({ isOutside }, number) =>
    isOutside ? [new Set([number])] : [],
  );
  return [...failing, ...outside];
}

export const inOrder = (sets: readonly MinimalSet[]): MinimalSet[] =>
  [...sets].sort((a, b) => compareMembers(a.members, b.members));

function compareMembers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((member, index) => member !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
}
