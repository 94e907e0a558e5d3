import { type Limits, type Outcome, solve } from "./solve.js";
import { type Claim, isTrueAt, type Point, type System } from "./system.js";

export type Answer =
  | {
      readonly kind: "possible";
      readonly point: Point;
      /** Evaluation confirms it; nothing was left out. */
      readonly isCertain: boolean;
    }
  /** Because of these of the pool; without any of them it might be. */
  | { readonly kind: "impossible"; readonly because: readonly Claim[] }
  | { readonly kind: "open" | "undecided" };

export type Question = {
  /** What is to be true. */
  readonly goal: readonly Claim[];
  /** What must be true as well. */
  readonly pool: readonly Claim[];
  readonly system: Pick<System, "quantities">;
  /** A point to stay near to. */
  readonly base: Point;
};

/**
 * Whether the claims of a goal can be true together with all of a pool. Of the pool only those are
 * taken that a point found so far breaks, so that most questions stay small.
 */
export function ask(question: Question, limits: Limits): Answer {
  const { goal, pool, system, base } = question;
  let taken: readonly Claim[] = [];
  for (;;) {
    const outcome = solve([...goal, ...taken], system.quantities, base, limits);
    if (outcome.kind === "impossible") return toImpossible(question, taken, limits);
    if (outcome.kind === "undecided") return outcome;
    const more = nextOf(question, taken, outcome);
    if (more.length > 0) taken = inOrder(pool, [...taken, ...more]);
    else if (outcome.kind === "open") return askPlainly(question, taken, limits);
    else return { ...outcome, isCertain: [...goal, ...taken].every((claim) => claim.isConcrete) };
  }
}

/** Of claims that can be evaluated every point can be tried, where there are not too many. */
function askPlainly(question: Question, taken: readonly Claim[], limits: Limits): Answer {
  const { goal, system, base } = question;
  const plain = taken.filter(({ isConcrete }) => isConcrete);
  const outcome = solve([...goal, ...plain], system.quantities, base, limits);
  return outcome.kind === "impossible"
    ? toImpossible(question, plain, limits)
    : { kind: outcome.kind === "undecided" ? "undecided" : "open" };
}

/** Those that a point breaks; without a point all that have to do with it. */
function nextOf(
  { goal, pool, system }: Question,
  taken: readonly Claim[],
  outcome: Extract<Outcome, { kind: "possible" | "open" }>,
): readonly Claim[] {
  const rest = pool.filter((claim) => !taken.includes(claim));
  if (outcome.kind === "open") return connectedWith([...goal, ...taken], rest);
  return rest.filter((claim) => !isTrueAt(claim, outcome.point, system));
}

function connectedWith(claims: readonly Claim[], others: readonly Claim[]): readonly Claim[] {
  const reached = new Set(claims.flatMap(({ reads }) => [...reads]));
  const left = new Set(others);
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const claim of left) {
      if (![...claim.reads].some((number) => reached.has(number))) continue;
      left.delete(claim);
      for (const number of claim.reads) reached.add(number);
    }
  }
  return others.filter((claim) => !left.has(claim));
}

/** The fewest that are enough, by leaving out one after the other, the last of the form first. */
function toImpossible(
  { goal, system, base }: Question,
  taken: readonly Claim[],
  limits: Limits,
): Answer {
  let because = taken;
  for (const claim of taken.toReversed()) {
    const without = because.filter((other) => other !== claim);
    const outcome = solve([...goal, ...without], system.quantities, base, limits);
    if (outcome.kind === "impossible") because = without;
  }
  return { kind: "impossible", because };
}

const inOrder = (pool: readonly Claim[], claims: readonly Claim[]): readonly Claim[] =>
  pool.filter((claim) => claims.includes(claim));
