import { beforeAll, describe, expect, test } from "vitest";
import { loadSolver } from "../../src/cli/load-solver.js";
import type { Submission } from "../../src/model/submission.js";
import { findMinimalSets } from "../../src/suspects/minimal-sets.js";
import { type Problem, toProblem } from "../../src/suspects/problem.js";
import { findSolvedSets } from "../../src/suspects/solved-sets.js";
import type { Solver } from "../../src/suspects/solver.js";
import { findSuspects } from "../../src/suspects/suspects.js";
import { openSubmission } from "../../src/workbook/open.js";
import { DENSE_RULES, WRONG, writeDense } from "../fixtures/dense-totals.js";
import { ERC, loadedForm } from "../fixtures/erc-annual.js";
import { acceptedYears, seededRandom, withTypingErrors } from "./real-form.js";

const FORM = loadedForm(DENSE_RULES);
const PATIENT = { isOverdue: () => false, sets: 50 };

let solver: Solver;
let dense: Submission;
beforeAll(async () => {
  const loaded = await loadSolver();
  if (!loaded) throw new Error("the solver did not start");
  solver = loaded;
  const opened = await openSubmission(await writeDense(), [FORM], "示例.xlsx");
  if (opened.kind !== "submission") throw new Error(opened.code);
  dense = opened.submission;
});

const namesIn = ({ variables }: Problem, members: readonly number[]) =>
  members.map((number) => variables[number]?.box.place.field);

describe("where the search goes through too many sets", () => {
  test("the solver finds the wrong cells", () => {
    const problem = toProblem(FORM, dense, undefined, []);
    const searched = findMinimalSets(problem, { isOverdue: () => true, sets: 1 });
    expect(searched).toMatchObject({ sets: [], isComplete: false });
    const { sets, isComplete } = findSolvedSets(problem, searched, solver, PATIENT);
    expect(sets.map(({ members }) => namesIn(problem, members))).toEqual([[...WRONG]]);
    expect(isComplete).toBe(false);
  });

  test("they are named, with what would be right", async () => {
    const suspects = await findSuspects(FORM, dense, undefined, [], { loadSolver });
    expect(suspects).toMatchObject({ isComplete: false, solver: "used" });
    const cells = suspects?.questions.flatMap(({ alternatives }) =>
      alternatives.flatMap((alternative) => alternative.cells),
    );
    expect(cells?.map(({ place }) => place.field)).toEqual(WRONG);
  });

  test.each([
    ["is none", { loadSolver: () => Promise.resolve(undefined) }],
    ["was not asked for", {}],
  ])("and there %s, nothing is found and it is said", async (_, options) => {
    const suspects = await findSuspects(FORM, dense, undefined, [], options);
    expect(suspects).toEqual({ questions: [], isComplete: false, solver: "missing" });
  });
});

test("on the real form the solver finds the same sets as the search, one mistake at a time", async () => {
  const [accepted, before] = await acceptedYears();
  const random = seededRandom(20_261_126);
  for (let round = 0; round < 12; round += 1) {
    const { submission } = withTypingErrors(accepted, before, 1, random);
    const problem = toProblem(ERC, submission, before, []);
    const searched = findMinimalSets(problem, { isOverdue: () => false, sets: 200 });
    const solved = findSolvedSets(problem, { conflicts: [] }, solver, PATIENT);
    expect(searched.isComplete).toBe(true);
    const known = searched.sets.map(({ members }) => members.join());
    expect(known).toEqual(expect.arrayContaining(solved.sets.map(({ members }) => members.join())));
    expect(solved.sets.length).toBeGreaterThan(0);
  }
});
