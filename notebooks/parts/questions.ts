import {
  type Dataset,
  groupingsOf,
  type Indicator,
  type Language,
  numericFields,
  type Period,
  parsePeriod,
  periodKindOf,
  periodsOf,
  printPeriod,
  unitsOf,
} from "../../src/index.js";
import type { Input, Option } from "../../src/notebook/input.js";
import { radio } from "../../src/notebook/radio.js";
import { type Range, range } from "../../src/notebook/range.js";
import { selectMany } from "../../src/notebook/select-many.js";
import { selectOne } from "../../src/notebook/select-one.js";
import { trendWords } from "./trend-words.js";

/** The questions that pages of trends have in common; the same keys, so that links keep the answers. */

export const toOption = (value: string): Option => ({ value, label: value });

export const askUnits = (
  dataset: Dataset,
  more: {
    readonly label?: string;
    readonly initial?: readonly string[];
    readonly max?: number;
  } = {},
): Input<readonly string[]> =>
  selectMany({
    key: "unit",
    label: dataset.form.unitField,
    options: unitsOf(dataset).map(({ unit }) => toOption(unit)),
    ...more,
  });

export const askIndicator = (
  dataset: Dataset,
  language: Language,
  { key = "indicator", label = trendWords(language).indicator } = {},
): Input<string> =>
  selectOne({
    key,
    label,
    options: numericFields(dataset).map((field) => ({
      value: field.name,
      label: labelOf(field, language),
    })),
  });

const labelOf = ({ title, measuredIn }: Indicator, language: Language): string =>
  measuredIn === null ? title : trendWords(language).measuredIn(title, measuredIn);

/** The field that holds a year is no name for months. */
export function askYears(dataset: Dataset, language: Language): Input<Range> {
  const periods = periodsOf(dataset);
  const [min = 0, max = 0] = [periods[0], periods.at(-1)];
  return range({
    key: "years",
    label:
      periodKindOf(dataset) === "year" ? dataset.form.periodField : trendWords(language).period,
    min,
    max,
    print: printPeriod,
    parse: parsePeriod,
  });
}

export const askPeriod = (
  dataset: Dataset,
  key: string,
  label: string,
  which: "first" | "last",
): Input<string> => {
  const periods = periodsOf(dataset).map(printPeriod);
  const initial = which === "first" ? periods[0] : periods.at(-1);
  return selectOne({ key, label, options: periods.map(toOption), ...(initial && { initial }) });
};

/** What `askPeriod` was answered; a page without any period is not shown. */
export const chosenPeriod = (text: string): Period => parsePeriod(text) ?? Number.NaN;

/** How units are grouped: not at all, by the roster, or by an answer of theirs. */
export const askGrouping = (dataset: Dataset, language: Language): Input<string> =>
  selectOne({
    key: "by",
    label: trendWords(language).grouping,
    options: [
      { value: "", label: trendWords(language).ungrouped },
      ...groupingsOf(dataset, language).map(({ name, title }) => ({ value: name, label: title })),
    ],
  });

/** Which groups of the chosen kind are shown. */
export function askGroups(
  dataset: Dataset,
  by: string,
  language: Language,
): Input<readonly string[]> {
  const grouping = groupingsOf(dataset).find(({ name }) => name === by);
  const groups = [...new Set(grouping?.of.values() ?? [])].sort((a, b) => a.localeCompare(b, "zh"));
  const input = selectMany({
    key: "group",
    label: trendWords(language).groups,
    options: groups.map(toOption),
  });
  input.hidden = groups.length === 0;
  return input;
}

/** The units of the chosen groups; without a grouping all. */
export function unitsWithin(
  dataset: Dataset,
  by: string,
  groups: readonly string[],
): readonly string[] {
  const grouping = groupingsOf(dataset).find(({ name }) => name === by);
  const units = unitsOf(dataset).map(({ unit }) => unit);
  return grouping ? units.filter((unit) => groups.includes(grouping.of.get(unit) ?? "")) : units;
}

/** Whether values with an error or an unexplained warning are drawn; an obvious slip spoils every scale. */
export function askFlagged(language: Language): Input<"shown" | "hidden"> {
  const { flagged, flaggedOptions } = trendWords(language);
  return radio({
    key: "flagged",
    label: flagged,
    options: [
      { value: "shown", label: flaggedOptions.shown },
      { value: "hidden", label: flaggedOptions.hidden },
    ],
  });
}
