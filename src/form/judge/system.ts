import { evaluate } from "../../language/evaluate.js";
import { dependsOn } from "../../language/numbering.js";
import { print } from "../../language/print.js";
import type { Scope } from "../../language/scope.js";
import { childrenOf, type Expression, referencesOf } from "../../model/expression.js";
import type { Check, Field, Form } from "../../model/form.js";
import type { Value } from "../../model/value.js";
import { abstract } from "./abstract.js";
import { aggregateRange } from "./aggregate-range.js";
import {
  type FieldName,
  plainValue,
  type Quantity,
  type Range,
  rangeOf,
  type SymbolCell,
} from "./quantity.js";

/** That a check does not fail on a submission filled in completely; or that it does. */
export type Claim = {
  readonly check: Check;
  readonly expression: Expression;
  readonly scope: Scope<SymbolCell>;
  readonly fails: boolean;
  /** Numbers of the quantities it depends on. */
  readonly reads: ReadonlySet<number>;
  /** Its evaluation at a point says how it is; of texts, dates and tables nothing is known. */
  readonly isConcrete: boolean;
};

/** A form's checks, each once, over whatever a submission may hold; of every table any one row. */
export type System = {
  readonly quantities: readonly Quantity[];
  /** In the order of the form. */
  readonly claims: readonly Claim[];
  readonly scopeOf: (field: Pick<FieldName, "table">) => Scope<SymbolCell>;
};

/** A value of every quantity, by number. */
export type Point = readonly Value[];

export function toSystem(form: Form): System {
  const quantities: Quantity[] = [];
  const add = (range: Range, field?: FieldName): SymbolCell => {
    const cell = { number: quantities.length, value: plainValue(range) };
    quantities.push({ cell, range, ...(field && { field }) });
    return cell;
  };
  const addAll = (fields: ReadonlyMap<string, Field>, table?: string) =>
    new Map(
      [...fields].map(([name, field]) => [name, add(rangeOf(field), { name, table })] as const),
    );
  const fields = addAll(form.fields);
  const rows = new Map(
    [...form.tables].map(([name, { columns }]) => [name, addAll(columns, name)] as const),
  );
  const scopeOf = ({ table }: Pick<FieldName, "table">): Scope<SymbolCell> => ({
    current: { fields, tables: new Map() },
    row: table === undefined ? undefined : rows.get(table),
  });
  const rename = (part: Expression, check: Check) => {
    const name = nameOf(part, check, form);
    if (!fields.has(name)) fields.set(name, add(rangeOfPart(part, form)));
    return name;
  };
  const claims = form.checks.map((check) => {
    const expression = abstract(check.assert, (part) => rename(part, check));
    return toClaim(check, expression, scopeOf({ table: check.rows }), quantities);
  });
  return { quantities, claims, scopeOf };
}

/** That an expression does not fail. */
export function toClaim(
  check: Check,
  expression: Expression,
  scope: Scope<SymbolCell>,
  quantities: readonly Quantity[],
): Claim {
  const reads = dependsOn(expression, scope, { numberOf: ({ number }: SymbolCell) => number });
  const isConcrete =
    !asksForBlanks(expression) &&
    [...reads].every((number) => {
      const range = quantities[number]?.range;
      return range?.kind === "options" || (range?.kind === "numbers" && !range.isDerived);
    });
  return { check, expression, scope, fails: false, reads, isConcrete };
}

export const toFailure = (claim: Claim): Claim => ({ ...claim, fails: true });

/** Whether a claim is true at a point, as far as it can be told. */
export function isTrueAt(
  { expression, scope, fails, reads }: Claim,
  point: Point,
  { quantities }: Pick<System, "quantities">,
): boolean {
  put(point, reads, quantities);
  return (evaluate(expression, scope).outcome === "fail") === fails;
}

/** Lets the cells with these numbers hold what they hold at a point. */
export function put(
  point: Point,
  numbers: Iterable<number>,
  quantities: readonly Quantity[],
): void {
  for (const number of numbers) {
    const [cell, value] = [quantities[number]?.cell, point[number]];
    if (cell && value) cell.value = value;
  }
}

const asksForBlanks = (node: Expression): boolean =>
  node.kind === "is" || childrenOf(node).some(asksForBlanks);

/** No name of a rule file has braces. What depends on the row at hand belongs to its table. */
function nameOf(part: Expression, { rows }: Check, { tables }: Form): string {
  const columns = rows === undefined ? undefined : tables.get(rows)?.columns;
  const isOfRow = referencesOf(part).some(
    ({ name, table, previous }) => table === undefined && !previous && columns?.has(name),
  );
  return `{${isOfRow ? rows : ""}} ${print(part)}`;
}

function rangeOfPart(part: Expression, { fields, tables }: Form): Range {
  if (part.kind !== "aggregate") {
    const field = part.kind === "reference" ? fields.get(part.name) : undefined;
    return field ? rangeOf(field) : { kind: "anything" };
  }
  return aggregateRange(part, ({ name, table }) => {
    const field = table === undefined ? undefined : tables.get(table)?.columns.get(name);
    return field && rangeOf(field);
  });
}
