import { referencesOf } from "../../model/expression.js";
import {
  type Field,
  type Form,
  NUMERIC_TYPES,
  periodFields,
  type Section,
} from "../../model/form.js";
import type { Judgement } from "./judgement.js";
import type { FieldName } from "./quantity.js";

/** Numbers that no check mentions, by section. */
export function findUncovered(form: Form): Judgement[] {
  const mentioned = new Set(
    form.checks.flatMap(({ assert, rows }) => {
      const columns = rows === undefined ? undefined : form.tables.get(rows)?.columns;
      return referencesOf(assert).map(({ name, table, previous }) =>
        toKey({ name, table: table ?? (!previous && columns?.has(name) ? rows : undefined) }),
      );
    }),
  );
  const isUncovered = (field: FieldName) => !mentioned.has(toKey(field));
  return form.sheets.flatMap(({ sections }) =>
    sections.flatMap((section): Judgement[] => {
      const fields = numbersOf(section, form).filter(isUncovered);
      return fields.length === 0 ? [] : [{ kind: "uncovered", fields }];
    }),
  );
}

function numbersOf(section: Section, form: Form): FieldName[] {
  const table = section.kind === "table" ? section.table.name : undefined;
  const fields: Iterable<Field> =
    section.kind === "table" ? section.table.columns.values() : section.fields;
  return [...fields].flatMap(({ name, type }) => {
    const isPeriod = table === undefined && periodFields(form).includes(name);
    return NUMERIC_TYPES.has(type) && !isPeriod ? [{ name, table }] : [];
  });
}

const toKey = ({ name, table }: FieldName): string => JSON.stringify([table ?? null, name]);
