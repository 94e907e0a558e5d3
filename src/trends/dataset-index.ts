import type { Dataset } from "../dataset/dataset.js";
import { columnOf } from "../dataset/table.js";

/** What every series of a dataset needs, read from its tables once. */
export type DatasetIndex = {
  /** Units that ever submitted, in the order of the table of units. */
  readonly units: readonly IndexedUnit[];
  /** All whole periods from the first submission to the last, without holes. */
  readonly periods: readonly number[];
  /** By unit and period: its submissions, lowest number first. */
  readonly submissions: ReadonlyMap<string, ReadonlyMap<number, readonly IndexedSubmission[]>>;
  /** By field: the rows of the table of values. */
  readonly rowsOfField: ReadonlyMap<string, readonly number[]>;
  readonly values: ValueColumns;
  /** By field and submission: how many findings. */
  readonly findings: ReadonlyMap<string, ReadonlyMap<number, number>>;
};

export type IndexedUnit = { readonly unit: string; readonly group: string | null };

export type IndexedSubmission = { readonly submission: number; readonly file: string | null };

type ValueColumns = {
  readonly submission: Column<number>;
  readonly unit: Column<string>;
  readonly period: Column<number>;
  readonly field: Column<string>;
  readonly value: Column<number>;
  readonly text: Column<string>;
  readonly state: Column<string>;
  readonly file: Column<string>;
  readonly sheet: Column<string>;
  readonly cell: Column<string>;
};

type Column<Kind> = readonly (Kind | null)[];

/**
 * Kept beside the dataset rather than handed around: it follows from the dataset alone, which never
 * changes, so that callers need not know it; and it goes when the dataset goes.
 */
const KNOWN = new WeakMap<Dataset, DatasetIndex>();

export function indexOf(dataset: Dataset): DatasetIndex {
  const known = KNOWN.get(dataset);
  if (known) return known;
  const index = buildIndex(dataset);
  KNOWN.set(dataset, index);
  return index;
}

function buildIndex(dataset: Dataset): DatasetIndex {
  const submissions = indexSubmissions(dataset);
  const values = valueColumns(dataset);
  return {
    units: indexUnits(dataset, submissions),
    periods: wholePeriods(submissions),
    submissions,
    rowsOfField: indexFields(values),
    values,
    findings: indexFindings(dataset),
  };
}

type Submissions = Map<string, Map<number, IndexedSubmission[]>>;

function indexSubmissions({ tables }: Dataset): Submissions {
  const units = columnOf<string>(tables.submissions, "unit");
  const periods = columnOf<number>(tables.submissions, "period");
  const files = columnOf<string>(tables.submissions, "file");
  const byUnit: Submissions = new Map();
  columnOf<number>(tables.submissions, "submission").forEach((submission, at) => {
    const [unit, period] = [units[at] ?? null, periods[at] ?? null];
    if (submission === null || unit === null || period === null) return;
    const ofUnit = byUnit.get(unit) ?? new Map<number, IndexedSubmission[]>();
    const found = [...(ofUnit.get(period) ?? []), { submission, file: files[at] ?? null }];
    ofUnit.set(
      period,
      found.sort((a, b) => a.submission - b.submission),
    );
    byUnit.set(unit, ofUnit);
  });
  return byUnit;
}

function indexUnits({ tables }: Dataset, submissions: Submissions): IndexedUnit[] {
  const groups = columnOf<string>(tables.units, "group");
  const listed = columnOf<string>(tables.units, "unit").flatMap((unit, at) =>
    unit !== null && submissions.has(unit) ? [{ unit, group: groups[at] ?? null }] : [],
  );
  const names = new Set(listed.map(({ unit }) => unit));
  const others = [...submissions.keys()].filter((unit) => !names.has(unit)).sort();
  return [...listed, ...others.map((unit) => ({ unit, group: null }))];
}

function wholePeriods(submissions: Submissions): number[] {
  const periods = [...submissions.values()].flatMap((ofUnit) => [...ofUnit.keys()]);
  if (periods.length === 0) return [];
  const first = periods.reduce((least, period) => Math.min(least, period));
  const last = periods.reduce((most, period) => Math.max(most, period));
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

const valueColumns = ({ tables: { values } }: Dataset): ValueColumns => ({
  submission: columnOf<number>(values, "submission"),
  unit: columnOf<string>(values, "unit"),
  period: columnOf<number>(values, "period"),
  field: columnOf<string>(values, "field"),
  value: columnOf<number>(values, "value"),
  text: columnOf<string>(values, "text"),
  state: columnOf<string>(values, "state"),
  file: columnOf<string>(values, "file"),
  sheet: columnOf<string>(values, "sheet"),
  cell: columnOf<string>(values, "cell"),
});

function indexFields({ field, submission }: ValueColumns): Map<string, number[]> {
  const byField = new Map<string, number[]>();
  field.forEach((name, row) => {
    if (name === null) return;
    const rows = byField.get(name);
    if (rows) rows.push(row);
    else byField.set(name, [row]);
  });
  // Of several answers the lowest number comes first, whatever the order of the rows.
  for (const rows of byField.values()) {
    rows.sort((a, b) => (submission[a] ?? 0) - (submission[b] ?? 0));
  }
  return byField;
}

function indexFindings({ tables: { findings } }: Dataset): Map<string, Map<number, number>> {
  const submissions = columnOf<number>(findings, "submission");
  const byField = new Map<string, Map<number, number>>();
  columnOf<string>(findings, "field").forEach((field, at) => {
    const submission = submissions[at] ?? null;
    if (field === null || submission === null) return;
    const counts = byField.get(field) ?? new Map<number, number>();
    counts.set(submission, (counts.get(submission) ?? 0) + 1);
    byField.set(field, counts);
  });
  return byField;
}
