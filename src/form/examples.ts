import { evaluate } from "../language/evaluate.js";
import { explain } from "../language/explain.js";
import { explainFailure } from "../language/explain-failure.js";
import type { Scope } from "../language/scope.js";
import { isCalendarDate } from "../model/date.js";
import type { Datum } from "../model/finding.js";
import { type Check, type Example, type Field, NUMERIC_TYPES } from "../model/form.js";
import { nearest } from "../model/nearest.js";
import {
  BLANK,
  NONE,
  toDateValue,
  toNumberValue,
  toTextValue,
  type Value,
} from "../model/value.js";
import { type FormParts, PREVIOUS } from "./build.js";
import { type Binding, fill } from "./expand.js";
import type { ExampleSource } from "./schema.js";

type ExampleProblem = {
  readonly rule: string;
  /** The path of the key at fault, below the example. */
  readonly key?: readonly (string | number)[];
  readonly data: Readonly<Record<string, Datum>>;
};

type Raw = string | number | null;
type RawRow = Readonly<Record<string, Raw>>;

/** Reads an example: fields by name, tables as lists of rows, last year's values under `previous`. */
export function readExample(
  raw: ExampleSource,
  binding: Binding,
  check: Pick<Check, "rows">,
  parts: FormParts,
): { readonly example: Example; readonly problems: readonly ExampleProblem[] } {
  const problems: ExampleProblem[] = [];
  const read = (
    values: RawRow,
    known: ReadonlyMap<string, Field>,
    under: readonly (string | number)[],
  ) => readValues(values, known, { binding, none: parts.none, under, problems });
  const columns = parts.tables.get(check.rows ?? "")?.columns ?? new Map<string, Field>();
  const plain: Record<string, Raw> = {};
  const tables = new Map<string, readonly ReadonlyMap<string, Value>[]>();
  let previous: ReadonlyMap<string, Value> | undefined;
  for (const [key, value] of Object.entries(raw)) {
    const name = fill(key, binding).text;
    const table = parts.tables.get(name);
    if (Array.isArray(value) && table) {
      tables.set(
        name,
        value.map((row, index) => read(row, table.columns, [key, index])),
      );
    } else if (name === PREVIOUS && isRow(value)) previous = read(value, parts.fields, [key]);
    else if (Array.isArray(value) || isRow(value)) {
      const data = { found: name, nearest: nearest(name, [...parts.tables.keys(), PREVIOUS]) };
      problems.push({ rule: "rules/unknown-table", key: [key], data });
    } else plain[key] = value;
  }
  const all = read(plain, new Map([...parts.fields, ...columns]), []);
  const row =
    check.rows === undefined ? undefined : new Map([...all].filter(([name]) => columns.has(name)));
  const fields = new Map([...all].filter(([name]) => !row?.has(name)));
  if (check.rows !== undefined && row && !tables.has(check.rows)) tables.set(check.rows, [row]);
  return { example: { fields, tables, row, previous }, problems };
}

const isRow = (value: unknown): value is RawRow =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type Reading = {
  readonly binding: Binding;
  readonly none: string;
  readonly under: readonly (string | number)[];
  readonly problems: ExampleProblem[];
};

function readValues(
  values: RawRow,
  known: ReadonlyMap<string, Field>,
  { binding, none, under, problems }: Reading,
): ReadonlyMap<string, Value> {
  const read = new Map<string, Value>();
  for (const [key, raw] of Object.entries(values)) {
    const name = fill(key, binding).text;
    const field = known.get(name);
    const value =
      field && toValue(typeof raw === "string" ? fill(raw, binding).text : raw, field, none);
    if (!field) {
      const data = { found: name, nearest: nearest(name, known.keys()) };
      problems.push({ rule: "rules/unknown-field", key: [...under, key], data });
    } else if (!value) {
      const data = { found: String(raw), field: name, type: field.type };
      problems.push({ rule: "rules/example-value", key: [...under, key], data });
    } else read.set(name, value);
  }
  return read;
}

function toValue(raw: Raw, field: Field, none: string): Value | undefined {
  if (raw === null || raw === "") return BLANK;
  if (raw === none) return NONE;
  if (NUMERIC_TYPES.has(field.type))
    return typeof raw === "number" ? toNumberValue(raw) : undefined;
  if (field.options && !field.options.includes(String(raw))) return undefined;
  if (field.type !== "date") return toTextValue(String(raw));
  const digits = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(String(raw));
  const date = digits?.slice(1).join("-") ?? "";
  return isCalendarDate(date) ? toDateValue(date) : undefined;
}

/** Nothing if the example shows what it should; otherwise what came out instead. */
export function runExample(
  example: Example,
  check: Pick<Check, "assert" | "id">,
  wanted: "accept" | "reject",
): ExampleProblem[] {
  const scope = toScope(example);
  const verdict = evaluate(check.assert, scope);
  if (verdict.outcome === (wanted === "accept" ? "pass" : "fail")) return [];
  if (verdict.outcome === "skip") {
    const data = { check: check.id, reason: verdict.reason, names: verdict.names };
    return [{ rule: "rules/example-undecided", data }];
  }
  const shown =
    verdict.outcome === "fail" ? explainFailure(check.assert, scope) : explain(check.assert);
  return [{ rule: `rules/example-${wanted}`, data: { check: check.id, shown } }];
}

export function toScope({ fields, tables, row, previous }: Example): Scope {
  return {
    current: {
      fields: toCells(fields),
      tables: new Map([...tables].map(([name, rows]) => [name, { rows: rows.map(toCells) }])),
    },
    previous: previous && { fields: toCells(previous) },
    row: row && toCells(row),
  };
}

const toCells = (values: ReadonlyMap<string, Value>) =>
  new Map([...values].map(([name, value]) => [name, { value }]));
