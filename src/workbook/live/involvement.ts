import { referencesOf } from "../../model/expression.js";
import type { Check, Form } from "../../model/form.js";
import type { Liveness } from "./check-formulas.js";

/** A live check as one cell sees it: reported there, or only reading it. */
export type Involved = { readonly check: Check; readonly isFocus: boolean };

/** The live checks that colour a cell. */
export type Involvement = {
  /** By field, for checks of the whole form. */
  readonly fields: ReadonlyMap<string, readonly Involved[]>;
  /** By table, for checks of the whole form that are reported on the table. */
  readonly tables: ReadonlyMap<string, readonly Check[]>;
  /** By table, then column, for checks of its rows. */
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, readonly Check[]>>;
};

export function involvementOf(form: Form, liveness: ReadonlyMap<string, Liveness>): Involvement {
  const live = form.checks.filter(({ id }) => liveness.get(id) === "live");
  const whole = live.filter(({ rows }) => rows === undefined);
  const columnsOf = (table: string) => [...(form.tables.get(table)?.columns.keys() ?? [])];
  return {
    fields: new Map(
      [...form.fields.keys()].map((name) => [
        name,
        whole
          .filter((check) => check.field === name || readsItself(check, name))
          .map((check) => ({ check, isFocus: check.field === name })),
      ]),
    ),
    tables: new Map(
      [...form.tables.keys()].map((name) => [name, whole.filter(({ field }) => field === name)]),
    ),
    columns: new Map(
      [...form.tables.keys()].map((table) => [
        table,
        new Map(
          columnsOf(table).map((column) => [
            column,
            live.filter(
              (check) =>
                check.rows === table && (check.field === column || readsItself(check, column)),
            ),
          ]),
        ),
      ]),
    ),
  };
}

/** Not last year's value of it, nor a column that an aggregate runs over. */
const readsItself = ({ assert }: Check, wanted: string): boolean =>
  referencesOf(assert).some(
    ({ name, table, previous }) => name === wanted && table === undefined && !previous,
  );
