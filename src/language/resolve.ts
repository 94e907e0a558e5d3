import type { Reference } from "../model/expression.js";
import type { Field, Form } from "../model/form.js";
import { nearest } from "../model/nearest.js";
import { printName } from "./print.js";
import { type LanguageProblem, toError } from "./problem.js";
import { spaceKeywords } from "./spacing.js";

/** The names a check may use: the form's own, and the columns of the table whose rows it asserts. */
export type Names = Pick<Form, "fields" | "tables" | "units"> & {
  readonly rows?: string | undefined;
};

/** The field or column a reference means, if the form has it; columns of the row at hand win. */
export function resolve(
  { name, table, previous }: Reference,
  { fields, tables, rows }: Omit<Names, "units">,
): Field | undefined {
  if (table !== undefined) return previous ? undefined : tables.get(table)?.columns.get(name);
  const column = rows === undefined ? undefined : tables.get(rows)?.columns.get(name);
  return (previous ? undefined : column) ?? fields.get(name);
}

export function unknownName(node: Reference, names: Names): LanguageProblem {
  const { name, table, span } = node;
  const token = { kind: "name", text: name, span: { start: 0, end: name.length } } as const;
  const spaced = table === undefined ? spaceKeywords(name, [token]) : undefined;
  if (spaced) return toError("language/needs-spaces", span, { meant: spaced.source });
  const columns = [...(names.tables.get(table ?? names.rows ?? "")?.columns.keys() ?? [])];
  const known =
    table === undefined
      ? [...columns, ...names.fields.keys(), ...columnPaths(names)]
      : names.tables.has(table)
        ? columns
        : [...names.tables.keys()];
  const found = table !== undefined && !names.tables.has(table) ? table : name;
  return toError("language/unknown-name", span, {
    found,
    nearest: nearest(found, known).map((candidate) =>
      candidate.includes(".") ? candidate : printName(candidate),
    ),
  });
}

const columnPaths = ({ tables }: Names): string[] =>
  [...tables.values()].flatMap((table) =>
    [...table.columns.keys()].map((column) => `${printName(table.name)}.${printName(column)}`),
  );
