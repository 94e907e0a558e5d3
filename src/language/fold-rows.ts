import type { AggregateName } from "../model/expression.js";
import { differenceOf } from "../model/number.js";
import { holds } from "./compare.js";
import { every, isUnknown, merge, NOT_APPLICABLE, negate, type Result } from "./kleene.js";

/** What one row of a table says. */
export type RowAnswer = {
  readonly result: Result;
  /** As Excel's COUNTA: an unreadable cell holds something; a blank one or 无 does not. */
  readonly hasContent: boolean;
};

/** What the rows that count come to, in their order. */
export function foldRows(name: AggregateName, answers: readonly RowAnswer[]): Result {
  const filled = answers.filter(({ hasContent }) => hasContent);
  const results = answers.map(({ result }) => result);
  switch (name) {
    case "count":
      return filled.length;
    case "distinct":
      return countDistinct(filled.map(({ result }) => result));
    case "ordered":
      return isOrdered(answers);
    case "lookup":
      return results[0] ?? NOT_APPLICABLE;
    case "every":
      return every(results);
    case "any":
      return negate(every(results.map(negate)));
    default:
      return addUp(name, results);
  }
}

function addUp(name: AggregateName, results: readonly Result[]): Result {
  const unknowns = results.filter(isUnknown);
  if (unknowns.length > 0) return merge(unknowns);
  const numbers = results.map(Number);
  const sum = numbers.reduce((total, number) => total + number, 0);
  if (name === "sum") return sum;
  if (numbers.length === 0) return NOT_APPLICABLE;
  if (name === "mean") return sum / numbers.length;
  // One by one: a table may have more rows than a call may have arguments.
  const better = name === "min" ? Math.min : Math.max;
  return numbers.reduce((best, number) => better(best, number));
}

/** Different answers; numbers are the same where they differ by nothing that counts. */
function countDistinct(results: readonly Result[]): Result {
  const unknowns = results.filter(isUnknown);
  if (unknowns.length > 0) return merge(unknowns);
  return new Set(
    results.map((result) => (typeof result === "number" ? differenceOf(result, 0) : result)),
  ).size;
}

/** An answer less than the one before it decides, whatever is unreadable. */
function isOrdered(answers: readonly RowAnswer[]): Result {
  if (descentIn(answers)) return false;
  const unknowns = answers.flatMap(({ result, hasContent }) =>
    hasContent && isUnknown(result) ? result : [],
  );
  return unknowns.length > 0 ? merge(unknowns) : true;
}

/**
 * The first two rows, one after the other but for unanswered ones, of which the later has less; blank
 * cells and 无 are passed over.
 */
export function descentIn(
  answers: readonly RowAnswer[],
): readonly [before: number, after: number] | undefined {
  let before: number | undefined;
  for (const [at, { result, hasContent }] of answers.entries()) {
    if (!hasContent || isUnknown(result)) continue;
    const last = before === undefined ? undefined : answers[before]?.result;
    if (before !== undefined && last !== undefined && !isUnknown(last) && holds("<", result, last))
      return [before, at];
    before = at;
  }
  return undefined;
}
