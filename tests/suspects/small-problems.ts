import fc from "fast-check";
import { evaluate } from "../../src/language/evaluate.js";
import { parse } from "../../src/language/parse.js";
import type { Check, Field, Form } from "../../src/model/form.js";
import type { Cell, Row, Submission } from "../../src/model/submission.js";
import { BLANK, NONE, toNumberValue, toTextValue, type Value } from "../../src/model/value.js";
import { toField, toForm } from "../fixtures/forms.js";

/** Forms so small that every way to fill them in can be tried: numbers from 0 to 3, one choice, a table. */
export const NAMES = ["甲", "乙", "丙", "丁"] as const;
const HIGHEST = 3;
const HIGHEST_IN_ROWS = 2;
const OPTIONS = ["公", "民"] as const;

const number = fc.integer({ min: 0, max: HIGHEST }).map(String);
const name = fc.constantFrom(...NAMES);
const term = fc.oneof(
  { weight: 5, arbitrary: name },
  { weight: 1, arbitrary: number },
  { weight: 1, arbitrary: fc.tuple(name, name).map(([a, b]) => `(${a} + ${b})`) },
  { weight: 1, arbitrary: fc.tuple(name, name).map(([a, b]) => `(${a} - ${b})`) },
  { weight: 1, arbitrary: name.map((a) => `2 * ${a}`) },
  { weight: 1, arbitrary: fc.tuple(name, name).map(([a, b]) => `${a} * ${b}`) },
  { weight: 1, arbitrary: fc.tuple(name, name).map(([a, b]) => `abs(${a} - ${b})`) },
  { weight: 1, arbitrary: fc.tuple(name, name).map(([a, b]) => `max(${a}, ${b})`) },
  { weight: 1, arbitrary: fc.tuple(name, name).map(([a, b]) => `min(${a}, ${b})`) },
  { weight: 2, arbitrary: fc.constant("sum(表.列)") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("max(表.列)", "min(表.列)", "sum(表.列 where 表.类 = 类别)"),
  },
);
const relation = fc.constantFrom("=", "=", "<>", "<", "<=", ">", ">=");
const comparison = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(term, relation, term).map((parts) => parts.join(" ")) },
  { weight: 1, arbitrary: fc.tuple(term, term).map(([a, b]) => `${a} = ${b} ± 1`) },
  {
    weight: 1,
    arbitrary: fc.tuple(name, number, number).map(([a, b, c]) => `${a} between ${b} and ${c}`),
  },
  { weight: 1, arbitrary: fc.tuple(name, name).map(([a, b]) => `${a} / ${b} between 0.5 and 2`) },
  {
    weight: 1,
    arbitrary: fc.tuple(name, number, number).map(([a, b, c]) => `${a} in {${b}, ${c}}`),
  },
  { weight: 1, arbitrary: fc.constantFrom(...OPTIONS).map((option) => `类别 = "${option}"`) },
);
const condition = fc.oneof(
  { weight: 4, arbitrary: comparison },
  { weight: 1, arbitrary: fc.tuple(comparison, comparison).map(([a, b]) => `${a} and ${b}`) },
  { weight: 1, arbitrary: fc.tuple(comparison, comparison).map(([a, b]) => `(${a} or ${b})`) },
  { weight: 1, arbitrary: comparison.map((a) => `not (${a})`) },
  { weight: 3, arbitrary: fc.tuple(comparison, comparison).map(([a, b]) => `if ${a} then ${b}`) },
);

const FIELDS: readonly Field[] = [
  ...NAMES.map((each) => toField(each, { type: "integer", decimals: 0, min: 0, max: HIGHEST })),
  toField("类别", { type: "choice", options: [...OPTIONS] }),
];
const COLUMNS: readonly Field[] = [
  toField("列", { type: "integer", decimals: 0, min: 0, max: HIGHEST_IN_ROWS }),
  toField("类", { type: "choice", options: [...OPTIONS] }),
];

export type Small = { readonly form: Form; readonly submission: Submission };

/** A number, seldom nothing; and how reliable its field is. */
const contentUpTo = (max: number): fc.Arbitrary<Value> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 0, max }).map(toNumberValue) },
    { weight: 1, arbitrary: fc.constant(NONE) },
    { weight: 1, arbitrary: fc.constant(BLANK) },
  );
const choice = fc.constantFrom(...OPTIONS).map(toTextValue);

export const anySmall: fc.Arbitrary<Small> = fc
  .record({
    sources: fc.array(condition, { minLength: 1, maxLength: 4 }),
    numbers: fc.tuple(
      contentUpTo(HIGHEST),
      contentUpTo(HIGHEST),
      contentUpTo(HIGHEST),
      contentUpTo(HIGHEST),
    ),
    category: choice,
    rows: fc.array(fc.tuple(contentUpTo(HIGHEST_IN_ROWS), choice), { maxLength: 2 }),
    weights: fc.tuple(...NAMES.map(() => fc.constantFrom(1, 1, 1, 2))),
  })
  .map(({ sources, numbers, category, rows, weights }) => {
    const fields = FIELDS.map((field, at) => ({ ...field, reliability: weights[at] ?? 1 }));
    const plain = toForm([
      { kind: "fields", title: ["一"], fields },
      {
        kind: "table",
        title: ["二"],
        table: {
          name: "表",
          rows: 2,
          required: false,
          columns: new Map(COLUMNS.map((column) => [column.name, column])),
        },
      },
    ]);
    const checks = sources.map(toCheck);
    const values = [...numbers, category];
    return {
      form: { ...plain, checks },
      submission: toSubmission(
        new Map(fields.map(({ name: own }, at) => [own, values[at] ?? BLANK])),
        rows.map(
          ([own, kind]) =>
            new Map([
              ["列", own],
              ["类", kind],
            ]),
        ),
      ),
    };
  });

