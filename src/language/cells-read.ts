import { childrenOf, type Expression, referencesOf } from "../model/expression.js";
import { descentOf, evaluateNode, visit, visitedRows } from "./evaluate.js";
import { cellOf, type Readable, type ReadableRow, type Visit } from "./scope.js";

/**
 * The cells an expression reads in a scope, in source order. Of an aggregate: the cells of the rows it
 * runs over, not those that its `where` merely looked at; of a condition on rows, those that decide it.
 */
export function cellsRead<Cell extends Readable>(
  node: Expression,
  scope: Visit<Cell>,
): readonly Cell[] {
  if (node.kind === "reference") {
    // Last year's cell stands in another workbook.
    const cell = node.previous ? undefined : cellOf(node, scope);
    return cell ? [cell] : [];
  }
  if (node.kind === "aggregate") {
    const rows = decisiveRows(node, scope);
    const cells = rows.flatMap((visited) => cellsRead(node.of, visit(scope, visited)));
    // What no row answers to is read all the same.
    return rows.length > 0
      ? cells
      : referencesOf(node.of).flatMap((each) => cellsRead(each, scope));
  }
  return childrenOf(node).flatMap((child) => cellsRead(child, scope));
}

type Aggregate = Extract<Expression, { kind: "aggregate" }>;

/** Of `every` and `ordered` the rows at fault, of `any` those that answer to it, of `lookup` the first, of others all. */
function decisiveRows<Cell extends Readable>(
  node: Aggregate,
  scope: Visit<Cell>,
): readonly ReadableRow<Cell>[] {
  const found = visitedRows(node, scope);
  const rows = Array.isArray(found) ? (found as readonly ReadableRow<Cell>[]) : [];
  if (node.function === "lookup") return rows.slice(0, 1);
  if (node.function === "ordered") return descentOf(node, scope);
  if (node.function !== "every" && node.function !== "any") return rows;
  const wanted = node.function === "any";
  return rows.filter((row) => evaluateNode(node.of, visit(scope, row)) === wanted);
}

/** The row that decides a condition on rows: of two that are not in order, the later. */
export const rowAtFault = <Cell extends Readable>(
  node: Aggregate,
  scope: Visit<Cell>,
): ReadableRow<Cell> | undefined =>
  decisiveRows(node, scope).at(node.function === "ordered" ? -1 : 0);

/** The cell at fault where a condition on all rows is false. */
export function cellAtFault<Cell extends Readable>(
  node: Expression,
  scope: Visit<Cell>,
): Cell | undefined {
  const asserted = node.kind === "if" ? node.consequence : node;
  if (asserted.kind !== "aggregate") return undefined;
  if (asserted.function !== "every" && asserted.function !== "ordered") return undefined;
  const row = rowAtFault(asserted, scope);
  const column = referencesOf(asserted.of).find(({ table }) => table !== undefined);
  return row && column && cellOf(column, visit(scope, row));
}
