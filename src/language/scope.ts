import type { Reference } from "../model/expression.js";
import type { Value } from "../model/value.js";

export type Readable = { readonly value: Value };
export type ReadableRow<Cell extends Readable = Readable> = ReadonlyMap<string, Cell>;

export type ReadableTable<Cell extends Readable = Readable> = {
  readonly rows: readonly ReadableRow<Cell>[];
  /** False: there may be rows that nobody has seen. */
  readonly read?: boolean;
};

/** The answers an expression is evaluated on. A `Submission` is one. */
export type Answers<Cell extends Readable = Readable> = {
  readonly fields: ReadonlyMap<string, Cell>;
  readonly tables: ReadonlyMap<string, ReadableTable<Cell>>;
};

export type Scope<Cell extends Readable = Readable> = {
  readonly current: Answers<Cell>;
  /** The same unit's answers one period earlier. */
  readonly previous?: Pick<Answers<Cell>, "fields"> | undefined;
  /** The row at hand, for a check that is asserted for rows. */
  readonly row?: ReadableRow<Cell> | undefined;
};

/** A scope in which `table.column` stands for one row of `table`. */
export type Visit<Cell extends Readable = Readable> = Scope<Cell> & {
  readonly visited?: ReadableRow<Cell> | undefined;
};

/** The cell a reference reads, if the submission has it. */
export function cellOf<Cell extends Readable>(
  { name, table, previous }: Reference,
  scope: Visit<Cell>,
): Cell | undefined {
  if (previous) return scope.previous?.fields.get(name);
  if (table !== undefined) return scope.visited?.get(name);
  return scope.row?.get(name) ?? scope.current.fields.get(name);
}
