import type { Finding } from "../model/finding.js";
import type { Form } from "../model/form.js";
import type { Submission } from "../model/submission.js";
import type { Alternative, Question, SuspectCell, Suspects } from "../model/suspects.js";
import { componentsOf } from "./components.js";
import { type Independent, takeApart } from "./independent.js";
import { findMinimalSets, type MinimalSets, type Searched } from "./minimal-sets.js";
import { countDown, type IsOverdue, PROPOSING } from "./patience.js";
import { type Problem, TOO_LARGE, toProblem } from "./problem.js";
import { type Priced, proposalsFor } from "./proposals.js";
import { findSolvedSets } from "./solved-sets.js";
import type { LoadSolver, Solver } from "./solver.js";

export type SuspectsOptions = {
  /** The work after which the search is given up, as `IsOverdue` counts it. */
  readonly patience?: number;
  /** Asked for where the search finds nothing in time; undefined where there is none. */
  readonly loadSolver?: LoadSolver | undefined;
};

/** About a second. */
const USUAL_PATIENCE = 1_000_000;
/** A solver takes seconds for each. */
const MOST_SOLVED = 3;
/** Of more cells it takes minutes. */
const MOST_SOLVABLE = 1_000;
/** More cells that are to be changed together are no help: the findings themselves say more. */
const MOST_MEMBERS = 40;
/** More questions than this nobody works through at once. */
const MOST_QUESTIONS = 50;
/** More alternatives than this help nobody. */
const MOST_SETS = 200;

/**
 * The cells that are probably wrong in a submission that was checked; undefined where nothing fails.
 *
 * @param previous the same unit's submission one period earlier, as for the checks
 * @param findings what the checks found; a warning that is explained is no mistake
 */
export async function findSuspects(
  form: Form,
  submission: Submission,
  previous: Submission | undefined,
  findings: readonly Finding[],
  { patience = USUAL_PATIENCE, loadSolver }: SuspectsOptions = {},
): Promise<Suspects | undefined> {
  const problem = toProblem(form, submission, previous, findings);
  if (problem === TOO_LARGE) return { questions: [], isComplete: false };
  const isOverdue = countDown(patience);
  const found: Suspects[] = [];
  for (const part of componentsOf(problem)) {
    found.push(...(await findIn(part, isOverdue, loadSolver)));
  }
  return found.length === 0 ? undefined : together(found);
}

/** None where no change of cells mends everything. */
async function findIn(
  part: Problem,
  isOverdue: IsOverdue,
  loadSolver: LoadSolver | undefined,
): Promise<Suspects[]> {
  const found = findMinimalSets(part, { isOverdue, sets: MOST_SETS });
  if (found.sets.length > 0) return [toSuspects(part, found, isOverdue)];
  if (found.isComplete) return [];
  if (part.variables.length > MOST_SOLVABLE) return [{ questions: [], isComplete: false }];
  return [solve(part, found, await loadSolver?.())];
}

function together(found: readonly Suspects[]): Suspects {
  const questions = found.flatMap((each) => each.questions);
  const solvers = found.flatMap(({ solver }) => solver ?? []);
  const solver = solvers.find((each) => each === "missing") ?? solvers[0];
  return {
    questions: questions.slice(0, MOST_QUESTIONS),
    isComplete: found.every(({ isComplete }) => isComplete) && questions.length <= MOST_QUESTIONS,
    ...(solver && { solver }),
  };
}

function solve(problem: Problem, searched: Searched, solver: Solver | undefined): Suspects {
  if (!solver) return { questions: [], isComplete: false, solver: "missing" };
  const limits = { isOverdue: countDown(USUAL_PATIENCE), sets: MOST_SOLVED };
  const found = findSolvedSets(problem, searched, solver, limits);
  return { ...toSuspects(problem, found, countDown(USUAL_PATIENCE)), solver: "used" };
}

