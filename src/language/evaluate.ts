import { type Expression, type Reference, referencesOf } from "../model/expression.js";
import type { Value } from "../model/value.js";
import type { SkipReason } from "../model/verdict.js";
import { call } from "./call.js";
import { holds, isDateWithNone, NOTHING } from "./compare.js";
import { descentIn, foldRows, type RowAnswer } from "./fold-rows.js";
import {
  every,
  isUnknown,
  type Known,
  merge,
  NOT_APPLICABLE,
  negate,
  type Result,
  type Unknown,
} from "./kleene.js";
import { cellOf, type Readable, type ReadableRow, type Scope, type Visit } from "./scope.js";

export type Verdict =
  | { readonly outcome: "pass" }
  | { readonly outcome: "fail" }
  | {
      readonly outcome: "skip";
      readonly reason: SkipReason;
      /** The names whose values were wanted. */
      readonly names: readonly string[];
    };

/**
 * Whether a check holds. Three-valued (Kleene 1938): an unreadable or missing input makes a part
 * unknown, yet `false and unknown` is false. An `if` whose condition is false is skipped.
 */
export function evaluate(tree: Expression, scope: Scope): Verdict {
  if (tree.kind === "if" && evaluateNode(tree.condition, scope) === false) {
    return { outcome: "skip", ...NOT_APPLICABLE };
  }
  const result = evaluateNode(tree, scope);
  if (isUnknown(result)) return { outcome: "skip", ...result };
  return { outcome: result === true ? "pass" : "fail" };
}

export function evaluateNode(node: Expression, scope: Visit): Result {
  switch (node.kind) {
    case "number":
    case "text":
      return node.value;
    case "reference":
      return toResult(readValue(node, scope), node);
    case "negate":
      return combine([node.operand], scope, ([a]) => -Number(a));
    case "arithmetic":
      return evaluateArithmetic(node, scope);
    case "aggregate":
      return evaluateAggregate(node, scope);
    case "call":
      return combine(node.arguments, scope, (values) => call(node.function, values));
    case "compare":
      return evaluateCompare(node, scope);
    case "between":
      return combine([node.operand, node.low, node.high], scope, ([a, low, high]) =>
        isDateWithNone(a, low) || isDateWithNone(a, high)
          ? NOT_APPLICABLE
          : holds(">=", a, low) && holds("<=", a, high),
      );
    case "in":
      return combine([node.operand, ...node.options], scope, ([a, ...options]) =>
        options.some((option) => isDateWithNone(a, option))
          ? NOT_APPLICABLE
          : options.some((option) => holds("=", a, option)),
      );
    case "is":
      return evaluateState(node, scope);
    case "and":
      return every(node.terms.map((term) => evaluateNode(term, scope)));
    case "or":
      return negate(every(node.terms.map((term) => negate(evaluateNode(term, scope)))));
    case "not":
      return negate(evaluateNode(node.operand, scope));
    case "if":
      return negate(
        every([evaluateNode(node.condition, scope), negate(evaluateNode(node.consequence, scope))]),
      );
  }
}

function readValue(node: Reference, scope: Visit): Value | Unknown {
  if (node.previous && !scope.previous) return { reason: "no-previous", names: [node.name] };
  return cellOf(node, scope)?.value ?? { kind: "blank" };
}

function toResult(value: Value | Unknown, node: Reference): Result {
  if (!("kind" in value)) return value;
  switch (value.kind) {
    case "number":
      return value.number;
    case "text":
      return value.text;
    case "date":
      return value.date;
    case "none":
      return NOTHING;
    case "blank":
      return { reason: "missing", names: [node.name] };
    case "unknown":
      return { reason: "unreadable", names: [node.name] };
  }
}

/** Applies `compute` to the values of all operands, unless one of them is unknown. */
function combine(
  operands: readonly Expression[],
  scope: Visit,
  compute: (values: Known[]) => Result,
): Result {
  const values: Known[] = [];
  let unknown: Unknown | undefined;
  for (const operand of operands) {
    const result = evaluateNode(operand, scope);
    if (!isUnknown(result)) values.push(result);
    else unknown = unknown ? merge([unknown, result]) : result;
  }
  return unknown ?? compute(values);
}

