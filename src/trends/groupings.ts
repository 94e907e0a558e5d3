import type { ColumnTable } from "arquero";
import type { Dataset } from "../dataset/dataset.js";
import { columnOf } from "../dataset/table.js";
import type { Language } from "../model/text.js";
import { indexOf } from "./dataset-index.js";
import { rowsOf, tableOf } from "./rows.js";
import { SERIES_COLUMNS, type SeriesRow } from "./series-row.js";

/** A way to sort units into groups. */
export type Grouping = {
  /** "group" for the roster's own groups, else the name of the field that is answered. */
  readonly name: string;
  readonly title: string;
  /** By unit. */
  readonly of: ReadonlyMap<string, string>;
};

/** The roster's groups, and each choice of the form; a unit's newest answer counts. */
export function groupingsOf(dataset: Dataset, language: Language = "zh"): readonly Grouping[] {
  return [rosterGroups(dataset, language), ...choiceFields(dataset).map(toGrouping)].filter(
    ({ of }) => of.size > 0,
  );

  function toGrouping({ name, label }: Choice): Grouping {
    return { name, title: label, of: newestAnswers(dataset, name) };
  }
}

/** A series whose groups are those of a grouping. */
export const regroup = (series: ColumnTable, { of }: Grouping): ColumnTable =>
  tableOf(
    rowsOf<SeriesRow>(series).map((row) => ({ ...row, group: of.get(row.unit) ?? null })),
    SERIES_COLUMNS,
  );

const rosterGroups = (dataset: Dataset, language: Language): Grouping => ({
  name: "group",
  title: ROSTER[language],
  of: new Map(
    indexOf(dataset).units.flatMap(({ unit, group }) => (group === null ? [] : [[unit, group]])),
  ),
});

const ROSTER: Readonly<Record<Language, string>> = { zh: "分组", en: "Group" };

type Choice = { readonly name: string; readonly label: string };

function choiceFields({ tables: { fields } }: Dataset): Choice[] {
  const [types, within] = [columnOf<string>(fields, "type"), columnOf<string>(fields, "table")];
  const labels = columnOf<string>(fields, "label");
  return columnOf<string>(fields, "field").flatMap((name, at) =>
    name !== null && types[at] === "choice" && (within[at] ?? null) === null
      ? [{ name, label: labels[at] ?? name }]
      : [],
  );
}

function newestAnswers(dataset: Dataset, field: string): Map<string, string> {
  const { rowsOfField, values } = indexOf(dataset);
  const newest = new Map<string, { readonly period: number; readonly text: string }>();
  // Rows come by submission, so that of one period the first workbook counts.
  for (const row of rowsOfField.get(field) ?? []) {
    const [unit, period, text] = [values.unit[row], values.period[row], values.text[row]];
    const isAnswer = values.state[row] === "reported" || values.state[row] === "flagged";
    if (!unit || !text || !isAnswer || period === null || period === undefined) continue;
    if (period > (newest.get(unit)?.period ?? Number.NEGATIVE_INFINITY)) {
      newest.set(unit, { period, text });
    }
  }
  return new Map([...newest].map(([unit, { text }]) => [unit, text]));
}