function toSuspects(
  problem: Problem,
  { sets, isComplete }: MinimalSets,
  isOverdue: IsOverdue,
): Suspects {
  const [first] = sets;
  if (first && first.members.length > MOST_MEMBERS) return { questions: [], isComplete: false };
  const questions = joinIdle(problem, takeApart(sets)).map((independent) => {
    const own = new Set(independent.flat());
    // While one question is looked at, the others are answered in some way that mends everything.
    const base = new Map([...(first?.witness ?? [])].filter(([number]) => !own.has(number)));
    return toQuestion(problem, independent, base, isOverdue);
  });
  return { questions, isComplete };
}

/**
 * Cells that no failing check reads change only because others do: they belong to the question with
 * which they share a check.
 */
function joinIdle(problem: Problem, apart: readonly Independent[]): readonly Independent[] {
  const isIdle = (independent: Independent) =>
    independent.length === 1 &&
    independent.flat().every((number) => {
      const isOutside = problem.variables[number]?.isOutside === true;
      return !isOutside && failedReading(problem, number) === 0;
    });
  const own = apart.filter((independent) => !isIdle(independent));
  const left = apart.filter(isIdle);
  const joined = own.map((independent) => {
    const checks = checksReading(problem, independent.flat());
    const shares = ([members = []]: Independent) =>
      [...checksReading(problem, members)].some((check) => checks.has(check));
    const idle = left.filter(shares);
    for (const each of idle) left.splice(left.indexOf(each), 1);
    const more = idle.flat(2);
    return independent.map((members) => [...members, ...more].sort((a, b) => a - b));
  });
  return [...joined, ...left];
}

const checksReading = ({ touching }: Problem, numbers: readonly number[]): ReadonlySet<number> =>
  new Set(numbers.flatMap((number) => touching[number] ?? []));

function toQuestion(
  problem: Problem,
  independent: Independent,
  base: ReadonlyMap<number, Priced["values"][number]>,
  isOverdue: IsOverdue,
): Question {
  const priced = independent.map((members) => ({
    members,
    proposals: isOverdue(PROPOSING * members.length ** 2)
      ? []
      : proposalsFor(problem, members, base),
  }));
  const ranked = [...priced].sort((a, b) => compare(problem, a, b));
  const alternatives = ranked.map((each, at): Alternative => {
    const before = ranked[at - 1];
    return {
      cells: each.members.flatMap((number) => toCell(problem, number)),
      proposals: each.proposals.map(({ values, reasons }) => ({ values, reasons })),
      isTied: before !== undefined && compareLikelihood(problem, before, each) === 0,
    };
  });
  const numbers = new Set(independent.flat());
  const failing = problem.constraints.filter(
    ({ fails, variables }) => fails && [...variables].some((number) => numbers.has(number)),
  );
  return { alternatives, rules: [...new Set(failing.map(({ rule }) => rule))] };
}

type Ranked = { readonly members: readonly number[]; readonly proposals: readonly Priced[] };

/** Ties are settled by the order of the form. */
const compare = (problem: Problem, a: Ranked, b: Ranked): number =>
  compareLikelihood(problem, a, b) || (a.members[0] ?? 0) - (b.members[0] ?? 0);

/** By the likeliest slip; then by how many failed checks read the cells. */
const compareLikelihood = (problem: Problem, a: Ranked, b: Ranked): number =>
  costOf(a) - costOf(b) || failedBy(problem, b) - failedBy(problem, a);

const NO_PROPOSAL = 1_000;
const costOf = ({ proposals: [first] }: Ranked): number => first?.cost ?? NO_PROPOSAL;

const failedBy = (problem: Problem, { members }: Ranked): number =>
  members.reduce((sum, number) => sum + failedReading(problem, number), 0) / members.length;

const failedReading = ({ constraints, touching }: Problem, number: number): number =>
  (touching[number] ?? []).filter((at) => constraints[at]?.fails).length;

function toCell(problem: Problem, number: number): SuspectCell[] {
  const variable = problem.variables[number];
  if (!variable) return [];
  return [
    {
      place: variable.box.place,
      value: variable.value,
      failed: failedReading(problem, number),
    },
  ];
}
