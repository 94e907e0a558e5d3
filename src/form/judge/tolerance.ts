import { print } from "../../language/print.js";
import { childrenOf, type Expression } from "../../model/expression.js";
import type { Check, Field, Form } from "../../model/form.js";
import { roundTo } from "../../model/number.js";
import type { Judgement } from "./judgement.js";

type Compare = Extract<Expression, { kind: "compare" }>;

/**
 * Equations whose tolerance is less than what their terms lose by rounding: half a unit of the last
 * decimal each (interval arithmetic, as the European Banking Authority validates its reports).
 */
export const judgeTolerances = (form: Form): Judgement[] =>
  form.checks.flatMap((check) =>
    equationsOf(check.assert)
      .flatMap((equation) => judgeEquation(equation, check, form) ?? [])
      .slice(0, 1),
  );

/** The equations that must hold; those in a condition need not. */
function equationsOf(node: Expression): Compare[] {
  if (node.kind === "compare") return node.relation === "=" ? [node] : [];
  if (node.kind === "if") return equationsOf(node.consequence);
  return node.kind === "and" ? childrenOf(node).flatMap(equationsOf) : [];
}

function judgeEquation(
  { left, right, tolerance }: Compare,
  check: Check,
  form: Form,
): Judgement | undefined {
  const sides = [toTerms(left, check, form), toTerms(right, check, form)];
  const [first, second] = sides;
  const allowed =
    tolerance === undefined ? 0 : tolerance.kind === "number" ? tolerance.value : undefined;
  if (!first || !second || allowed === undefined) return undefined;
  if (!sides.some((terms) => decimalsOf(terms ?? NO_TERMS).length >= 2)) return undefined;
  const terms = [...add(first, second, -1).values()].filter(({ factor }) => factor !== 0);
  const rounding = terms.reduce((sum, term) => sum + lossOf(term), 0);
  const least = onGrid(rounding, terms);
  if (allowed >= least - 1e-9) return undefined;
  return {
    kind: "tight-tolerance",
    check,
    tolerance: allowed,
    rounding: roundTo(rounding, 9),
    least,
  };
}

/** `decimals` is undefined for a constant, which nobody rounds. */
type Term = { readonly factor: number; readonly decimals: number | undefined };
type Terms = ReadonlyMap<string, Term>;
const NO_TERMS: Terms = new Map();

const decimalsOf = (terms: Terms): number[] =>
  [...terms.values()].flatMap(({ factor, decimals = 0 }) =>
    factor !== 0 && decimals > 0 ? [decimals] : [],
  );

/** Counts are not rounded. */
const lossOf = ({ factor, decimals = 0 }: Term): number =>
  decimals === 0 ? 0 : (Math.abs(factor) * 10 ** -decimals) / 2;

/** What is made of whole units of the last decimal is off by whole units. */
function onGrid(rounding: number, terms: readonly Term[]): number {
  const unit = 10 ** -Math.max(...terms.map(({ decimals = 0 }) => decimals));
  const isOnGrid = terms.every(({ factor, decimals }) =>
    Number.isInteger(decimals === undefined ? roundTo(factor / unit, 6) : factor),
  );
  return roundTo(isOnGrid ? Math.floor(rounding / unit + 1e-6) * unit : rounding, 9);
}

/** A sum of fields with constant factors; undefined for anything else. */
function toTerms(node: Expression, check: Check, form: Form): Terms | undefined {
  switch (node.kind) {
    case "number":
      return new Map([["", { factor: node.value, decimals: undefined }]]);
    case "reference": {
      const decimals = fieldOf(node.name, check, form)?.decimals;
      return decimals === undefined ? undefined : new Map([[print(node), { factor: 1, decimals }]]);
    }
    case "negate":
      return scale(toTerms(node.operand, check, form), -1);
    case "arithmetic": {
      const [left, right] = [toTerms(node.left, check, form), toTerms(node.right, check, form)];
      if (!left || !right) return undefined;
      if (node.operator === "+" || node.operator === "-")
        return add(left, right, node.operator === "+" ? 1 : -1);
      return node.operator === "*" ? multiply(left, right) : undefined;
    }
    default:
      return undefined;
  }
}

function fieldOf(name: string, { rows }: Check, { fields, tables }: Form): Field | undefined {
  const columns = rows === undefined ? undefined : tables.get(rows)?.columns;
  return columns?.get(name) ?? fields.get(name);
}

function add(left: Terms, right: Terms, sign: 1 | -1): Terms {
  const both = new Map(left);
  for (const [key, { factor, decimals }] of right) {
    both.set(key, { factor: (both.get(key)?.factor ?? 0) + sign * factor, decimals });
  }
  return both;
}

const scale = (terms: Terms | undefined, by: number): Terms | undefined =>
  terms && new Map([...terms].map(([key, term]) => [key, { ...term, factor: term.factor * by }]));

function multiply(left: Terms, right: Terms): Terms | undefined {
  const isConstant = (terms: Terms) => terms.size === 1 && terms.has("");
  if (isConstant(left)) return scale(right, left.get("")?.factor ?? 0);
  return isConstant(right) ? scale(left, right.get("")?.factor ?? 0) : undefined;
}
