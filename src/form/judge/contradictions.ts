import type { Severity } from "../../model/finding.js";
import type { Investigation } from "./investigation.js";
import type { Judgement } from "./judgement.js";
import type { Claim, Point } from "./system.js";

export type Consistent = {
  readonly judgements: readonly Judgement[];
  /** Those that remain do not contradict each other, as far as is known. */
  readonly claims: readonly Claim[];
  /** Where all of them hold; as given, if no such point was found. */
  readonly point: Point;
};

/** Contradictions among errors are looked for first, so that no warning is blamed for them. */
const STAGES: readonly (readonly Severity[])[] = [
  ["error"],
  ["error", "warning"],
  ["error", "warning", "note"],
];

/** Sets of checks that nothing satisfies, each as small as can be; what is left afterwards. */
export function findContradictions(
  investigation: Investigation,
  claims: readonly Claim[],
  base: Point,
): Consistent {
  const judgements: Judgement[] = [];
  let [left, point] = [claims, base];
  for (const severities of STAGES) {
    for (;;) {
      const pool = left.filter(({ check }) => severities.includes(check.severity));
      const [first] = pool;
      if (!first) break;
      const answer = investigation.ask([], pool, point, first.check);
      if (answer.kind === "possible") point = answer.point;
      if (answer.kind !== "impossible") break;
      const { because } = answer;
      judgements.push({ kind: "contradiction", checks: because.map(({ check }) => check) });
      left = left.filter((claim) => !because.includes(claim));
    }
  }
  return { judgements, claims: left, point };
}
