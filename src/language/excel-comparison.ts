import type { Relation } from "../model/expression.js";

/** The two sides of a comparison, as formulas. */
export type Operands = { readonly left: string; readonly right: string };

/** In brackets, unless it is a plain cell, column or number. */
export const asPart = (formula: string): string =>
  /^[\w$:.]+$/.test(formula) ? formula : `(${formula})`;

/** As every target compares numbers: by their difference, rounded to six decimals. */
export function compareNumbers({ left, right }: Operands, relation: Relation, tolerance: string) {
  const difference = `ROUND(${left}-${asPart(right)},6)`;
  const most = asPart(tolerance);
  switch (relation) {
    case "=":
      return `ABS(${difference})<=${most}`;
    case "<>":
      return `ABS(${difference})>${most}`;
    case "<=":
    case ">":
      return `${difference}${relation}${most}`;
    case "<":
    case ">=":
      return `${difference}${relation}-${most}`;
  }
}

/** “None” is neither before nor after any date, nor the same. */
export const isDateWithNone = ({ left, right }: Operands): string => `(${left}=0)<>(${right}=0)`;
