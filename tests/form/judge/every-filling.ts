import { evaluate, evaluateNode } from "../../../src/language/evaluate.js";
import type { Scope } from "../../../src/language/scope.js";
import type { Check, Field, Form } from "../../../src/model/form.js";
import { NONE, toNumberValue, toTextValue, type Value } from "../../../src/model/value.js";

/** What every filling of a small form shows of its checks. */
export type Tried = {
  /** Whether on some filling none of these fails and all of those do. */
  readonly can: (hold: readonly Check[], fail: readonly Check[]) => boolean;
  /** Whether the condition of an `if` is met somewhere; true for other checks. */
  readonly canFire: (check: Check) => boolean;
  /** What a field holds on the fillings where none of these fails. */
  readonly valuesOf: (field: string, hold: readonly Check[]) => readonly Value[];
};

export function tryAll(form: Form, withRows: boolean): Tried {
  const fillings = [...everyFilling(form, withRows)];
  const failures = new Map(
    form.checks.map((check) => [check, fillings.map((filling) => fails(check, filling))] as const),
  );
  const failsAt = (check: Check, at: number) => failures.get(check)?.[at] === true;
  const holdAt = (checks: readonly Check[], at: number) =>
    checks.every((check) => !failsAt(check, at));
  return {
    can: (hold, fail) =>
      fillings.some((_, at) => holdAt(hold, at) && fail.every((check) => failsAt(check, at))),
    canFire: ({ assert }) =>
      assert.kind !== "if" ||
      fillings.some((filling) => evaluateNode(assert.condition, filling) === true),
    valuesOf: (field, hold) => {
      const values = fillings.flatMap((filling, at) => {
        const value = holdAt(hold, at) ? filling.current.fields.get(field)?.value : undefined;
        return value ? [[JSON.stringify(value), value] as const] : [];
      });
      return [...new Map(values).values()];
    },
  };
}

const fails = ({ assert }: Check, filling: Scope): boolean =>
  evaluate(assert, filling).outcome === "fail";

function* everyFilling(form: Form, withRows: boolean): Generator<Scope> {
  const tables = withRows ? everyTables(form) : [new Map<string, Rows>()];
  for (const fields of everyRow([...form.fields.values()])) {
    for (const contents of tables) {
      const rows = [...contents].map(([name, own]) => [name, { rows: own.map(toCells) }] as const);
      yield { current: { fields: toCells(fields), tables: new Map(rows) } };
    }
  }
}

type Row = ReadonlyMap<string, Value>;
type Rows = readonly Row[];

/** So many rows that are quite alike, for sums that two cannot come to. */
const MANY = [3, 4, 6];

/** No row, one, two that are alike but for their numbers, and several that are alike. */
function everyTables({ tables }: Form): ReadonlyMap<string, Rows>[] {
  let all: ReadonlyMap<string, Rows>[] = [new Map()];
  for (const { name, columns } of tables.values()) {
    const rows = everyRow([...columns.values()]);
    const texts = (row: Row) =>
      JSON.stringify([...row.values()].filter(({ kind }) => kind === "text"));
    const pairs = rows.flatMap((a) => rows.filter((b) => texts(a) === texts(b)).map((b) => [a, b]));
    const several = rows.flatMap((row) => MANY.map((count) => new Array<Row>(count).fill(row)));
    const contents: Rows[] = [[], ...rows.map((row) => [row]), ...pairs, ...several];
    all = all.flatMap((before) => contents.map((own) => new Map(before).set(name, own)));
  }
  return all;
}

function everyRow(fields: readonly Field[]): Row[] {
  let rows: Row[] = [new Map()];
  for (const field of fields) {
    rows = rows.flatMap((row) =>
      valuesOf(field).map((value) => new Map(row).set(field.name, value)),
    );
  }
  return rows;
}

/** 无 counts as 0 among numbers; among options it is one more. */
const valuesOf = ({ type, min = 0, max = 0, options = [] }: Field): Value[] =>
  type === "choice"
    ? [...options.map(toTextValue), NONE]
    : Array.from({ length: max - min + 1 }, (_, at) => toNumberValue(min + at));

const toCells = (values: Row) => new Map([...values].map(([name, value]) => [name, { value }]));
