import type { Dataset } from "../dataset.js";
import { columnOf, type DataTable, type Datum } from "../table.js";

/** A row of a table by the names of its columns. */
export type Entry = Readonly<Record<string, Datum>>;

/** A dataset, looked up as its summary needs it. */
export type SummaryIndex = {
  readonly title: string;
  /** The field that holds the number of a quarter or month. */
  readonly partField: string | undefined;
  /** Newest first; null where there are submissions of no legible period. */
  readonly periods: readonly (number | null)[];
  /** In the order of the roster, then by name. */
  readonly units: readonly Entry[];
  readonly groupOf: ReadonlyMap<Datum, Datum>;
  /** By unit, in the order of `units`; of no legible unit last. */
  readonly submissions: readonly Entry[];
  readonly findings: readonly Entry[];
  /** The plain fields, in the order of the form. */
  readonly fields: readonly Entry[];
  /** Fields and columns of tables by their names; a column is `table.column`. */
  readonly fieldOf: ReadonlyMap<Datum, Entry>;
  /** What a submission says of its fields, by their names. */
  readonly valuesOf: (submission: Datum) => ReadonlyMap<Datum, Entry>;
  /** Whether an error stands on a cell. */
  readonly hasError: (value: Entry) => boolean;
};

export function indexSummary({ form, tables }: Dataset): SummaryIndex {
  const units = entriesOf(tables.units);
  const rank = new Map(units.map(({ unit }, at) => [unit, at]));
  const submissions = entriesOf(tables.submissions).sort(
    (a, b) => rankIn(rank, a.unit) - rankIn(rank, b.unit),
  );
  const fields = entriesOf(tables.fields);
  const findings = entriesOf(tables.findings);
  const values = valuesBySubmission(tables.values);
  const errors = new Set(findings.filter(({ severity }) => severity === "error").map(cellKey));
  return {
    title: form.title,
    partField: form.partField,
    periods: periodsOf(submissions),
    units,
    groupOf: new Map(units.map(({ unit, group }) => [unit ?? null, group ?? null])),
    submissions,
    findings,
    fields: fields.filter(({ table }) => table === null),
    fieldOf: new Map(fields.map((field) => [field.field ?? null, field])),
    valuesOf: (submission) => values.get(submission) ?? new Map(),
    hasError: (value) => errors.has(cellKey(value)),
  };
}

export function entriesOf(table: DataTable): Entry[] {
  const columns = table.columns.map(({ name }) => [name, columnOf(table, name)] as const);
  return Array.from({ length: table.data.numRows() }, (_, row) =>
    Object.fromEntries(columns.map(([name, column]) => [name, column[row] ?? null])),
  );
}

/** Units that no table knows come last. */
const rankIn = (rank: ReadonlyMap<Datum | undefined, number>, unit: Datum | undefined): number =>
  rank.get(unit) ?? rank.size;

function periodsOf(submissions: readonly Entry[]): (number | null)[] {
  const all = new Set(submissions.map(({ period }) => (period == null ? null : Number(period))));
  return [...all].sort((a, b) => (b ?? Number.NEGATIVE_INFINITY) - (a ?? Number.NEGATIVE_INFINITY));
}

function valuesBySubmission(values: DataTable): Map<Datum, Map<Datum, Entry>> {
  const bySubmission = new Map<Datum, Map<Datum, Entry>>();
  for (const value of entriesOf(values)) {
    const { submission = null, field = null } = value;
    const own = bySubmission.get(submission) ?? new Map<Datum, Entry>();
    bySubmission.set(submission, own.set(field, value));
  }
  return bySubmission;
}

const cellKey = ({ submission, sheet, cell }: Entry): string =>
  JSON.stringify([submission, sheet, cell]);
