import type { Form } from "../../model/form.js";
import { findContradictions } from "./contradictions.js";
import { judgeExamples } from "./examples-of-several.js";
import { findFixed } from "./fixed.js";
import { findImplied } from "./implied.js";
import { investigate, type JudgeOptions } from "./investigation.js";
import type { Judgement } from "./judgement.js";
import { plainValue } from "./quantity.js";
import { judgeSingly } from "./single-checks.js";
import { judgeTolerances } from "./tolerance.js";
import { findUncovered } from "./uncovered.js";

/**
 * What is wrong with a form's checks together. Said of submissions that are filled in completely;
 * what is not linear, or asks for texts, dates, blanks or the rows of a table, is never blamed.
 */
export function judgeChecks(form: Form, options: JudgeOptions): readonly Judgement[] {
  const investigation = investigate(form, options);
  const { system, undecided } = investigation;
  const base = system.quantities.map(({ range }) => plainValue(range));
  const single = judgeSingly(investigation, base);
  const idle = new Set(
    single.flatMap((judgement) => ("check" in judgement ? judgement.check : [])),
  );
  const telling = system.claims.filter(({ check }) => !idle.has(check));
  const {
    judgements: contradictions,
    claims,
    point,
  } = findContradictions(investigation, telling, base);
  const judgements = [
    ...single,
    ...contradictions,
    ...findFixed(investigation, claims, point),
    ...findImplied(investigation, claims, point),
    ...judgeTolerances(form),
    ...findUncovered(form),
    ...judgeExamples(investigation, base),
  ];
  const checks = form.checks.filter((check) => undecided.has(check));
  return checks.length === 0 ? judgements : [...judgements, { kind: "undecided", checks }];
}
