import type { Investigation } from "./investigation.js";
import type { Judgement } from "./judgement.js";
import { type Claim, type Point, toClaim, toFailure } from "./system.js";

/** What can be said of each check alone, whatever its fields hold. */
export function judgeSingly(investigation: Investigation, base: Point): Judgement[] {
  return investigation.system.claims.flatMap((claim): Judgement[] => {
    const { check } = claim;
    const isImpossible = (goal: Claim) =>
      investigation.ask([goal], [], base, check).kind === "impossible";
    if (isImpossible(claim)) return [{ kind: "always-fails", check }];
    if (!isImpossible(toFailure(claim))) return [];
    const condition = toCondition(claim, investigation);
    const isIdle = condition !== undefined && isImpossible(condition);
    return [{ kind: isIdle ? "never-fires" : "never-fails", check }];
  });
}

/** That the condition of an `if` is met. */
function toCondition(
  { check, expression, scope }: Claim,
  { system }: Investigation,
): Claim | undefined {
  if (expression.kind !== "if") return undefined;
  const { condition, span } = expression;
  const isNotMet = { kind: "not", operand: condition, span } as const;
  return toFailure(toClaim(check, isNotMet, scope, system.quantities));
}
