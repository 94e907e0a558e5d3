import { evaluate } from "../../language/evaluate.js";
import { type Expression, type Reference, referencesOf } from "../../model/expression.js";
import type { Check, Example } from "../../model/form.js";
import { toScope } from "../examples.js";
import type { Investigation } from "./investigation.js";
import type { Judgement } from "./judgement.js";
import { type Claim, type Point, toFailure } from "./system.js";

/**
 * Examples on which other checks fail too: one to be rejected should show its own check only, where
 * that can be, and one to be accepted should be acceptable.
 */
export function judgeExamples(investigation: Investigation, base: Point): Judgement[] {
  return investigation.system.claims.flatMap((claim) => [
    ...judge(claim, "reject", investigation, base),
    ...judge(claim, "accept", investigation, base),
  ]);
}

function judge(
  claim: Claim,
  wanted: "accept" | "reject",
  investigation: Investigation,
  base: Point,
): Judgement[] {
  const { check } = claim;
  const kind = wanted === "reject" ? "rejected-by-others" : "accepted-but-failing";
  const goal = wanted === "reject" ? toFailure(claim) : claim;
  return check[wanted].flatMap((example, at): Judgement[] => {
    const others = investigation.system.claims.filter(
      (other) =>
        other !== claim &&
        (wanted === "reject" || other.check.severity === "error") &&
        failsOn(other.check, check, example) &&
        isAvoidable(goal, other, investigation, base),
    );
    const failing = others.map((other) => other.check);
    return failing.length === 0 ? [] : [{ kind, check, example: at, others: failing }];
  });
}

/** Only where the example says all that the other check reads. */
function failsOn({ assert, rows }: Check, own: Check, example: Example): boolean {
  if (rows !== undefined && rows !== own.rows) return false;
  const scope = toScope(rows === undefined ? { ...example, row: undefined } : example);
  return isGiven(assert, rows, example) && evaluate(assert, scope).outcome === "fail";
}

const isGiven = (assert: Expression, rows: string | undefined, example: Example): boolean =>
  referencesOf(assert).every(({ name, table, previous }: Reference) => {
    if (table !== undefined) return example.tables.get(table)?.every((row) => row.has(name));
    if (previous) return example.previous?.has(name);
    return (rows !== undefined && example.row?.has(name)) || example.fields.has(name);
  });

/** There is an example that shows the check without the other's failing. */
function isAvoidable(goal: Claim, other: Claim, { ask }: Investigation, base: Point): boolean {
  const answer = ask([goal], [other], base, goal.check);
  return answer.kind === "possible" && answer.isCertain;
}
