import { type Field, type Form, NUMERIC_TYPES, periodFields, type Section } from "../model/form.js";
import type { Cell } from "../model/submission.js";
import type { Standing } from "./standing.js";

/** A cell that holds a number, and the cells beside it that do. */
export type Spot = {
  readonly at: Location;
  readonly field: Field;
  readonly cell: Cell;
  readonly number: number;
  readonly before?: Spot | undefined;
  readonly after?: Spot | undefined;
};

/** Where a cell stands in a submission; `table` and `row` for one of a table. */
export type Location = {
  readonly name: string;
  readonly table?: string;
  readonly row?: number;
};

/** The field's name, or `table.column`, as findings have it. */
export const fieldOf = ({ name, table }: Location): string =>
  table === undefined ? name : `${table}.${name}`;

/** The names of all fields and columns that mistakes are put into. */
export function numericFields(form: Form): string[] {
  const isTried = isTriedIn(form);
  const columns = [...form.tables.values()].flatMap(({ name: table, columns: own }) =>
    [...own.values()].filter(isTried).map(({ name }) => fieldOf({ name, table })),
  );
  return [...[...form.fields.values()].filter(isTried).map(({ name }) => name), ...columns];
}

/** Every number in a submission that nothing is wrong with, in the order of the form. */
export function spotsOf(form: Form, standing: Standing): Spot[] {
  const isTried = isTriedIn(form);
  const lines = form.sheets.flatMap(({ sections }) =>
    sections.flatMap((section) => linesOf(section, standing, isTried)),
  );
  return lines.flatMap((line) =>
    line.flatMap((spot, index) =>
      spot ? { ...spot, before: line[index - 1], after: line[index + 1] } : [],
    ),
  );
}

/** The period of the report says which submission this is; that is not for its checks to find. */
const isTriedIn =
  (form: Form) =>
  ({ name, type }: Field): boolean =>
    NUMERIC_TYPES.has(type) && !periodFields(form).includes(name);

/** Cells that stand below each other; undefined where there is no number to be trusted. */
type Line = readonly (Spot | undefined)[];

function linesOf(
  section: Section,
  { submission: { fields, tables }, isDoubted }: Standing,
  isTried: (field: Field) => boolean,
): readonly Line[] {
  const toSpot = (field: Field, cell: Cell | undefined, at: Location): Spot | undefined =>
    isTried(field) && cell?.value.kind === "number" && !isDoubted(cell)
      ? { at, field, cell, number: cell.value.number }
      : undefined;
  if (section.kind === "fields") {
    return [
      section.fields.map((field) => toSpot(field, fields.get(field.name), { name: field.name })),
    ];
  }
  const { name: table, columns } = section.table;
  const rows = tables.get(table)?.rows ?? [];
  return [...columns.values()].map((column) =>
    rows.map((cells, row) =>
      toSpot(column, cells.get(column.name), { name: column.name, table, row }),
    ),
  );
}
