import type { Severity } from "../../model/finding.js";
import { assumedFor } from "./assumed.js";
import type { Investigation } from "./investigation.js";
import type { Judgement } from "./judgement.js";
import { type Claim, type Point, toFailure } from "./system.js";

const RANKS: Readonly<Record<Severity, number>> = { error: 2, warning: 1, note: 0 };

/**
 * Checks that hold wherever others do, the last of the form first; what is implied by such a check is
 * implied by the others. Those that imply are at least as severe: what may be explained away implies
 * no error.
 */
export function findImplied(
  investigation: Investigation,
  claims: readonly Claim[],
  point: Point,
): Judgement[] {
  const judgements: Judgement[] = [];
  let left = claims;
  for (const claim of claims.toReversed()) {
    const { check } = claim;
    const pool = assumedFor({ table: check.rows }, left, investigation.form).filter(
      (other) => other !== claim && RANKS[other.check.severity] >= RANKS[check.severity],
    );
    const answer = investigation.ask([toFailure(claim)], pool, point, check);
    if (answer.kind !== "impossible") continue;
    left = left.filter((other) => other !== claim);
    judgements.push({ kind: "implied", check, by: answer.because.map((each) => each.check) });
  }
  return judgements.reverse();
}
