import { childrenOf, type Expression } from "../model/expression.js";
import { visit, visitedRows } from "./evaluate.js";
import { cellOf, type Readable, type Visit } from "./scope.js";

/**
 * The cells an expression reads in a scope, in source order. Of an aggregate: the cells of the rows it
 * runs over, not those that its `where` merely looked at.
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
    const rows = visitedRows(node, scope);
    return Array.isArray(rows)
      ? rows.flatMap((visited) => cellsRead(node.of, visit(scope, visited)))
      : [];
  }
  return childrenOf(node).flatMap((child) => cellsRead(child, scope));
}
