import { evaluate } from "../language/evaluate.js";
import type { Scope } from "../language/scope.js";
import type { Finding } from "../model/finding.js";
import type { Check, Form } from "../model/form.js";
import type { Cell, Row, Submission } from "../model/submission.js";
import type { Skipped } from "../model/verdict.js";
import { checkCells } from "./cells.js";
import { explainFindings } from "./explained.js";
import { toFinding } from "./failure.js";
import { sortFindings } from "./sort.js";

export type Checked = {
  /** By sheet, row, column and rule. */
  readonly findings: readonly Finding[];
  /** The checks that could not be decided, in the order of the form. */
  readonly skipped: readonly Skipped[];
};

/**
 * Everything that is wrong with a submission: what reading found, what a cell may not hold, and the
 * form's own checks. `previous` is the same unit's submission one period earlier, for 跨年 checks.
 */
export function checkSubmission(
  form: Form,
  submission: Submission,
  previous?: Submission,
): Checked {
  const findings: Finding[] = [...submission.findings, ...checkCells(form, submission)];
  const skipped: Skipped[] = [];
  for (const check of form.checks) {
    const scopes = scopesOf(check, submission, previous);
    const skips: Omit<Skipped, "count">[] = unreadRows(form, check, submission);
    for (const scope of scopes) {
      const verdict = evaluate(check.assert, scope);
      if (verdict.outcome === "fail") findings.push(toFinding(form, check, scope, submission));
      else if (verdict.outcome === "skip") {
        skips.push({ rule: ruleOf(form, check), reason: verdict.reason, names: verdict.names });
      }
    }
    const [first] = skips;
    if (first) skipped.push({ ...first, count: skips.length });
  }
  const explained = explainFindings(findings, form, submission);
  return { findings: sortFindings(explained, form, submission), skipped };
}

const ruleOf = (form: Form, check: Check): string => `${form.id}/${check.id}`;

/** A table that was not found may have rows; none of them was checked. */
const unreadRows = (form: Form, check: Check, { tables }: Submission): Omit<Skipped, "count">[] =>
  check.rows !== undefined && tables.get(check.rows)?.read === false
    ? [{ rule: ruleOf(form, check), reason: "unreadable", names: [check.rows] }]
    : [];

function scopesOf(
  check: Check,
  current: Submission,
  previous: Submission | undefined,
): readonly Scope<Cell>[] {
  if (check.rows === undefined) return [{ current, previous }];
  const rows = current.tables.get(check.rows)?.rows ?? [];
  return rows.map((row: Row) => ({ current, previous, row }));
}
