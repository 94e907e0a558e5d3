import type { ColumnTable } from "arquero";
import type { Dataset } from "../dataset/dataset.js";
import { columnOf } from "../dataset/table.js";
import { roundTo } from "../model/number.js";
import type { Language } from "../model/text.js";
import { restName } from "./composition-words.js";
import { type Reason, reasonOf } from "./reasons.js";
import { distinct, groupBy, isNumber, rowsOf, sum, tableOf, withColumns } from "./rows.js";
import { type SeriesOptions, seriesOf } from "./series.js";
import type { SeriesRow } from "./series-row.js";
import { PART_COLORS } from "./theme.js";

/** A total and the fields that the form calls its parts. */
export type Composition = {
  /** The check that says so; null for an indicator, which has its parts by definition. */
  readonly check: string | null;
  readonly total: string;
  /** In the order of the form. */
  readonly parts: readonly string[];
};

export type CompositionRow = {
  readonly period: number;
  /** A unit, or `ALL`. */
  readonly unit: string;
  /** The name of a field, or what the rest is called, see `restName`. */
  readonly part: string;
  readonly kind: "part" | "rest";
  /** In the measurement unit of the total. */
  readonly value: number | null;
  /** Of the stated total, a fraction. */
  readonly share: number | null;
  readonly total: number | null;
  /** A part or the total is flagged. */
  readonly flagged: boolean;
  /** Why there is no value, or no share. */
  readonly reason: Reason | null;
  /** Of how many units this is the sum; 1 for a unit. */
  readonly units: number;
};

export const COMPOSITION_COLUMNS = [
  "period",
  "unit",
  "part",
  "kind",
  "value",
  "share",
  "total",
  "flagged",
  "reason",
  "units",
] as const satisfies readonly (keyof CompositionRow)[];

/** All units together, in the column `unit`. */
export const ALL = "all";

/** Which totals the form divides into which parts, in its order; one for each check that says so. */
export function compositionsOf({ tables: { parts, fields } }: Dataset): readonly Composition[] {
  const order = new Map(columnOf<string>(fields, "field").map((field, at) => [field, at]));
  const placeOf = (field: string) => order.get(field) ?? order.size;
  const [of, checks] = [columnOf<string>(parts, "part"), columnOf<string>(parts, "check")];
  const rows = columnOf<string>(parts, "total").flatMap((total, at) => {
    const [part, check] = [of[at] ?? null, checks[at] ?? null];
    return total === null || part === null ? [] : [{ total, part, check }];
  });
  return [...groupBy(rows, ({ total, check }) => JSON.stringify([total, check])).values()]
    .flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      const named = distinct(same.map(({ part }) => part)).sort((a, b) => placeOf(a) - placeOf(b));
      // A form has few parts; texts, which an indicator is divided by, may be many: the rest has them.
      return { ...first, parts: first.check === null ? named.slice(0, PART_COLORS.length) : named };
    })
    .map(({ check, total, parts: named }) => ({ check, total, parts: named }))
    .sort(
      (a, b) => placeOf(a.total) - placeOf(b.total) || ((a.check ?? "") < (b.check ?? "") ? -1 : 1),
    );
}

export type CompositionOptions = SeriesOptions & {
  /** Add up the units, those that have the total and every part; default each unit on its own. */
  readonly together?: boolean | undefined;
};

/**
 * The parts of a total, and as a part of its own what they leave of it, total − Σ parts: so they add
 * up to the stated total always, whether the checks hold or not. A part without a value stays without
 * one, and so does the rest; nothing is taken for zero.
 */
export function composition(
  dataset: Dataset,
  { total, parts }: Pick<Composition, "total" | "parts">,
  { together = false, ...options }: CompositionOptions = {},
): ColumnTable {
  const read = (field: string) => rowsOf<SeriesRow>(seriesOf(dataset, field, options));
  const columns = parts.map(read);
  const sheets = read(total).map((ofTotal, at): Sheet => {
    const answers = columns.map((column) => column[at]).filter((row) => row !== undefined);
    return { period: ofTotal.period, unit: ofTotal.unit, total: ofTotal, answers };
  });
  const { language = "zh" } = options;
  const rows = together
    ? addUp(sheets, parts, language)
    : sheets.flatMap((sheet) => divide(sheet, parts, language));
  return tableOf<CompositionRow>(rows, COMPOSITION_COLUMNS);
}

/** What one unit says in one period; the answers in the order of the parts. */
type Sheet = {
  readonly period: number;
  readonly unit: string;
  readonly total: Answer;
  readonly answers: readonly Answer[];
};

type Answer = Pick<SeriesRow, "value" | "state">;

function divide(
  { period, unit, total, answers }: Sheet,
  parts: readonly string[],
  language: Language,
): CompositionRow[] {
  const shared = { period, unit, total: total.value, units: 1, flagged: isDoubted(total, answers) };
  const shareReason =
    total.value === null ? "total-missing" : total.value === 0 ? "total-zero" : null;
  const toRow = (part: string, kind: "part" | "rest", value: number | null, why: Reason | null) =>
    withColumns(shared, {
      part,
      kind,
      value,
      share: value === null || shareReason !== null ? null : value / (total.value ?? 1),
      reason: why ?? shareReason,
    });
  const rest = restOf(total, answers);
  return [
    ...answers.map((answer, at) => toRow(parts[at] ?? "", "part", answer.value, reasonOf(answer))),
    toRow(restName(rest.value, language), "rest", rest.value, rest.reason),
  ];
}

const isDoubted = (total: Answer, answers: readonly Answer[]): boolean =>
  [total, ...answers].some(({ state }) => state === "flagged");

function restOf(
  total: Answer,
  answers: readonly Answer[],
): Pick<CompositionRow, "value" | "reason"> {
  const values = answers.map(({ value }) => value).filter(isNumber);
  if (total.value === null) return { value: null, reason: "total-missing" };
  if (values.length < answers.length) return { value: null, reason: "parts-missing" };
  // Free of binary noise, so that parts which add up leave nothing.
  const value = roundTo(total.value - sum(values), 6) + 0;
  return { value, reason: null };
}

/** Only whole sheets are added: with the total of one unit and the parts of another, nothing adds up. */
function addUp(
  sheets: readonly Sheet[],
  parts: readonly string[],
  language: Language,
): CompositionRow[] {
  return [...groupBy(sheets, ({ period }) => period)].flatMap(([period, ofPeriod]) => {
    const whole = ofPeriod.filter(isWhole);
    const add = (pick: (sheet: Sheet) => Answer | undefined): Answer => {
      const picked = whole.map(pick).filter((answer) => answer !== undefined);
      const isFlagged = picked.some(({ state }) => state === "flagged");
      if (picked.length === 0) return { value: null, state: "absent" };
      const value = roundTo(sum(picked.map((answer) => answer.value ?? 0)), 6);
      return { value, state: isFlagged ? "flagged" : "reported" };
    };
    const answers = parts.map((_, at) => add(({ answers: all }) => all[at]));
    const total = add((sheet) => sheet.total);
    return divide({ period, unit: ALL, total, answers }, parts, language).map((row) => ({
      ...row,
      units: whole.length,
    }));
  });
}

const isWhole = ({ total, answers }: Sheet): boolean =>
  total.value !== null && answers.every(({ value }) => value !== null);
