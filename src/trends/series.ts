import type { ColumnTable } from "arquero";
import type { Dataset, ValueState } from "../dataset/dataset.js";
import { toPlainNumber } from "../model/number.js";
import type { PeriodKind } from "../model/period.js";
import { kindAmong } from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { CHART_WORDS } from "./chart-words.js";
import { type DatasetIndex, type IndexedUnit, indexOf } from "./dataset-index.js";
import { stateWord } from "./reason-words.js";
import { tableOf } from "./rows.js";
import { SERIES_COLUMNS, type SeriesRow } from "./series-row.js";

export type SeriesOptions = {
  /** Which units; default all that ever submitted. */
  readonly units?: readonly string[] | undefined;
  /** First and last period; default those of the whole dataset, so that axes agree. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Of the words in `others`, or of the name of a rest; default Chinese. */
  readonly language?: Language | undefined;
};

/**
 * One field over time: exactly one row for each unit and period, ordered by unit (as in the table
 * of units) and period. A period without data is a row without a value, never a missing row or a zero.
 */
export function seriesOf(
  dataset: Dataset,
  field: string,
  options: SeriesOptions = {},
): ColumnTable {
  const index = indexOf(dataset);
  const periods = periodsWithin(index, options);
  const chosen = options.units && new Set(options.units);
  const answers = answersOf(index, field);
  const asked = { field, language: options.language ?? "zh" };
  const rows = index.units
    .filter(({ unit }) => !chosen || chosen.has(unit))
    .flatMap((unit) => periods.map((period) => toRow(index, answers, unit, period, asked)));
  return tableOf<SeriesRow>(rows, SERIES_COLUMNS);
}

/** All whole periods from the first submission to the last. */
export const periodsOf = (dataset: Dataset): readonly number[] => indexOf(dataset).periods;

/** What kind the periods of a dataset are. */
export const periodKindOf = (dataset: Dataset): PeriodKind => kindAmong(periodsOf(dataset));

/** The units that ever submitted, in the order of the table of units. */
export const unitsOf = (dataset: Dataset): readonly IndexedUnit[] => indexOf(dataset).units;

function periodsWithin({ periods }: DatasetIndex, { from, to }: SeriesOptions): number[] {
  const first = from ?? periods[0];
  const last = to ?? periods.at(-1);
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

/** By unit and period: rows of the table of values, of the lowest submission first. */
type Answers = ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>;

function answersOf({ rowsOfField, values }: DatasetIndex, field: string): Answers {
  const answers = new Map<string, Map<number, number[]>>();
  for (const row of rowsOfField.get(field) ?? []) {
    const [unit, period] = [values.unit[row] ?? null, values.period[row] ?? null];
    if (unit === null || period === null) continue;
    const ofUnit = answers.get(unit) ?? new Map<number, number[]>();
    const found = ofUnit.get(period);
    if (found) found.push(row);
    else ofUnit.set(period, [row]);
    answers.set(unit, ofUnit);
  }
  return answers;
}

function toRow(
  index: DatasetIndex,
  answers: Answers,
  { unit, group }: IndexedUnit,
  period: number,
  { field, language }: { readonly field: string; readonly language: Language },
): SeriesRow {
  const rows = answers.get(unit)?.get(period) ?? [];
  const [first] = rows;
  if (first === undefined) return absentRow(index, unit, group, period);
  const { values } = index;
  const agree = rows.every(
    (row) => values.value[row] === values.value[first] && values.state[row] === values.state[first],
  );
  const submission = values.submission[first] ?? null;
  return {
    unit,
    period,
    group,
    value: agree ? (values.value[first] ?? null) : null,
    state: agree ? stateAt(index, first) : "conflicting",
    submission,
    file: values.file[first] ?? null,
    sheet: values.sheet[first] ?? null,
    cell: values.cell[first] ?? null,
    findings: submission === null ? 0 : (index.findings.get(field)?.get(submission) ?? 0),
    others: agree
      ? null
      : rows.map((row) => sayAnswer(index, row, language)).join(CHART_WORDS[language].and),
  };
}

function absentRow(
  index: DatasetIndex,
  unit: string,
  group: string | null,
  period: number,
): SeriesRow {
  const [first] = index.submissions.get(unit)?.get(period) ?? [];
  const { submission = null, file = null } = first ?? {};
  return {
    unit,
    period,
    group,
    value: null,
    state: "absent",
    submission,
    file,
    sheet: null,
    cell: null,
    findings: 0,
    others: null,
  };
}

const stateAt = ({ values }: DatasetIndex, row: number): ValueState =>
  (values.state[row] ?? "blank") as ValueState;

/** `1204（甲.xlsx）`, `1204 待核实（乙.xlsx）`, `空白（丙.xlsx）` */
function sayAnswer(index: DatasetIndex, row: number, language: Language): string {
  const value = index.values.value[row] ?? null;
  const state = stateAt(index, row);
  const isPlain = value !== null && state === "reported";
  const number = value === null || state === "none" ? "" : toPlainNumber(value);
  const words = [number, ...(isPlain ? [] : [stateWord(state, language)])].filter(
    (word) => word !== "",
  );
  return CHART_WORDS[language].noteOn(words.join(" "), index.values.file[row] ?? "");
}
