import type { SkipReason } from "../model/verdict.js";

/** Three-valued logic (Kleene 1938), with the reason why something cannot be told. */

/** An answer that cannot be told, and why. */
export type Unknown = { readonly reason: SkipReason; readonly names: readonly string[] };
export type Result = number | string | boolean | Unknown;

export type Known = number | string | boolean;

export const isUnknown = (result: Result): result is Unknown => typeof result === "object";

const REASONS: readonly SkipReason[] = ["unreadable", "missing", "no-previous", "not-applicable"];

/** The gravest reason stands for all; a name is given once. */
export function merge(unknowns: readonly Unknown[]): Unknown {
  const [only, another] = unknowns;
  if (only && !another) return only;
  const reason = REASONS.find((reason) => unknowns.some((unknown) => unknown.reason === reason));
  return {
    reason: reason ?? "missing",
    names: [...new Set(unknowns.flatMap(({ names }) => names))],
  };
}

/** Kleene's "and": one false decides, whatever is unknown. */
export function every(results: readonly Result[]): Result {
  if (results.includes(false)) return false;
  const unknowns = results.filter(isUnknown);
  return unknowns.length > 0 ? merge(unknowns) : true;
}

export const negate = (result: Result): Result => (isUnknown(result) ? result : !result);
