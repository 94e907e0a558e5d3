import { type Finding, isOpen } from "../model/finding.js";

/** What became of a workbook's mistakes in its next state; only what blocks a submission counts. */
export type Comparison = {
  /** Of the earlier findings, those that are gone or explained. */
  readonly fixed: readonly Finding[];
  /** Of the present findings, those that were there before. */
  readonly remaining: readonly Finding[];
  readonly fresh: readonly Finding[];
};

/**
 * Pairs findings of one check at one cell; then those left of one check and field, since rows may have
 * moved from one state to the next. Each finding is in one pair at most.
 */
export function compareFindings(before: readonly Finding[], now: readonly Finding[]): Comparison {
  const exact = pair(before.filter(isOpen), now.filter(isOpen), toExactKey);
  const moved = pair(exact.before, exact.now, toFieldKey);
  const fresh = new Set(moved.now);
  return {
    fixed: moved.before,
    remaining: now.filter((finding) => isOpen(finding) && !fresh.has(finding)),
    fresh: moved.now,
  };
}

/** What is left of both when every finding of `now` has taken one with its key from `before`. */
function pair(
  before: readonly Finding[],
  now: readonly Finding[],
  keyOf: (finding: Finding) => string,
) {
  const waiting = new Map<string, Finding[]>();
  for (const finding of before) {
    const key = keyOf(finding);
    waiting.set(key, [...(waiting.get(key) ?? []), finding]);
  }
  const left = now.filter((finding) => waiting.get(keyOf(finding))?.shift() === undefined);
  const gone = new Set([...waiting.values()].flat());
  return { before: before.filter((finding) => gone.has(finding)), now: left };
}

const toExactKey = ({ rule, place }: Finding): string => JSON.stringify([rule, place]);

const toFieldKey = ({ rule, place }: Finding): string =>
  JSON.stringify([rule, place.kind === "cell" ? place.field : undefined]);
