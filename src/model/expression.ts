import type { PeriodKind } from "./period.js";

/** A half-open range of UTF-16 offsets in the source of a check. */
export type Span = { readonly start: number; readonly end: number };

type Node<Kind extends string, Parts> = Readonly<{ kind: Kind; span: Span } & Parts>;

export type ArithmeticOperator = "+" | "-" | "*" | "/";
export type Relation = "=" | "<>" | "<" | "<=" | ">" | ">=";
/** What runs over the rows of a table; the last three give a condition. */
export type AggregateName =
  | "sum"
  | "count"
  | "mean"
  | "min"
  | "max"
  | "distinct"
  | "lookup"
  | "every"
  | "any"
  | "ordered";
export type FunctionName =
  | "abs"
  | "round"
  | "min"
  | "max"
  | "length"
  | "contains"
  | "matches"
  | "plain"
  | "date"
  | "year"
  | "month"
  | "day"
  | "first_day"
  | "last_day"
  | "days_between"
  | "months_between";

/** Which submission `previous` means: the one of the period before, or the latest before, whenever. */
export type PreviousKind = PeriodKind | "latest";

/** A field (`总经费`), a column of the row at hand (`购买单价`), or inside an aggregate `table.column`. */
export type Reference = Node<
  "reference",
  { name: string; table?: string | undefined; previous: false | PreviousKind }
>;

/** The one typed tree of the check language; every target (evaluate, explain, Excel …) reads it. */
export type Expression =
  | Node<"number", { value: number }>
  | Node<"text", { value: string }>
  | Reference
  | Node<"negate", { operand: Expression }>
  | Node<"arithmetic", { operator: ArithmeticOperator; left: Expression; right: Expression }>
  | Node<"aggregate", { function: AggregateName; of: Expression; where?: Expression | undefined }>
  | Node<"call", { function: FunctionName; arguments: readonly Expression[] }>
  | Node<
      "compare",
      {
        relation: Relation;
        left: Expression;
        right: Expression;
        /** An absolute amount in the unit of the sides. */
        tolerance?: Expression | undefined;
      }
    >
  | Node<"between", { operand: Expression; low: Expression; high: Expression }>
  | Node<"in", { operand: Expression; options: readonly Expression[] }>
  | Node<"is", { operand: Reference; state: "blank" | "none"; negated: boolean }>
  | Node<"and" | "or", { terms: readonly Expression[] }>
  | Node<"not", { operand: Expression }>
  | Node<"if", { condition: Expression; consequence: Expression }>;

/** The direct parts of a node, in source order. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case "number":
    case "text":
    case "reference":
      return [];
    case "negate":
    case "not":
    case "is":
      return [node.operand];
    case "arithmetic":
      return [node.left, node.right];
    case "aggregate":
      return node.where ? [node.of, node.where] : [node.of];
    case "call":
      return node.arguments;
    case "compare":
      return node.tolerance ? [node.left, node.right, node.tolerance] : [node.left, node.right];
    case "between":
      return [node.operand, node.low, node.high];
    case "in":
      return [node.operand, ...node.options];
    case "and":
    case "or":
      return node.terms;
    case "if":
      return [node.condition, node.consequence];
  }
}

/** All references in a tree, in source order, repetitions included. */
export function referencesOf(node: Expression): Reference[] {
  return node.kind === "reference" ? [node] : childrenOf(node).flatMap(referencesOf);
}
