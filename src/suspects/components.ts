import type { Problem } from "./problem.js";

/**
 * The problem in parts that share no constraint, as far as something is wrong in them: mistakes that have
 * nothing to do with each other are searched for one by one, and not in every combination.
 */
export function componentsOf(problem: Problem): Problem[] {
  const { variables, constraints } = problem;
  const wrong: readonly (readonly number[])[] = [
    ...constraints.flatMap(({ fails, variables: read }) => (fails ? [[...read]] : [])),
    ...variables.flatMap(({ isOutside }, number) => (isOutside ? [[number]] : [])),
  ];
  const seen = new Set<number>();
  return [...wrong]
    .sort((a, b) => Math.min(...a) - Math.min(...b))
    .flatMap((numbers) => {
      if (numbers.some((number) => seen.has(number))) return [];
      const reached = reachedFrom(numbers, problem);
      for (const number of reached) seen.add(number);
      return partOf(
        problem,
        [...reached].sort((a, b) => a - b),
      );
    });
}

function reachedFrom(numbers: readonly number[], { constraints, touching }: Problem): Set<number> {
  const reached = new Set(numbers);
  for (const number of reached) {
    for (const at of touching[number] ?? []) {
      for (const other of constraints[at]?.variables ?? []) reached.add(other);
    }
  }
  return reached;
}

/** Only these variables and the constraints that read them, numbered anew. */
function partOf(problem: Problem, numbers: readonly number[]): Problem {
  const numberIn = new Map(numbers.map((number, at) => [number, at]));
  const places = [...new Set(numbers.flatMap((number) => problem.touching[number] ?? []))].sort(
    (a, b) => a - b,
  );
  const placeIn = new Map(places.map((place, at) => [place, at]));
  const constraints = places.flatMap((place) => {
    const constraint = problem.constraints[place];
    if (!constraint) return [];
    const variables = new Set([...constraint.variables].map((each) => numberIn.get(each) ?? -1));
    return { ...constraint, variables };
  });
  return {
    ...problem,
    variables: numbers.flatMap((number) => problem.variables[number] ?? []),
    constraints,
    touching: numbers.map((number) =>
      (problem.touching[number] ?? []).map((place) => placeIn.get(place) ?? -1),
    ),
    numberOf(box) {
      const number = problem.numberOf(box);
      return number === undefined ? undefined : numberIn.get(number);
    },
  };
}
