import TinyQueue from "tinyqueue";
import { type Assignment, isFeasible } from "./feasible.js";
import { withoutHopeless } from "./hopeless.js";
import type { Problem } from "./problem.js";

/** A set of variables, in the order of the form, and values of them with which nothing fails. */
export type MinimalSet = { readonly members: readonly number[]; readonly witness: Assignment };

export type MinimalSets = {
  /** All of the smallest weight; none where no change of cells mends everything. */
  readonly sets: readonly MinimalSet[];
  readonly isComplete: boolean;
};

/** Where the search is given up. */
export type Limits = {
  readonly isOverdue: () => boolean;
  readonly sets: number;
};

type Node = {
  readonly members: readonly number[];
  readonly weight: number;
  /** Taken by other branches, so that each set is met once. */
  readonly banned: ReadonlySet<number>;
};

/** Sums of weights that differ by less are the same. */
const SAME = 1e-9;

/**
 * All sets of variables of the smallest weight whose change can make every constraint hold (Fellegi
 * & Holt 1976), as the smallest hitting sets of conflicts: sets of variables of which at least one
 * must change. A set that hits all conflicts known so far, and still is not enough, shows another.
 */
export function findMinimalSets(given: Problem, limits: Limits): MinimalSets {
  const problem = withoutHopeless(given);
  const conflicts = firstConflicts(problem);
  if (conflicts.length === 0) return { sets: [], isComplete: true };
  const queue = new TinyQueue<Node>(
    [{ members: [], weight: 0, banned: new Set() }],
    (a, b) => a.weight - b.weight || b.members.length - a.members.length,
  );
  const sets: MinimalSet[] = [];
  let best = Number.POSITIVE_INFINITY;
  let isComplete = true;
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (node.weight > best + SAME) break;
    if (limits.isOverdue() || sets.length >= limits.sets)
      return { sets: inOrder(sets), isComplete: false };
    const { members } = node;
    let open = smallestOpen(conflicts, members);
    if (!open) {
      const found = isFeasible(problem, members);
      if (found.kind === "feasible") {
        best = node.weight;
        sets.push({ members: [...members].sort((a, b) => a - b), witness: found.witness });
        continue;
      }
      if (found.kind === "unknown") {
        isComplete = false;
        continue;
      }
      open = found.conflict;
      conflicts.push(open);
    }
    extend(node, open, problem, queue);
  }
  return { sets: inOrder(sets), isComplete };
}

function extend(
  { members, weight, banned }: Node,
  conflict: ReadonlySet<number>,
  { variables }: Problem,
  queue: TinyQueue<Node>,
): void {
  const taken = new Set(banned);
  for (const number of conflict) {
    if (taken.has(number)) continue;
    queue.push({
      members: [...members, number],
      weight: weight + (variables[number]?.weight ?? 1),
      banned: new Set(taken),
    });
    taken.add(number);
  }
}

function smallestOpen(
  conflicts: readonly ReadonlySet<number>[],
  members: readonly number[],
): ReadonlySet<number> | undefined {
  let smallest: ReadonlySet<number> | undefined;
  for (const conflict of conflicts) {
    if (members.some((member) => conflict.has(member))) continue;
    if (!smallest || conflict.size < smallest.size) smallest = conflict;
  }
  return smallest;
}

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

const inOrder = (sets: readonly MinimalSet[]): MinimalSet[] =>
  [...sets].sort((a, b) => compareMembers(a.members, b.members));

function compareMembers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((member, index) => member !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
}
