import { type Expression, referencesOf } from "../model/expression.js";
import type { Check, Form } from "../model/form.js";
import type { Language } from "../model/text.js";
import { DEFINITIONS } from "./definitions.js";
import { type DataTable, toDataTable } from "./table.js";

type Words = {
  readonly language: Language;
  readonly explain: (assertion: Expression) => string;
};

/** What the newest version demands. */
export const toChecksTable = (form: Form, { language, explain }: Words): DataTable =>
  toDataTable(
    DEFINITIONS.checks,
    form.checks.map((check) => [
      ruleOf(form, check),
      check.severity,
      check.rows ?? null,
      check.source,
      explain(check.assert),
      check.message?.[language] ?? null,
    ]),
  );

/** Each check with each field it reads, named as in `fields`. */
export const toReadsTable = (form: Form): DataTable =>
  toDataTable(
    DEFINITIONS.reads,
    form.checks.flatMap((check) => {
      const names = new Set(
        referencesOf(check.assert).map((reference) => nameOf(reference, check, form)),
      );
      return [...names].map((name) => [ruleOf(form, check), name]);
    }),
  );

/** In a check of rows, a plain name may be a column of the row at hand. */
function nameOf(
  { name, table }: { readonly name: string; readonly table?: string | undefined },
  { rows }: Check,
  { tables }: Form,
): string {
  if (table !== undefined) return `${table}.${name}`;
  return rows !== undefined && tables.get(rows)?.columns.has(name) ? `${rows}.${name}` : name;
}

export const ruleOf = (form: Form, check: Check): string => `${form.id}/${check.id}`;
