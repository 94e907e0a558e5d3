import type { SkipReason } from "../model/verdict.js";

/** Three-valued logic (Kleene 1938), with the reason why something cannot be told. */

/** An answer that cannot be told, and why. */
export type Unknown = { readonly reason: SkipReason; readonly names: readonly string[] };
export type Result = number | string | boolean | Unknown;

export type Known = number | string | boolean;

export const isUnknown = (result: Result): result is Unknown => typeof result === "object";

export const NOT_APPLICABLE: Unknown = { reason: "not-applicable", names: [] };

/** The gravest first. */
const REASONS: readonly SkipReason[] = ["unreadable", "missing", "no-previous", "not-applicable"];

/** The gravest reason stands for all; a name is given once. */
export const merge = (unknowns: readonly Unknown[]): Unknown => unknowns.reduce(mergeTwo);

/** Most checks that cannot be told want the same few names in all their parts. */
function mergeTwo(a: Unknown, b: Unknown): Unknown {
  const isGraver = REASONS.indexOf(b.reason) < REASONS.indexOf(a.reason);
  const added = b.names.filter((name) => !a.names.includes(name));
  if (!isGraver && added.length === 0) return a;
  return {
    reason: isGraver ? b.reason : a.reason,
    names: added.length === 0 ? a.names : [...a.names, ...added],
  };
}

/** Kleene's "and": one false decides, whatever is unknown. */
export function every(results: readonly Result[]): Result {
  if (results.includes(false)) return false;
  const unknowns = results.filter(isUnknown);
  return unknowns.length > 0 ? merge(unknowns) : true;
}

export const negate = (result: Result): Result => (isUnknown(result) ? result : !result);
