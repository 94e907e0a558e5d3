import { isFeasible } from "./feasible.js";
import {
  inOrder,
  type Limits,
  type MinimalSet,
  type MinimalSets,
  SAME,
  type Searched,
  weightOf,
} from "./minimal-sets.js";
import { TRYING } from "./patience.js";
import type { Problem } from "./problem.js";
import { type Row, toProgram } from "./program.js";
import type { Solver } from "./solver.js";

/**
 * Sets of variables whose change can make every constraint hold, of the smallest weight that a solver
 * of mixed-integer programs finds, for problems that are too hard to go through one set after the
 * other. What it finds is tried on the checks; a set that is not enough shows a conflict, which is
 * added to the program. Never complete: the program takes numbers for real ones near what stands there.
 *
 * @param conflicts sets of variables of which at least one must change
 */
export function findSolvedSets(
  problem: Problem,
  { conflicts }: Pick<Searched, "conflicts">,
  solver: Solver,
  { isOverdue, sets: most }: Limits,
): MinimalSets {
  const { program, changes } = toProgram(problem);
  const over = (numbers: Iterable<number>, ends: Omit<Row, "terms">): Row => ({
    ...ends,
    terms: new Map([...numbers].flatMap((number) => [[changes[number] ?? -1, 1] as const])),
  });
  const rows = conflicts.map((conflict) => over(conflict, SOME));
  const sets: MinimalSet[] = [];
  let best = Number.POSITIVE_INFINITY;
  while (sets.length < most && !isOverdue(TRYING)) {
    const { columns } = program;
    const solution = solver.minimize({ columns, rows: [...program.rows, ...rows] });
    if (!solution) break;
    const members = [...changes.keys()].filter((number) => isOne(solution[changes[number] ?? -1]));
    const weight = members.reduce((sum, number) => sum + weightOf(problem, number), 0);
    if (weight > best + SAME) break;
    const found = isFeasible(problem, members, isOverdue);
    if (found.kind === "unknown") break;
    if (found.kind === "infeasible") rows.push(over(found.conflict, SOME));
    else {
      best = weight;
      sets.push({ members, witness: found.witness });
      rows.push(over(members, { low: Number.NEGATIVE_INFINITY, high: members.length - 1 }));
    }
  }
  return { sets: inOrder(sets), isComplete: false };
}

/** Of a conflict at least one changes. */
const SOME = { low: 1, high: Number.POSITIVE_INFINITY };

const isOne = (value = 0): boolean => value > 0.5;
