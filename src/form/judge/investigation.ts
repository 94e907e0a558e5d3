import type { Check, Form } from "../../model/form.js";
import { type Answer, ask } from "./ask.js";
import { type Claim, type Point, type System, toSystem } from "./system.js";

export type JudgeOptions = {
  /** The time in milliseconds, as of `performance.now`. */
  readonly now: () => number;
  /** After so many milliseconds a question is given up; and after ten times that, all are. */
  readonly limit?: number;
};

/** Asks questions about a form's checks, and remembers those that were given up. */
export type Investigation = {
  readonly form: Form;
  readonly system: System;
  readonly ask: (
    goal: readonly Claim[],
    pool: readonly Claim[],
    base: Point,
    about: Check,
  ) => Answer;
  readonly undecided: ReadonlySet<Check>;
};

const USUAL_LIMIT = 1_000;
const QUESTIONS = 10;

export function investigate(form: Form, { now, limit = USUAL_LIMIT }: JudgeOptions): Investigation {
  const system = toSystem(form);
  const undecided = new Set<Check>();
  const last = now() + QUESTIONS * limit;
  return {
    form,
    system,
    undecided,
    ask: (goal, pool, base, about) => {
      const end = Math.min(last, now() + limit);
      const answer = ask({ goal, pool, system, base }, { isOverdue: () => now() > end });
      if (answer.kind === "undecided") undecided.add(about);
      return answer;
    },
  };
}
