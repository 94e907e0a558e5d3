import type { Expression } from "../model/expression.js";
import { evaluateNode, visit, visitedRows } from "./evaluate.js";
import { add, type Linear, scale, toConstant, union } from "./formula.js";
import { isUnknown } from "./kleene.js";
import { dependsOn, type Numbering } from "./numbering.js";
import { cellOf, type Readable, type ReadableRow, type Visit } from "./scope.js";

/** One side of a comparison: the greatest or the least of some sums; of one sum, either. */
export type Side = {
  readonly kind: "greatest" | "least";
  readonly of: readonly Linear[];
};

/** It cannot be told, or is not linear in the cells that may change. */
type Nothing = "unknown" | "open";

const isNothing = (side: unknown): side is Nothing => typeof side === "string";

/** `abs`, `min` and `max` only as a whole side, where a comparison can take them apart. */
export function toSide<Cell extends Readable>(
  node: Expression,
  scope: Visit<Cell>,
  cells: Numbering<Cell>,
): Side | Nothing {
  const parts = partsOf(node, scope, cells);
  if (isNothing(parts)) return parts;
  const because =
    node.kind === "aggregate" ? dependsOnWhere(node, scope, cells) : new Set<number>();
  const of: Linear[] = [];
  for (const part of parts.of) {
    const linear = toLinear(part.node, part.scope, cells);
    if (isNothing(linear)) return linear;
    const known = because.size > 0 ? add(linear, toConstant(0, because)) : linear;
    of.push(known, ...(parts.isSize ? [scale(known, -1)] : []));
  }
  return { kind: parts.kind, of };
}

type Parts<Cell extends Readable> = {
  readonly kind: Side["kind"];
  readonly of: readonly { readonly node: Expression; readonly scope: Visit<Cell> }[];
  /** Each counts with either sign. */
  readonly isSize?: boolean;
};

function partsOf<Cell extends Readable>(
  node: Expression,
  scope: Visit<Cell>,
  cells: Numbering<Cell>,
): Parts<Cell> | Nothing {
  if (node.kind === "call" && node.function === "abs") {
    return {
      kind: "greatest",
      of: node.arguments.map((part) => ({ node: part, scope })),
      isSize: true,
    };
  }
  if (node.kind === "call" && (node.function === "max" || node.function === "min")) {
    const kind = node.function === "max" ? "greatest" : "least";
    return { kind, of: node.arguments.map((part) => ({ node: part, scope })) };
  }
  if (node.kind === "aggregate" && (node.function === "max" || node.function === "min")) {
    const rows = rowsThatCount(node, scope, cells);
    if (isNothing(rows) || rows.length === 0) return isNothing(rows) ? rows : "unknown";
    const kind = node.function === "max" ? "greatest" : "least";
    return { kind, of: rows.map((row) => ({ node: node.of, scope: visit(scope, row) })) };
  }
  return { kind: "greatest", of: [{ node, scope }] };
}

function toLinear<Cell extends Readable>(
  node: Expression,
  scope: Visit<Cell>,
  cells: Numbering<Cell>,
): Linear | Nothing {
  switch (node.kind) {
    case "number":
      return toConstant(node.value);
    case "reference":
      return toTerm(node, scope, cells);
    case "negate": {
      const operand = toLinear(node.operand, scope, cells);
      return isNothing(operand) ? operand : scale(operand, -1);
    }
    case "arithmetic":
      return toArithmetic(node, scope, cells);
    case "aggregate":
      if (node.function === "sum" || node.function === "mean") return toSum(node, scope, cells);
      return toFixed(node, scope, cells);
    default:
      return toFixed(node, scope, cells);
  }
}

function toTerm<Cell extends Readable>(
  node: Extract<Expression, { kind: "reference" }>,
  scope: Visit<Cell>,
  cells: Numbering<Cell>,
): Linear | Nothing {
  const cell = node.previous ? undefined : cellOf(node, scope);
  const number = cell && cells.numberOf(cell);
  const result = evaluateNode(node, scope);
  if (isUnknown(result)) return "unknown";
  if (number === undefined) return toConstant(Number(result));
  if (typeof result === "string" && result !== "") return "open";
  const value = Number(result);
  return cells.isFree(number)
    ? { ...toConstant(0), free: new Map([[number, 1]]) }
    : { ...toConstant(value), fixed: new Map([[number, 1]]) };
}

