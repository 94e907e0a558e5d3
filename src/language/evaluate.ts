import {
  type Expression,
  type Reference,
  type Relation,
  referencesOf,
} from "../model/expression.js";
import { differenceOf, roundTo } from "../model/number.js";
import type { Value } from "../model/value.js";

export type Readable = { readonly value: Value };
export type ReadableRow<Cell extends Readable = Readable> = ReadonlyMap<string, Cell>;

/** The answers an expression is evaluated on. A `Submission` is one. */
export type Answers<Cell extends Readable = Readable> = {
  readonly fields: ReadonlyMap<string, Cell>;
  readonly tables: ReadonlyMap<string, { readonly rows: readonly ReadableRow<Cell>[] }>;
};

export type Scope<Cell extends Readable = Readable> = {
  readonly current: Answers<Cell>;
  /** The same unit's answers one period earlier. */
  readonly previous?: Pick<Answers<Cell>, "fields"> | undefined;
  /** The row at hand, for a check that is asserted for rows. */
  readonly row?: ReadableRow<Cell> | undefined;
};

export type SkipReason = "missing" | "unreadable" | "no-previous" | "not-applicable";

export type Verdict =
  | { readonly outcome: "pass" }
  | { readonly outcome: "fail" }
  | {
      readonly outcome: "skip";
      readonly reason: SkipReason;
      /** The names whose values were wanted. */
      readonly names: readonly string[];
    };

/** An answer that cannot be told, and why. */
export type Unknown = { readonly reason: SkipReason; readonly names: readonly string[] };
export type Result = number | string | boolean | Unknown;

/**
 * Whether a check holds. Three-valued (Kleene 1938): an unreadable or missing input makes a part
 * unknown, yet `false and unknown` is false. An `if` whose condition is false is skipped.
 */
export function evaluate(tree: Expression, scope: Scope): Verdict {
  if (tree.kind === "if" && evaluateNode(tree.condition, scope) === false) {
    return { outcome: "skip", reason: "not-applicable", names: [] };
  }
  const result = evaluateNode(tree, scope);
  if (isUnknown(result)) return { outcome: "skip", ...result };
  return { outcome: result === true ? "pass" : "fail" };
}

/** 无 is 0 among numbers and the empty text among texts; `Number("")` is 0, so one value serves both. */
const NOTHING = "";

export const isUnknown = (result: Result): result is Unknown => typeof result === "object";

/** A scope in which `table.column` stands for one row of `table`. */
type Visit = Scope & { readonly visited?: ReadableRow | undefined };

export function evaluateNode(node: Expression, scope: Visit): Result {
  switch (node.kind) {
    case "number":
    case "text":
      return node.value;
    case "reference":
      return toResult(valueOf(node, scope), node);
    case "negate":
      return combine([node.operand], scope, ([a]) => -Number(a));
    case "arithmetic":
      return evaluateArithmetic(node, scope);
    case "aggregate":
      return evaluateAggregate(node, scope);
    case "call":
      return evaluateCall(node, scope);
    case "compare":
      return evaluateCompare(node, scope);
    case "between":
      return combine(
        [node.operand, node.low, node.high],
        scope,
        ([a, low, high]) => holds(">=", a, low) && holds("<=", a, high),
      );
    case "in":
      return combine([node.operand, ...node.options], scope, ([a, ...options]) =>
        options.some((option) => holds("=", a, option)),
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

/** The cell a reference reads, if the submission has it. */
export function cellOf<Cell extends Readable>(
  { name, table, previous }: Reference,
  scope: Scope<Cell> & { readonly visited?: ReadableRow<Cell> | undefined },
): Cell | undefined {
  if (previous) return scope.previous?.fields.get(name);
  if (table !== undefined) return scope.visited?.get(name);
  return scope.row?.get(name) ?? scope.current.fields.get(name);
}

function valueOf(node: Reference, scope: Visit): Value | Unknown {
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
  const unknowns: Unknown[] = [];
  for (const operand of operands) {
    const result = evaluateNode(operand, scope);
    if (isUnknown(result)) unknowns.push(result);
    else values.push(result);
  }
  return unknowns.length > 0 ? merge(unknowns) : compute(values);
}

type Known = number | string | boolean;

const REASONS: readonly SkipReason[] = ["unreadable", "missing", "no-previous", "not-applicable"];

/** The gravest reason stands for all; a name is given once. */
function merge(unknowns: readonly Unknown[]): Unknown {
  const reason = REASONS.find((reason) => unknowns.some((unknown) => unknown.reason === reason));
  return {
    reason: reason ?? "missing",
    names: [...new Set(unknowns.flatMap(({ names }) => names))],
  };
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
        return right === 0 ? { reason: "not-applicable", names: [] } : left / right;
    }
  });
}

