import { childrenOf, type Expression, type Reference } from "../../model/expression.js";

/**
 * A check with other names for what it does not read from one cell of the submission: last year's
 * values, and whatever is made of all rows of a table, however many there are.
 */
export function abstract(node: Expression, rename: (part: Expression) => string): Expression {
  if (node.kind === "aggregate" || (node.kind === "reference" && node.previous)) {
    const reference: Reference = {
      kind: "reference",
      span: node.span,
      name: rename(node),
      previous: false,
    };
    return reference;
  }
  return withChildren(
    node,
    childrenOf(node).map((child) => abstract(child, rename)),
  );
}

/** The node with other parts, which stand in the order of `childrenOf`. */
function withChildren(node: Expression, parts: readonly Expression[]): Expression {
  const [first = node, second = node, third] = parts;
  switch (node.kind) {
    case "number":
    case "text":
    case "reference":
    case "aggregate":
      return node;
    case "negate":
    case "not":
      return { ...node, operand: first };
    case "is":
      return first.kind === "reference" ? { ...node, operand: first } : node;
    case "arithmetic":
      return { ...node, left: first, right: second };
    case "call":
      return { ...node, arguments: parts };
    case "compare":
      return { ...node, left: first, right: second, tolerance: third };
    case "between":
      return { ...node, operand: first, low: second, high: third ?? node };
    case "in":
      return { ...node, operand: first, options: parts.slice(1) };
    case "and":
    case "or":
      return { ...node, terms: parts };
    case "if":
      return { ...node, condition: first, consequence: second };
  }
}
