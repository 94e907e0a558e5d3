import type { Expression, Reference } from "../../model/expression.js";
import { endsOf, type NumberRange, type Range } from "./quantity.js";

type Aggregate = Extract<Expression, { kind: "aggregate" }>;
type Ends = readonly [low: number, high: number];

type RangeOf = (reference: Reference) => Range | undefined;

const ANY: Ends = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/**
 * Between what the sum or the count of a table's rows lies, however many there are. The least and the
 * greatest of no rows cannot be told, and no check fails on them: nothing is said of these.
 */
export function aggregateRange({ function: name, of }: Aggregate, rangeOf: RangeOf): Range {
  if (name === "count") return toRange([0, Number.POSITIVE_INFINITY], true);
  if (name !== "sum") return { kind: "anything" };
  const [low, high] = endsOfNode(of, rangeOf);
  const ends: Ends = [
    low >= 0 ? 0 : Number.NEGATIVE_INFINITY,
    high <= 0 ? 0 : Number.POSITIVE_INFINITY,
  ];
  return toRange(ends, isWholeNode(of, rangeOf));
}

const toRange = ([low, high]: Ends, isWhole: boolean): NumberRange => ({
  kind: "numbers",
  low,
  high,
  decimals: isWhole ? 0 : 2,
  isWhole,
  orZero: false,
  isDerived: true,
});

/** Interval arithmetic, as far as it is of use. */
function endsOfNode(node: Expression, rangeOf: RangeOf): Ends {
  switch (node.kind) {
    case "number":
      return [node.value, node.value];
    case "reference": {
      const range = rangeOf(node);
      return range?.kind === "numbers" ? endsOf(range) : ANY;
    }
    case "arithmetic": {
      const [[a, b], [c, d]] = [endsOfNode(node.left, rangeOf), endsOfNode(node.right, rangeOf)];
      if (node.operator === "+") return [a + c, b + d];
      if (node.operator === "-") return [a - d, b - c];
      return node.operator === "*" && a >= 0 && c >= 0 ? [product(a, c), product(b, d)] : ANY;
    }
    default:
      return ANY;
  }
}

function isWholeNode(node: Expression, rangeOf: RangeOf): boolean {
  switch (node.kind) {
    case "number":
      return Number.isInteger(node.value);
    case "reference": {
      const range = rangeOf(node);
      return range?.kind === "numbers" && range.isWhole;
    }
    case "arithmetic":
      return (
        node.operator !== "/" && isWholeNode(node.left, rangeOf) && isWholeNode(node.right, rangeOf)
      );
    default:
      return false;
  }
}

/** Zero times however much is zero. */
const product = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);
