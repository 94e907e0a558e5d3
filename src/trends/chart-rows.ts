import type { Language } from "../model/text.js";
import { CHART_WORDS } from "./chart-words.js";
import type { Indicator } from "./indicators.js";
import { formatFull } from "./number-format.js";
import { reasonWord, stateWord } from "./reason-words.js";
import { type Reason, reasonOf } from "./reasons.js";
import { withColumns } from "./rows.js";
import type { SeriesRow } from "./series-row.js";
import type { Tooltip } from "./spec-types.js";

/** A row as a chart shows it: besides its own columns, what the tooltip says. */
export type Shown<Row> = Row & {
  readonly shown: string;
  readonly stateText: string;
  readonly reasonText: string;
  readonly fileText: string;
  readonly sheetText: string;
  readonly cellText: string;
  readonly findingsText: string;
};

type Readable = Omit<SeriesRow, "group"> & { readonly reason?: Reason | null };

/** What a tooltip says of a row, written out here: a specification needs no formats then. */
export function showRow<Row extends Readable>(
  row: Row,
  { measuredIn, decimals }: Pick<Indicator, "measuredIn" | "decimals">,
  language: Language,
): Shown<Row> {
  const words = CHART_WORDS[language];
  const reason = row.reason ?? reasonOf(row);
  const why = [reason === null ? "" : reasonWord(reason, language), row.others ?? ""];
  return withColumns(row, {
    shown: row.value === null ? NOTHING : withUnit(formatFull(row.value, decimals), measuredIn),
    stateText: stateWord(row.state, language),
    reasonText: why.filter((word) => word !== "").join(words.because) || NOTHING,
    fileText: row.file ?? NOTHING,
    sheetText: row.sheet ?? NOTHING,
    cellText: row.cell ?? NOTHING,
    findingsText: words.findingsOn(row.findings),
  });
}

export const NOTHING = "—";

export const withUnit = (number: string, measuredIn: string | null): string =>
  measuredIn === null ? number : `${number} ${measuredIn}`;

/** A column, and its fixed title. */
export type Titled = readonly [field: string, title: string];

/**
 * A tooltip of fixed columns under fixed titles. Neither may come from data: Vega-Lite writes titles
 * into an expression without escaping backslashes.
 */
export const toTooltip = (columns: readonly Titled[]): NonNullable<Tooltip> =>
  columns.map(([field, title]) => ({ field, type: "nominal" as const, title }));

/** Who, when, how much, and where it can be looked up; what a trend adds stands between. */
export function rowTooltip(more: readonly Titled[], language: Language): NonNullable<Tooltip> {
  const words = CHART_WORDS[language];
  return toTooltip([
    ["unit", words.unit],
    ["period", words.period],
    ["shown", words.shown],
    ...more,
    ["stateText", words.state],
    ["reasonText", words.reason],
    ["fileText", words.file],
    ["sheetText", words.sheet],
    ["cellText", words.cell],
    ["findingsText", words.findings],
  ]);
}