function toArithmetic<Cell extends Readable>(
  node: Extract<Expression, { kind: "arithmetic" }>,
  scope: Visit<Cell>,
  cells: Numbering<Cell>,
): Linear | Nothing {
  const [left, right] = [toLinear(node.left, scope, cells), toLinear(node.right, scope, cells)];
  if (left === "unknown" || right === "unknown") return "unknown";
  if (isNothing(left) || isNothing(right)) return "open";
  switch (node.operator) {
    case "+":
      return add(left, right);
    case "-":
      return add(left, scale(right, -1));
    case "*":
      if (right.free.size === 0) return multiply(left, right);
      return left.free.size === 0 ? multiply(right, left) : "open";
    case "/":
      if (right.free.size > 0) return "open";
      return right.constant === 0 ? "unknown" : multiply(left, invert(right));
  }
}

/** The factor's own cells decide the coefficients, and no longer stand in the sum. */
function multiply(linear: Linear, factor: Linear): Linear {
  const product = scale(linear, factor.constant);
  const depends = union([product.because, factor.because, new Set(factor.fixed.keys())]);
  return { ...product, because: depends };
}

const invert = (linear: Linear): Linear => ({ ...linear, constant: 1 / linear.constant });

/** Of `sum`, and of `mean`. */
function toSum<Cell extends Readable>(
  node: Extract<Expression, { kind: "aggregate" }>,
  scope: Visit<Cell>,
  cells: Numbering<Cell>,
): Linear | Nothing {
  const rows = rowsThatCount(node, scope, cells);
  if (isNothing(rows)) return rows;
  const because = node.where ? dependsOnWhere(node, scope, cells) : new Set<number>();
  const free = new Map<number, number>();
  const fixed = new Map<number, number>();
  let constant = 0;
  const depends = [because];
  for (const row of rows) {
    const linear = toLinear(node.of, visit(scope, row), cells);
    if (isNothing(linear)) return linear;
    for (const [cell, coefficient] of linear.free) put(free, cell, coefficient);
    for (const [cell, coefficient] of linear.fixed) put(fixed, cell, coefficient);
    if (linear.because.size > 0) depends.push(new Set(linear.because));
    constant += linear.constant;
  }
  const total = { free, fixed, because: union(depends), constant };
  if (node.function === "sum") return total;
  return rows.length === 0 ? "unknown" : scale(total, 1 / rows.length);
}

function put(coefficients: Map<number, number>, cell: number, coefficient: number): void {
  coefficients.set(cell, (coefficients.get(cell) ?? 0) + coefficient);
}

/** Which rows count must not depend on cells that may change. */
export function rowsThatCount<Cell extends Readable>(
  node: Extract<Expression, { kind: "aggregate" }>,
  scope: Visit<Cell>,
  cells: Numbering<Cell>,
): readonly ReadableRow<Cell>[] | Nothing {
  if (node.where && [...dependsOnWhere(node, scope, cells)].some(cells.isFree)) return "open";
  const rows = visitedRows(node, scope);
  return Array.isArray(rows) ? rows : "unknown";
}

/** What decides which rows count. */
export const dependsOnWhere = <Cell extends Readable>(
  { of, where, ...node }: Extract<Expression, { kind: "aggregate" }>,
  scope: Visit<Cell>,
  cells: Numbering<Cell>,
): Set<number> => (where ? dependsOn({ ...node, of: where }, scope, cells) : new Set());

/** Of another kind: a number, as long as nothing it depends on may change. */
function toFixed<Cell extends Readable>(
  node: Expression,
  scope: Visit<Cell>,
  cells: Numbering<Cell>,
): Linear | Nothing {
  const numbers = dependsOn(node, scope, cells);
  if ([...numbers].some(cells.isFree)) return "open";
  const result = evaluateNode(node, scope);
  return isUnknown(result) ? "unknown" : toConstant(Number(result), numbers);
}
