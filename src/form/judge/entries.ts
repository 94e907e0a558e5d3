import type { Check, Form } from "../../model/form.js";
import { bindingsOf, fillId } from "../expand.js";
import type { FormSource } from "../schema.js";
import type { Path } from "../source.js";
import type { FieldName } from "./quantity.js";

/** Where checks and fields stand in a rule file. */
export type Entries = {
  /** The entry that a check comes from; an `each` stands for several checks. */
  readonly pathOfCheck: (check: Check) => Path;
  /** What is written there, placeholders and all. */
  readonly templateOf: (check: Check) => string | undefined;
  /** The field's own key. */
  readonly pathOfField: (field: FieldName) => Path;
};

export function findEntries(raw: FormSource, form: Form): Entries {
  const checks = new Map(
    raw.checks.flatMap((check, index) =>
      bindingsOf(check.each, form.fields.values()).map(
        (binding) => [fillId(check.id, binding), { template: check.assert, index }] as const,
      ),
    ),
  );
  const fields = new Map(
    raw.sheets.flatMap((sheet, sheetAt) =>
      sheet.sections.flatMap((section, at) => {
        const path = ["sheets", sheetAt, "sections", at];
        const key = section.fields ? "fields" : "columns";
        return Object.keys(section[key] ?? {}).map(
          (name) => [toKey({ name, table: section.table }), [...path, key, name] as Path] as const,
        );
      }),
    ),
  );
  return {
    pathOfCheck: ({ id }) => ["checks", checks.get(id)?.index ?? 0],
    templateOf: ({ id }) => checks.get(id)?.template,
    pathOfField: (field) => fields.get(toKey(field)) ?? [],
  };
}

const toKey = ({ name, table }: FieldName): string => JSON.stringify([table ?? null, name]);
