import type { Proposal, SlipReason } from "../model/suspects.js";
import { SOME_TEXT, toNumberValue, type Value } from "../model/value.js";
import { alternativesOf } from "./alternatives.js";
import { search } from "./branches.js";
import { gridWithin, numberOf } from "./domain.js";
import {
  type Assignment,
  domainBounds,
  formulasOf,
  noneFails,
  touchedBy,
  withDomains,
  withValues,
} from "./feasible.js";
import { eliminate } from "./fourier-motzkin.js";
import { rangeOf } from "./grid-search.js";
import type { Problem, Variable } from "./problem.js";
import { slipsOf } from "./slips.js";

/** A proposal with what it costs to believe it. */
export type Priced = Proposal & { readonly cost: number };

const MOST_PROPOSALS = 5;
/** No slip explains it; it is what the other cells come to. */
const DERIVED_COST = 4;
const SPELLING_COST = 1.3;
const NEIGHBOUR_COST = 1.5;
/** A slip that needs the tolerance is less likely than one that comes to the sum exactly. */
const INEXACT_COST = 1;
/** The more of the slips would do, the less it says that one does. */
const CHANCE_COST = 2;
const MANY = 8;
/** A value is derived where so few are possible that naming the middle one says something. */
const NARROW = 30;

/**
 * Values for the variables of one alternative with which no constraint fails, the likeliest first;
 * every one has been tried on the checks themselves.
 *
 * @param base values of other variables that are to change as well
 */
export function proposalsFor(
  problem: Problem,
  members: readonly number[],
  base: Assignment,
): Priced[] {
  const touched = touchedBy(problem, [...members, ...base.keys()]);
  const found: Priced[] = [];
  const extend = (at: number, chosen: readonly Candidate[]): void => {
    const number = members[at];
    if (number === undefined) {
      if (noneFails(problem, touched)) found.push(toPriced(chosen));
      return;
    }
    for (const candidate of candidatesFor(problem, members.slice(at), touched)) {
      withValues(problem, new Map([[number, candidate.value]]), () =>
        extend(at + 1, [...chosen, candidate]),
      );
      if (found.length >= ENOUGH) return;
    }
  };
  withValues(problem, base, () => extend(0, []));
  return found.sort((a, b) => a.cost - b.cost).slice(0, MOST_PROPOSALS);
}

/** Of several variables together; the cheap ones are met first. */
const ENOUGH = 40;

type Candidate = { readonly value: Value; readonly reason: SlipReason; readonly cost: number };

const toPriced = (chosen: readonly Candidate[]): Priced => ({
  values: chosen.map(({ value }) => value),
  reasons: chosen.map(({ reason }) => reason),
  cost: chosen.reduce((sum, { cost }) => sum + cost, 0),
});

/** What the first of the variables may have been meant to be, the others being free as yet. */
function candidatesFor(
  problem: Problem,
  members: readonly number[],
  touched: readonly number[],
): Candidate[] {
  const [number = -1] = members;
  const variable = problem.variables[number];
  if (!variable) return [];
  if (variable.domain.kind !== "numbers") {
    return alternativesOf(problem, number, touched)
      .filter((value) => value !== SOME_TEXT && value !== variable.value)
      .map((value) => ({
        value,
        reason: value.kind === "date" ? "date" : "spelling",
        cost: SPELLING_COST,
      }));
  }
  const { decimals, low, high } = variable.domain;
  const standing = numberOf(variable.value);
  const slips = slipsOf(standing, decimals)
    .filter(({ value }) => value >= low && value <= high)
    .map(({ value, reason, cost }) => ({ value: toNumberValue(value), reason, cost }));
  const ranges = rangesOf(problem, members, touched);
  const likely = slips.filter(({ value }) => isWithin(numberOf(value), ranges));
  const derived = ranges.flatMap((range) => derivedWithin(range, decimals));
  // Where nearly every slip would do, none of them says anything.
  if (likely.length > MANY) return [];
  const known = new Set(likely.map(({ value }) => numberOf(value)));
  const isRepeated = standing !== 0 && neighboursOf(problem, variable).includes(standing);
  const share = likely.length / Math.max(1, slips.length);
  return [
    ...likely.map(({ value, reason, cost }) => ({
      value,
      reason,
      cost:
        cost +
        CHANCE_COST * share +
        (derived.length > 0 && !derived.includes(numberOf(value)) ? INEXACT_COST : 0),
    })),
    ...derived
      .filter((value) => !known.has(value) && value !== standing)
      .map(
        (value): Candidate => ({
          value: toNumberValue(value),
          reason: isRepeated ? "neighbour" : "derived",
          cost: isRepeated ? NEIGHBOUR_COST : DERIVED_COST,
        }),
      ),
  ].sort((a, b) => a.cost - b.cost);
}

/** The numbers before and after a cell, in the order of the form. */
function neighboursOf({ inOrder }: Problem, of: Variable): number[] {
  const at = inOrder.indexOf(of);
  return [inOrder[at - 1], inOrder[at + 1]].flatMap((variable) =>
    variable?.domain.kind === "numbers" ? [numberOf(variable.value)] : [],
  );
}

type Range = { readonly low: number; readonly high: number };

const isWithin = (value: number, ranges: readonly Range[]): boolean =>
  ranges.some(({ low, high }) => value >= low - 1e-6 && value <= high + 1e-6);

/** Between what the first variable must lie, in each way in which the constraints may hold. */
function rangesOf(
  problem: Problem,
  members: readonly number[],
  touched: readonly number[],
): readonly Range[] {
  const free = members.filter((member) => problem.variables[member]?.domain.kind === "numbers");
  const [first = -1] = members;
  const ranges: Range[] = [];
  search(formulasOf(problem, free, touched), domainBounds(problem, free), ({ system }) => {
    const eliminated = eliminate(withDomains(system, problem, free), free, first);
    if (!eliminated || "because" in eliminated) return NOTHING;
    const last = eliminated.order.at(-1);
    if (last) ranges.push(rangeOf(last, new Map()));
    return ranges.length >= MOST_RANGES ? "content" : NOTHING;
  });
  return ranges;
}

const MOST_RANGES = 16;
const NOTHING: ReadonlySet<number> = new Set();

/** The middle of few values: what an equation with a tolerance comes to exactly. */
function derivedWithin({ low, high }: Range, decimals: number): number[] {
  const grid = gridWithin(low, high, decimals);
  if (grid.count === 0 || grid.count > NARROW) return [];
  return [grid.at(Math.floor((grid.count - 1) / 2))];
}
