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
  const found = table !== undefined && !names.tables.has(table) ? table : name;
  const alike = alikeNames(found, node, names);
  const spaced = table === undefined ? spaceKeyword(name) : undefined;
  const isJoined = spaced && (resolve({ ...node, name: spaced.rest }, names) || alike.length === 0);
  return isJoined
    ? toError("language/needs-spaces", span, { meant: spaced.source })
    : toError("language/unknown-name", span, { found, nearest: alike });
}

function spaceKeyword(
  name: string,
): { readonly source: string; readonly rest: string } | undefined {
  const token = { kind: "name", text: name, span: { start: 0, end: name.length } } as const;
  const source = spaceKeywords(name, [token])?.source;
  return source === undefined ? undefined : { source, rest: source.replace(/^\S+ /u, "") };
}

/** The names most alike to the one found, among those that may stand in its place, as written. */
function alikeNames(found: string, { table, previous }: Reference, names: Names): string[] {
  const columns = [...(names.tables.get(table ?? names.rows ?? "")?.columns.keys() ?? [])];
  const paths = previous || table !== undefined ? [] : columnPaths(names);
  const known = previous
    ? names.fields.keys()
    : table === undefined
      ? [...columns, ...names.fields.keys(), ...paths]
      : names.tables.has(table)
        ? columns
        : names.tables.keys();
  return nearest(found, known).map((candidate) =>
    paths.includes(candidate) ? candidate : printName(candidate),
  );
}

const columnPaths = ({ tables }: Names): string[] =>
  [...tables.values()].flatMap((table) =>
    [...table.columns.keys()].map((column) => `${printName(table.name)}.${printName(column)}`),
  );