function evaluateArithmetic(
  node: Extract<Expression, { kind: "arithmetic" }>,
  scope: Visit,
): Result {
  return combine([node.left, node.right], scope, ([a, b]) => {
    const [left, right] = [Number(a), Number(b)];
    switch (node.operator) {
      case "+":
        return left + right;
      case "-":
        return left - right;
      case "*":
        return left * right;
      case "/":
        return right === 0 ? NOT_APPLICABLE : left / right;
    }
  });
}

function evaluateAggregate(node: Aggregate, scope: Visit): Result {
  const rows = visitedRows(node, scope);
  if (isUnknownRows(rows)) return rows;
  const wanted = node.function === "lookup" ? rows.slice(0, 1) : rows;
  return foldRows(node.function, answersIn(node, wanted, scope));
}

type Aggregate = Extract<Expression, { kind: "aggregate" }>;

const answersIn = (node: Aggregate, rows: readonly ReadableRow[], scope: Scope): RowAnswer[] =>
  rows.map((row) => {
    const visited = visit(scope, row);
    return {
      result: evaluateNode(node.of, visited),
      hasContent: hasContent(node.of, visited),
    };
  });

/** Of `ordered`: the two rows that are not in order, if any are. */
export function descentOf<Cell extends Readable>(
  node: Aggregate,
  scope: Scope<Cell>,
): readonly ReadableRow<Cell>[] {
  const found = visitedRows(node, scope);
  const rows = Array.isArray(found) ? (found as readonly ReadableRow<Cell>[]) : [];
  return (descentIn(answersIn(node, rows, scope)) ?? []).flatMap((at) => rows[at] ?? []);
}

const isUnknownRows = (rows: readonly ReadableRow[] | Unknown): rows is Unknown =>
  !Array.isArray(rows);

/** The rows an aggregate runs over; unknown when its `where` cannot be told for some row. */
export function visitedRows<Cell extends Readable>(
  node: Aggregate,
  scope: Scope<Cell>,
): readonly ReadableRow<Cell>[] | Unknown {
  const name = tableOf(node.of) ?? "";
  const table = scope.current.tables.get(name);
  if (table?.read === false) return { reason: "unreadable", names: [name] };
  const rows = table?.rows ?? [];
  const { where } = node;
  if (!where) return rows;
  const verdicts = rows.map((visited) => evaluateNode(where, visit(scope, visited)));
  const unknowns = verdicts.filter(isUnknown);
  return unknowns.length > 0
    ? merge(unknowns)
    : rows.filter((_, index) => verdicts[index] === true);
}

/** The table that an aggregate runs over. */
export const tableOf = (node: Expression): string | undefined =>
  referencesOf(node).find(({ table }) => table !== undefined)?.table;

/** Written out, because spreading the scope for every row takes longer than looking at the row. */
export const visit = <Cell extends Readable>(
  { current, previous, row }: Scope<Cell>,
  visited: ReadableRow<Cell>,
): Visit<Cell> => ({ current, previous, row, visited });

function hasContent(node: Expression, scope: Visit): boolean {
  const kind = node.kind === "reference" ? cellOf(node, scope)?.value.kind : undefined;
  return kind !== undefined && kind !== "blank" && kind !== "none";
}

function evaluateCompare(node: Extract<Expression, { kind: "compare" }>, scope: Visit): Result {
  const operands = node.tolerance
    ? [node.left, node.right, node.tolerance]
    : [node.left, node.right];
  return combine(operands, scope, ([left, right, tolerance]) =>
    isDateWithNone(left, right)
      ? NOT_APPLICABLE
      : holds(node.relation, left, right, Number(tolerance ?? 0)),
  );
}

function evaluateState(node: Extract<Expression, { kind: "is" }>, scope: Visit): Result {
  const value = readValue(node.operand, scope);
  if (!("kind" in value)) return value;
  return (value.kind === node.state) !== node.negated;
}