function toCheck(source: string, at: number): Check {
  const { tree, problems } = parse(source);
  if (!tree || problems.length > 0) throw new Error(`${source}: ${JSON.stringify(problems)}`);
  const id = `审核${at + 1}`;
  return { id, severity: "error", assert: tree, source, field: "甲", accept: [], reject: [] };
}

function toSubmission(
  fields: ReadonlyMap<string, Value>,
  rows: readonly ReadonlyMap<string, Value>[],
): Submission {
  const toCell = (value: Value, address: string): Cell => ({
    value,
    raw: "",
    place: { kind: "cell", sheet: "表1", address },
  });
  return {
    form: "form",
    version: "1",
    file: "示例.xlsx",
    fields: new Map([...fields].map(([own, value], at) => [own, toCell(value, `A${at + 1}`)])),
    tables: new Map([
      [
        "表",
        {
          rows: rows.map(
            (row, at): Row =>
              new Map(
                [...row].map(([own, value], column) => [
                  own,
                  toCell(value, `${"BC"[column]}${at + 1}`),
                ]),
              ),
          ),
          none: false,
          read: true,
          place: { kind: "cell", sheet: "表1", address: "B1" },
        },
      ],
    ]),
    findings: [],
    explanations: [],
  };
}

/** Every smallest set of cells, by addresses, whose change lets no check fail: by trying everything. */
export function bruteForce({ form, submission }: Small): readonly string[] {
  const cells = cellsOf(form, submission);
  const choices = cells.map(({ field, cell }) => optionsOf(field, cell.value));
  const boxes = new Map<Cell, Cell>();
  for (const { cell } of cells) boxes.set(cell, { ...cell });
  const scope = { current: copyOf(submission, boxes), previous: undefined };
  let best = Number.POSITIVE_INFINITY;
  let sets = new Set<string>();
  // A check that no answers at all satisfy says nothing about the cells.
  const possible = form.checks.map(() => false);
  const outcomes: { readonly passes: readonly boolean[]; readonly changed: readonly number[] }[] =
    [];
  const visit = (at: number, changed: readonly number[]): void => {
    const own = cells[at];
    const options = choices[at];
    if (!own || !options) {
      const passes = form.checks.map(({ assert }) => evaluate(assert, scope).outcome !== "fail");
      for (const [check, passed] of passes.entries()) if (passed) possible[check] = true;
      outcomes.push({ passes, changed });
      return;
    }
    const box = boxes.get(own.cell) as { value: Value };
    for (const value of options) {
      box.value = value;
      visit(at + 1, value === own.cell.value ? changed : [...changed, at]);
    }
    box.value = own.cell.value;
  };
  visit(0, []);
  for (const { passes, changed } of outcomes) {
    if (!passes.every((passed, check) => passed || !possible[check])) continue;
    const weight = changed.reduce((sum, at) => sum + (cells[at]?.field.reliability ?? 1), 0);
    if (weight > best) continue;
    if (weight < best) sets = new Set();
    best = weight;
    sets.add(changed.map((at) => cells[at]?.cell.place.address).join());
  }
  return [...sets].sort();
}

function cellsOf(form: Form, { fields, tables }: Submission) {
  const known = ({ value }: Cell) => value.kind !== "blank" && value.kind !== "unknown";
  const own = [...fields].map(([each, cell]) => ({ field: form.fields.get(each), cell }));
  const rows = [...tables].flatMap(([table, content]) =>
    content.rows.flatMap((row) =>
      [...row].map(([each, cell]) => ({
        field: form.tables.get(table)?.columns.get(each),
        cell,
      })),
    ),
  );
  return [...own, ...rows].flatMap(({ field, cell }) =>
    field && known(cell) ? [{ field, cell }] : [],
  );
}

/** What stands there, and every other number or option. */
function optionsOf({ type, max = HIGHEST, options = [] }: Field, standing: Value): Value[] {
  const others: Value[] =
    type === "choice"
      ? options.map(toTextValue)
      : Array.from({ length: max + 1 }, (_, each) => toNumberValue(each));
  const same = (value: Value) => JSON.stringify(value) === JSON.stringify(standing);
  return [standing, ...others.filter((value) => !same(value))];
}

function copyOf({ fields, tables }: Submission, boxes: ReadonlyMap<Cell, Cell>) {
  const copy = (cells: Row): Row =>
    new Map([...cells].map(([own, cell]) => [own, boxes.get(cell) ?? cell]));
  return {
    fields: copy(fields),
    tables: new Map(
      [...tables].map(([own, table]) => [own, { ...table, rows: table.rows.map(copy) }]),
    ),
  };
}