function evaluateAggregate(node: Extract<Expression, { kind: "aggregate" }>, scope: Visit): Result {
  const rows = visitedRows(node, scope);
  if (isUnknownRows(rows)) return rows;
  if (node.function === "count") {
    return rows.filter((visited) => hasContent(node.of, { ...scope, visited })).length;
  }
  const results = rows.map((visited) => evaluateNode(node.of, { ...scope, visited }));
  const unknowns = results.filter(isUnknown);
  if (unknowns.length > 0) return merge(unknowns);
  const numbers = results.map(Number);
  if (node.function === "sum") return numbers.reduce((sum, number) => sum + number, 0);
  if (numbers.length === 0) return { reason: "not-applicable", names: [] };
  return node.function === "min" ? Math.min(...numbers) : Math.max(...numbers);
}

const isUnknownRows = (rows: readonly ReadableRow[] | Unknown): rows is Unknown =>
  !Array.isArray(rows);

/** The rows an aggregate runs over; unknown when its `where` cannot be told for some row. */
export function visitedRows<Cell extends Readable>(
  node: Extract<Expression, { kind: "aggregate" }>,
  scope: Scope<Cell>,
): readonly ReadableRow<Cell>[] | Unknown {
  const rows = scope.current.tables.get(tableOf(node.of) ?? "")?.rows ?? [];
  const { where } = node;
  if (!where) return rows;
  const verdicts = rows.map((visited) => evaluateNode(where, { ...scope, visited }));
  const unknowns = verdicts.filter(isUnknown);
  return unknowns.length > 0
    ? merge(unknowns)
    : rows.filter((_, index) => verdicts[index] === true);
}

const tableOf = (node: Expression): string | undefined =>
  referencesOf(node).find(({ table }) => table !== undefined)?.table;

/** As Excel's COUNTA: an unreadable cell holds something; a blank one or 无 does not. */
function hasContent(node: Expression, scope: Visit): boolean {
  const kind = node.kind === "reference" ? cellOf(node, scope)?.value.kind : undefined;
  return kind !== undefined && kind !== "blank" && kind !== "none";
}

function evaluateCall(node: Extract<Expression, { kind: "call" }>, scope: Visit): Result {
  return combine(node.arguments, scope, ([first = NOTHING, ...others]) => {
    switch (node.function) {
      case "abs":
        return Math.abs(Number(first));
      case "round":
        return roundTo(Number(first), Number(others[0] ?? 0));
      case "length":
        return [...String(first)].length;
      case "year":
        return first === NOTHING
          ? { reason: "not-applicable", names: [] }
          : Number(String(first).slice(0, 4));
      case "min":
        return Math.min(Number(first), ...others.map(Number));
      case "max":
        return Math.max(Number(first), ...others.map(Number));
    }
  });
}

function evaluateCompare(node: Extract<Expression, { kind: "compare" }>, scope: Visit): Result {
  const operands = node.tolerance
    ? [node.left, node.right, node.tolerance]
    : [node.left, node.right];
  return combine(operands, scope, ([left, right, tolerance]) =>
    holds(node.relation, left, right, Number(tolerance ?? 0)),
  );
}

/** Numbers are compared by their rounded difference; texts and ISO dates as they stand. */
function holds(
  relation: Relation,
  left: Known = NOTHING,
  right: Known = NOTHING,
  tolerance = 0,
): boolean {
  const difference =
    typeof left === "number" || typeof right === "number"
      ? differenceOf(Number(left), Number(right))
      : left < right
        ? -1
        : left > right
          ? 1
          : 0;
  switch (relation) {
    case "=":
      return Math.abs(difference) <= tolerance;
    case "<>":
      return Math.abs(difference) > tolerance;
    case "<":
      return difference < -tolerance;
    case "<=":
      return difference <= tolerance;
    case ">":
      return difference > tolerance;
    case ">=":
      return difference >= -tolerance;
  }
}

function evaluateState(node: Extract<Expression, { kind: "is" }>, scope: Visit): Result {
  const value = valueOf(node.operand, scope);
  if (!("kind" in value)) return value;
  return (value.kind === node.state) !== node.negated;
}

/** Kleene's "and": one false decides, whatever is unknown. */
function every(results: readonly Result[]): Result {
  if (results.includes(false)) return false;
  const unknowns = results.filter(isUnknown);
  return unknowns.length > 0 ? merge(unknowns) : true;
}

const negate = (result: Result): Result => (isUnknown(result) ? result : !result);
