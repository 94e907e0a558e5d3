import type { Formula, Inequality } from "../../language/formula.js";
import type { NumberRange } from "./quantity.js";

/** Amounts may have more decimals than the form asks for; comparisons look at six. */
export const MOST_DECIMALS = 6;

/**
 * A formula whose limits are what sums of whole numbers, or of numbers with six decimals, can come to
 * (Gomory 1958). Without this, the half unit by which a comparison allows for rounding would add up
 * from one inequality to the next.
 */
export function onGrid(formula: Formula, numbers: ReadonlyMap<number, NumberRange>): Formula {
  switch (formula.kind) {
    case "and":
    case "or":
      return { ...formula, terms: formula.terms.map((term) => onGrid(term, numbers)) };
    case "at-most":
      return withLimitOnGrid(formula, numbers);
    default:
      return formula;
  }
}

/** Of binary fractions; less than the half unit by which limits are off. */
const NOISE = 1e-7;

function withLimitOnGrid(
  inequality: Inequality,
  numbers: ReadonlyMap<number, NumberRange>,
): Inequality {
  const { free, bound } = inequality;
  const isWhole = [...free.keys()].every((number) => numbers.get(number)?.isWhole);
  const decimals = decimalsOf([...free.values()]) + (isWhole ? 0 : MOST_DECIMALS);
  if (decimals > MOST_DECIMALS) return inequality;
  const steps = 10 ** decimals;
  return { ...inequality, bound: Math.floor(bound * steps + NOISE) / steps };
}

/** How many decimals coefficients have; too many if they have no end. */
function decimalsOf(coefficients: readonly number[]): number {
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals += 1) {
    const isEnough = coefficients.every(
      (each) => Math.abs(each * 10 ** decimals - Math.round(each * 10 ** decimals)) < 1e-9,
    );
    if (isEnough) return decimals;
  }
  return MOST_DECIMALS + 1;
}
