import type { Field, Form, Table, Unit } from "./form.js";
import { roundTo } from "./number.js";
import type { Cell, Row, Submission } from "./submission.js";
import { toNumberValue } from "./value.js";

/**
 * What the fields of several versions of one form have in common. A field of a newer version goes on
 * from the field that its `was` names in the version before, or from the one of the same name.
 */

/** Where a field stands in one version, and by what its numbers there are multiplied. */
export type Origin = { readonly name: string; readonly factor: number };

export type FieldLineage = {
  /** As the newest version that has it describes it; the name is unique among all. */
  readonly field: Field;
  /** By version; absent where the version has no such field, or none that can be converted. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** Versions whose unit of measurement cannot be converted, and no factor says how. */
  readonly unconvertible: readonly string[];
};

export type TableLineage = {
  readonly table: Table;
  readonly columns: readonly FieldLineage[];
};

/** The fields of all `versions` of a form, those of the newest first, each once. */
export const fieldLineages = (versions: readonly Form[]): FieldLineage[] =>
  lineagesOf(newestFirst(versions).map((form) => ({ form, fields: form.fields })));

/** The tables of all `versions` by name, with the lineages of their columns. */
export function tableLineages(versions: readonly Form[]): TableLineage[] {
  const ordered = newestFirst(versions);
  const names = new Set(ordered.flatMap(({ tables }) => [...tables.keys()]));
  return [...names].flatMap((name) => {
    const having = ordered.flatMap((form) => {
      const table = form.tables.get(name);
      return table ? { form, table, fields: table.columns } : [];
    });
    const [newest] = having;
    return newest ? { table: newest.table, columns: lineagesOf(having) } : [];
  });
}

export const newestFirst = (versions: readonly Form[]): Form[] =>
  [...versions].sort((a, b) => b.version.localeCompare(a.version, "en", { numeric: true }));

/** A submission of another of the `versions` in the names and units of `form`; cells keep their places. */
export function inTermsOf(
  form: Form,
  submission: Submission,
  versions: readonly Form[],
): Submission {
  if (submission.version === form.version) return submission;
  const fields = new Map(
    fieldLineages(versions).flatMap(({ origins }) => {
      const wanted = origins.get(form.version);
      const cell = wanted && cellOf(submission.fields, submission.version, origins, wanted.factor);
      return cell ? [[wanted.name, cell] as const] : [];
    }),
  );
  return { ...submission, fields };
}

/** What stands for a lineage among the cells of one version, its number converted. */
export function cellOf(
  cells: Row,
  version: string,
  origins: ReadonlyMap<string, Origin>,
  per = 1,
): Cell | undefined {
  const origin = origins.get(version);
  const cell = origin && cells.get(origin.name);
  const factor = origin ? origin.factor / per : 1;
  if (!cell || factor === 1 || cell.value.kind !== "number") return cell;
  // Rounded, so that the conversion adds no binary noise to what a filler typed.
  return { ...cell, value: toNumberValue(roundTo(cell.value.number * factor, 10)) };
}

type Version = { readonly form: Form; readonly fields: ReadonlyMap<string, Field> };

/** `versions` newest first. Each version's fields either continue a newer one's or begin a lineage. */
function lineagesOf(versions: readonly Version[]): FieldLineage[] {
  const lineages: Growing[] = [];
  let newer: Growing[] = [];
  for (const version of versions) {
    const continued = new Set<string>();
    const current: Growing[] = [];
    for (const lineage of newer) {
      const earlier = version.fields.get(lineage.last.was?.name ?? lineage.last.name);
      if (!earlier) continue;
      continued.add(earlier.name);
      extend(lineage, earlier, version.form);
      current.push(lineage);
    }
    for (const field of version.fields.values()) {
      if (continued.has(field.name)) continue;
      const begun = begin(field, version.form, lineages);
      lineages.push(begun);
      current.push(begun);
    }
    newer = current;
  }
  return lineages;
}

type Growing = FieldLineage & {
  readonly origins: Map<string, Origin>;
  readonly unconvertible: string[];
  /** The field of the oldest version so far, and what its numbers are multiplied by; undefined once lost. */
  last: Field;
  lastForm: Form;
  factor: number | undefined;
};

function begin(field: Field, form: Form, lineages: readonly Growing[]): Growing {
  const isTaken = lineages.some((other) => other.field.name === field.name);
  const name = isTaken ? `${field.name}（${form.version}）` : field.name;
  return {
    field: { ...field, name },
    origins: new Map([[form.version, { name: field.name, factor: 1 }]]),
    unconvertible: [],
    last: field,
    lastForm: form,
    factor: 1,
  };
}

function extend(lineage: Growing, earlier: Field, form: Form): void {
  const step = factorBetween(
    { field: earlier, form },
    { field: lineage.last, form: lineage.lastForm },
  );
  lineage.factor =
    step === undefined || lineage.factor === undefined ? undefined : step * lineage.factor;
  if (lineage.factor === undefined) lineage.unconvertible.push(form.version);
  else lineage.origins.set(form.version, { name: earlier.name, factor: lineage.factor });
  lineage.last = earlier;
  lineage.lastForm = form;
}

type Placed = { readonly field: Field; readonly form: Form };

/** What the older number is multiplied by; undefined where neither units nor the author say. */
function factorBetween(older: Placed, newer: Placed): number | undefined {
  if (newer.field.was?.factor !== undefined) return newer.field.was.factor;
  const [from, to] = [unitOf(older), unitOf(newer)];
  if (from?.name === to?.name) return 1;
  return from && to && from.of === to.of ? from.factor / to.factor : undefined;
}

const unitOf = ({ field, form }: Placed): Unit | undefined =>
  field.unit === undefined ? undefined : form.units.get(field.unit);
