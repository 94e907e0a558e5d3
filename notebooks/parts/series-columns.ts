import {
  formatFull,
  formatPercent,
  type Indicator,
  type Language,
  type Reason,
  reasonWord,
  type SeriesState,
  stateWord,
} from "../../src/index.js";
import type { Column } from "../../src/notebook/table-lines.js";
import { trendWords } from "./trend-words.js";

/** Columns that tables of trends have in common; a CSV has the raw values under the same titles. */

export const amountColumn = (
  name: string,
  title: string,
  { decimals, measuredIn }: Indicator,
  language: Language,
): Column => ({
  name,
  title: measuredIn === null ? title : trendWords(language).measuredIn(title, measuredIn),
  align: "end",
  format: (value) => (typeof value === "number" ? formatFull(value, decimals) : "—"),
});

/** Of a change, with its sign. */
export const percentColumn = (name: string, title: string): Column => ({
  ...shareColumn(name, title),
  format: (value) => (typeof value === "number" ? formatPercent(value, { signed: true }) : "—"),
});

/** Of a whole. */
export const shareColumn = (name: string, title: string): Column => ({
  name,
  title,
  align: "end",
  format: (value) => (typeof value === "number" ? formatPercent(value) : "—"),
});

export const indexColumn = (name: string, title: string): Column => ({
  name,
  title,
  align: "end",
  format: (value) => (typeof value === "number" ? formatFull(value, 1) : "—"),
});

export const stateColumn = (language: Language, title = trendWords(language).state): Column => ({
  name: "state",
  title,
  format: (value) => stateWord(value as SeriesState, language),
});

export const reasonColumn = (
  language: Language,
  name = "reason",
  title = trendWords(language).reason,
): Column => ({
  name,
  title,
  format: (value) =>
    value === null || value === undefined ? "" : reasonWord(value as Reason, language),
});

export const unitColumn = (language: Language): Column => ({
  name: "unit",
  title: trendWords(language).unit,
});

export const groupColumn = (language: Language): Column => ({
  name: "group",
  title: trendWords(language).group,
});

export const periodColumn = (language: Language): Column => ({
  name: "period",
  title: trendWords(language).period,
  // As years stand, which are numbers; and `2023-10` is not broken at its hyphen.
  align: "end",
});

/** Where the figure stands. */
export function placeColumns(language: Language): readonly Column[] {
  const { file, sheet, cell } = trendWords(language);
  return [
    { name: "file", title: file },
    { name: "sheet", title: sheet },
    { name: "cell", title: cell },
  ];
}
