import {
  type Dataset,
  groupingsOf,
  type Indicator,
  numericFields,
  periodsOf,
  unitsOf,
} from "../../src/index.js";
import type { Input, Option } from "../../src/notebook/input.js";
import { radio } from "../../src/notebook/radio.js";
import { type Range, range } from "../../src/notebook/range.js";
import { selectMany } from "../../src/notebook/select-many.js";
import { selectOne } from "../../src/notebook/select-one.js";

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
  {
    key = "indicator",
    label = "指标",
    initial,
  }: { key?: string; label?: string; initial?: string } = {},
): Input<string> =>
  selectOne({
    key,
    label,
    options: numericFields(dataset).map((field) => ({ value: field.name, label: labelOf(field) })),
    ...(initial !== undefined && { initial }),
  });

const labelOf = ({ title, measuredIn }: Indicator): string =>
  measuredIn === null ? title : `${title}（${measuredIn}）`;

export function askYears(dataset: Dataset): Input<Range> {
  const periods = periodsOf(dataset);
  const [min = 0, max = 0] = [periods[0], periods.at(-1)];
  return range({ key: "years", label: dataset.form.periodField, min, max });
}

export const askPeriod = (
  dataset: Dataset,
  key: string,
  label: string,
  which: "first" | "last",
): Input<string> => {
  const periods = periodsOf(dataset).map(String);
  const initial = which === "first" ? periods[0] : periods.at(-1);
  return selectOne({ key, label, options: periods.map(toOption), ...(initial && { initial }) });
};

/** How units are grouped: not at all, by the roster, or by an answer of theirs. */
export const askGrouping = (dataset: Dataset): Input<string> =>
  selectOne({
    key: "by",
    label: "分组依据",
    options: [
      { value: "", label: "不分组" },
      ...groupingsOf(dataset).map(({ name, title }) => ({ value: name, label: title })),
    ],
  });

/** Which groups of the chosen kind are shown. */
export function askGroups(dataset: Dataset, by: string): Input<readonly string[]> {
  const grouping = groupingsOf(dataset).find(({ name }) => name === by);
  const groups = [...new Set(grouping?.of.values() ?? [])].sort((a, b) => a.localeCompare(b, "zh"));
  const input = selectMany({ key: "group", label: "组别", options: groups.map(toOption) });
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
export const askFlagged = (): Input<"shown" | "hidden"> =>
  radio({
    key: "flagged",
    label: "待核实的数",
    options: [
      { value: "shown", label: "显示" },
      { value: "hidden", label: "不显示" },
    ],
  });
