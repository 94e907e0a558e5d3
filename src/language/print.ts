import type { Expression, Reference } from "../model/expression.js";
import { KEYWORDS } from "./tokenize.js";

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** How tightly a node holds together; a looser part needs brackets. */
export const STRENGTH = {
  if: 0,
  or: 1,
  and: 2,
  not: 3,
  compare: 4,
  sum: 5,
  product: 6,
  unary: 7,
  atom: 8,
};

/** The canonical source of a tree, with as few brackets as possible; `parse(print(tree))` is `tree`. */
export function print(node: Expression): string {
  switch (node.kind) {
    case "number":
      return printNumber(node.value);
    case "text":
      return node.value.includes('"') ? `“${node.value}”` : `"${node.value}"`;
    case "reference":
      return printReference(node);
    case "negate":
      return `-${bracket(node.operand, STRENGTH.unary)}`;
    case "arithmetic": {
      const own = strengthOf(node);
      return `${bracket(node.left, own)} ${node.operator} ${bracket(node.right, own + 1)}`;
    }
    case "aggregate": {
      const where = node.where ? ` where ${print(node.where)}` : "";
      return `${node.function}(${print(node.of)}${where})`;
    }
    case "call":
      return `${node.function}(${node.arguments.map(print).join(", ")})`;
    case "compare": {
      const sides = `${bracket(node.left, STRENGTH.sum)} ${node.relation} ${bracket(node.right, STRENGTH.sum)}`;
      return node.tolerance ? `${sides} ± ${bracket(node.tolerance, STRENGTH.sum)}` : sides;
    }
    case "between": {
      const [operand, low, high] = [node.operand, node.low, node.high].map((part) =>
        bracket(part, STRENGTH.sum),
      );
      return `${operand} between ${low} and ${high}`;
    }
    case "in": {
      const options = node.options.map((option) => bracket(option, STRENGTH.sum)).join(", ");
      return `${bracket(node.operand, STRENGTH.sum)} in {${options}}`;
    }
    case "is":
      return `${print(node.operand)} is ${node.negated ? "not " : ""}${node.state}`;
    case "and":
    case "or":
      return node.terms
        .map((term) => bracket(term, STRENGTH[node.kind] + 1))
        .join(` ${node.kind} `);
    case "not":
      return `not ${bracket(node.operand, STRENGTH.not)}`;
    case "if":
      return `if ${print(node.condition)} then ${print(node.consequence)}`;
  }
}

const bracket = (node: Expression, least: number): string =>
  strengthOf(node) < least ? `(${print(node)})` : print(node);

export function strengthOf(node: Expression): number {
  switch (node.kind) {
    case "if":
    case "or":
    case "and":
    case "not":
    case "compare":
      return STRENGTH[node.kind];
    case "between":
    case "in":
    case "is":
      return STRENGTH.compare;
    case "arithmetic":
      return node.operator === "+" || node.operator === "-" ? STRENGTH.sum : STRENGTH.product;
    case "negate":
      return STRENGTH.unary;
    default:
      return STRENGTH.atom;
  }
}

/** The language has no exponents. */
const printNumber = (value: number): string =>
  value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 });

function printReference({ name, table, previous }: Reference): string {
  const path = table === undefined ? printName(name) : `${printName(table)}.${printName(name)}`;
  return previous ? `previous(${path})` : path;
}

export const printName = (name: string): string =>
  PLAIN_NAME.test(name) && !KEYWORDS.has(name) && !KEYWORDS.has(name.toLowerCase())
    ? name
    : `[${name}]`;
