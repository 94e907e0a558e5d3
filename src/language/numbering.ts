import { childrenOf, type Expression } from "../model/expression.js";
import { tableOf, visit } from "./evaluate.js";
import { cellOf, type Readable, type Visit } from "./scope.js";

/** The cells of a submission by number, and which of them may change. */
export type Numbering<Cell extends Readable> = {
  /** Undefined for a cell that never changes, such as last year's. */
  readonly numberOf: (cell: Cell) => number | undefined;
  readonly isFree: (number: number) => boolean;
};

/** All cells that a node's value may depend on, those that a `where` looks at included. */
export function dependsOn<Cell extends Readable>(
  node: Expression,
  scope: Visit<Cell>,
  { numberOf }: Pick<Numbering<Cell>, "numberOf">,
  into: Set<number> = new Set(),
): Set<number> {
  if (node.kind === "reference") {
    const cell = node.previous ? undefined : cellOf(node, scope);
    const number = cell && numberOf(cell);
    if (number !== undefined) into.add(number);
  } else if (node.kind === "aggregate") {
    const table = scope.current.tables.get(tableOf(node.of) ?? "");
    for (const row of table?.rows ?? []) {
      const visited = visit(scope, row);
      for (const part of childrenOf(node)) dependsOn(part, visited, { numberOf }, into);
    }
  } else {
    for (const part of childrenOf(node)) dependsOn(part, scope, { numberOf }, into);
  }
  return into;
}
