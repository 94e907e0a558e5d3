import type { ColumnTable } from "arquero";
import type { Dataset } from "../dataset/dataset.js";
import type { Language } from "../model/text.js";
import { EMPTY_WORDS } from "./empty-words.js";
import type { Indicator } from "./indicators.js";
import { formatMeasured } from "./number-format.js";
import { type Reason, reasonOf } from "./reasons.js";
import { isNumber, rowsOf, tableOf } from "./rows.js";
import { SCATTER_WORDS } from "./scatter-words.js";
import { seriesOf } from "./series.js";
import type { SeriesRow, SeriesState } from "./series-row.js";

/** Two fields of one unit in one period. */
export type ScatterRow = {
  readonly unit: string;
  readonly group: string | null;
  readonly period: number;
  readonly x: number | null;
  readonly y: number | null;
  readonly xState: SeriesState;
  readonly yState: SeriesState;
  readonly submission: number | null;
  readonly file: string | null;
  readonly xSheet: string | null;
  readonly xCell: string | null;
  readonly ySheet: string | null;
  readonly yCell: string | null;
  /** Why it cannot be drawn: what is wrong with x, else with y. */
  readonly reason: Reason | null;
};

export const SCATTER_COLUMNS = [
  "unit",
  "group",
  "period",
  "x",
  "y",
  "xState",
  "yState",
  "submission",
  "file",
  "xSheet",
  "xCell",
  "ySheet",
  "yCell",
  "reason",
] as const satisfies readonly (keyof ScatterRow)[];

export type ScatterFields = { readonly x: string; readonly y: string; readonly period: number };

/** One field against another, a row for each unit; flagged values are in it, their states say so. */
export function scatter(
  dataset: Dataset,
  { x, y, period }: ScatterFields,
  units?: readonly string[],
): ColumnTable {
  const options = { units, from: period, to: period };
  const others = new Map(
    rowsOf<SeriesRow>(seriesOf(dataset, y, options)).map((row) => [row.unit, row]),
  );
  const rows = rowsOf<SeriesRow>(seriesOf(dataset, x, options)).flatMap((row) => {
    const other = others.get(row.unit);
    return other ? [pairUp(row, other)] : [];
  });
  return tableOf<ScatterRow>(rows, SCATTER_COLUMNS);
}

const pairUp = (x: SeriesRow, y: SeriesRow): ScatterRow => ({
  unit: x.unit,
  group: x.group,
  period: x.period,
  x: x.value,
  y: y.value,
  xState: x.state,
  yState: y.state,
  submission: x.submission ?? y.submission,
  file: x.file ?? y.file,
  xSheet: x.sheet,
  xCell: x.cell,
  ySheet: y.sheet,
  yCell: y.cell,
  reason: reasonOf(x) ?? reasonOf(y),
});

/** `2022 年 36 个单位两项都有数；甲：经费 1750 万元，人员 42 人。` */
export function summarizeScatter(
  table: ColumnTable,
  x: Indicator,
  y: Indicator,
  chosen: readonly string[] = [],
  language: Language = "zh",
): string {
  const words = SCATTER_WORDS[language];
  const rows = rowsOf<ScatterRow>(table);
  const [first] = rows;
  if (!first) return EMPTY_WORDS[language].noUnits;
  const both = rows.filter((row) => isNumber(row.x) && isNumber(row.y));
  if (both.length === 0) return words.none(first.period, x.title, y.title);
  const said = (value: number | null, field: Indicator) =>
    `${field.title} ${formatMeasured(value ?? 0, field, language)}`;
  const told = both
    .filter(({ unit }) => chosen.includes(unit))
    .map((row) => words.unit(row.unit, said(row.x, x), said(row.y, y)));
  const missing = rows.length - both.length;
  const all = words.some(first.period, both.length, x.title, y.title, missing);
  return `${all}${told.join("")}${words.stop}`;
}
