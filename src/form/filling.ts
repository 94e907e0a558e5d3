import * as z from "zod";
import type { Filling, Input } from "../model/filling.js";
import type { Finding } from "../model/finding.js";
import type { Form } from "../model/form.js";
import { nearest } from "../model/nearest.js";
import { toShapeProblems } from "./problems.js";
import { locateKey, type Path, readSource, type SourceProblem, toFinding } from "./source.js";

const input = z.union([z.string(), z.number()]);
const row = z.record(z.string(), input);

const fillingSchema = z.strictObject({
  fields: row.optional(),
  tables: z.record(z.string(), z.array(row)).optional(),
  notes: z.array(z.string()).optional(),
});

/** Reads a file of values (YAML or JSON) to be written into a form's template. */
export function readFilling(
  text: string,
  file: string,
  form: Form,
): { readonly filling?: Filling; readonly findings: readonly Finding[] } {
  const source = readSource(text, file);
  if (source.problems.length > 0)
    return { findings: source.problems.map((p) => toFinding(source, p)) };
  const shape = fillingSchema.safeParse(source.value);
  if (!shape.success) {
    const problems = toShapeProblems(source, shape.error.issues);
    return { findings: problems.map((problem) => toFinding(source, problem)) };
  }
  const { fields = {}, tables = {}, notes = [] } = shape.data;
  const problems: SourceProblem[] = [];
  const expectNames = (names: Iterable<string>, known: Iterable<string>, path: Path) => {
    const all = [...known];
    for (const name of names) {
      if (all.includes(name)) continue;
      const stretch = locateKey(source, [...path, name]);
      const data = { found: name, nearest: nearest(name, all) };
      problems.push({ rule: "rules/unknown-field", stretch, data });
    }
  };
  expectNames(Object.keys(fields), form.fields.keys(), ["fields"]);
  expectNames(Object.keys(tables), form.tables.keys(), ["tables"]);
  for (const [name, rows] of Object.entries(tables)) {
    const columns = form.tables.get(name)?.columns.keys() ?? [];
    const known = [...columns];
    rows.forEach((row, index) => {
      expectNames(Object.keys(row), known, ["tables", name, index]);
    });
  }
  const findings = problems.map((problem) => toFinding(source, problem));
  if (findings.length > 0) return { findings };
  const filling: Filling = {
    fields: toMap(fields),
    tables: new Map(Object.entries(tables).map(([name, rows]) => [name, rows.map(toMap)])),
    notes,
  };
  return { filling, findings };
}

const toMap = (row: Readonly<Record<string, Input>>): ReadonlyMap<string, Input> =>
  new Map(Object.entries(row));
