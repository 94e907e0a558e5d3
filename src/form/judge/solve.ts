import { toNumberValue, type Value } from "../../model/value.js";
import { type Branch, search } from "../../suspects/branches.js";
import { eliminate } from "../../suspects/fourier-motzkin.js";
import { boundsOf, formulasOf, toEnds } from "./demands.js";
import { findPoint } from "./find-point.js";
import type { NumberRange, Quantity } from "./quantity.js";
import { type Claim, isTrueAt, type Point } from "./system.js";

export type Outcome =
  /** All claims are true at this point, as far as evaluation can tell. */
  | { readonly kind: "possible"; readonly point: Point }
  | { readonly kind: "impossible" }
  /** Nothing linear speaks against it, but no point was found. */
  | { readonly kind: "open" }
  /** The search was given up. */
  | { readonly kind: "undecided" };

export type Limits = { readonly isOverdue: () => boolean };

/** More combinations of options than this are not gone through. */
const MOST_CHOICES = 64;
const NOTHING: ReadonlySet<number> = new Set();

/**
 * Whether claims can be true together on some submission that is filled in. What is not linear may
 * always hold, so that "impossible" is certain (Fourier–Motzkin); points are found on the grid of the
 * fields and tried with the evaluator.
 *
 * @param base what quantities hold that the claims do not read; also a first guess for the others
 */
export function solve(
  claims: readonly Claim[],
  quantities: readonly Quantity[],
  base: Point,
  limits: Limits,
): Outcome {
  const reads = [...new Set(claims.flatMap((claim) => [...claim.reads]))].sort((a, b) => a - b);
  const choices = choicesOf(reads, quantities);
  let isOpen = false;
  for (const chosen of choices ?? [new Map<number, Value>()]) {
    const point = base.map((value, number) => chosen.get(number) ?? value);
    const isFree = (number: number) => !chosen.has(number);
    const outcome = solveNumbers(claims, reads.filter(isFree), quantities, point, limits);
    if (outcome.kind === "possible" || outcome.kind === "undecided") return outcome;
    if (outcome.kind === "open") isOpen = true;
  }
  return { kind: isOpen ? "open" : "impossible" };
}

/** Every combination of options; undefined where there are too many. */
function choicesOf(
  reads: readonly number[],
  quantities: readonly Quantity[],
): readonly ReadonlyMap<number, Value>[] | undefined {
  let choices: ReadonlyMap<number, Value>[] = [new Map()];
  for (const number of reads) {
    const range = quantities[number]?.range;
    if (range?.kind !== "options") continue;
    choices = choices.flatMap((chosen) =>
      range.values.map((value) => new Map(chosen).set(number, value)),
    );
    if (choices.length > MOST_CHOICES) return undefined;
  }
  return choices;
}

function solveNumbers(
  claims: readonly Claim[],
  free: readonly number[],
  quantities: readonly Quantity[],
  point: Point,
  { isOverdue }: Limits,
): Outcome {
  const numbers = numbersAmong(free, quantities);
  const cells = [...numbers.keys()];
  const concrete = claims.filter(({ isConcrete }) => isConcrete);
  const isExact = concrete.length === claims.length && cells.length === free.length;
  const accept = (values: ReadonlyMap<number, number>) =>
    toPoint(point, values, concrete, quantities);
  let found: Point | undefined;
  let isOpen = false;
  let isGivenUp = false;
  const visit = ({ system }: Branch) => {
    isGivenUp ||= isOverdue();
    if (isGivenUp) return "content";
    const eliminated = eliminate([...system, ...toEnds(numbers)], cells);
    if (eliminated && "because" in eliminated) return NOTHING;
    isGivenUp = !eliminated;
    if (!eliminated) return "content";
    const { hit, isComplete } = findPoint(numbers, eliminated.order, point, accept, isOverdue);
    found = hit;
    if (found) return "content";
    if (!isComplete || !isExact) isOpen = true;
    return NOTHING;
  };
  search(formulasOf(claims, free, numbers, quantities, point), boundsOf(numbers), visit);
  if (found) return { kind: "possible", point: found };
  if (isGivenUp) return { kind: "undecided" };
  return { kind: isOpen ? "open" : "impossible" };
}

function numbersAmong(
  free: readonly number[],
  quantities: readonly Quantity[],
): ReadonlyMap<number, NumberRange> {
  return new Map(
    free.flatMap((number) => {
      const range = quantities[number]?.range;
      return range?.kind === "numbers" ? [[number, range] as const] : [];
    }),
  );
}

/** The point with these values, if the claims that can be told are true there. */
function toPoint(
  point: Point,
  values: ReadonlyMap<number, number>,
  claims: readonly Claim[],
  quantities: readonly Quantity[],
): Point | undefined {
  const tried = [...point];
  for (const [number, value] of values) tried[number] = toNumberValue(value);
  return claims.every((claim) => isTrueAt(claim, tried, { quantities })) ? tried : undefined;
}
