import type { Dataset } from "../dataset/dataset.js";
import { columnOf } from "../dataset/table.js";

/** A numeric field of the form, or an indicator that it computes: what can be followed over time. */
export type Indicator = {
  readonly name: string;
  /** As printed in the workbook; may recur in other sections. */
  readonly label: string;
  /** The label where it is the only one of its kind, else the name. */
  readonly title: string;
  readonly section: string | null;
  readonly measuredIn: string | null;
  readonly decimals: number | null;
  readonly kind: string | null;
};

/**
 * What the form computes, which its author wants followed, then the fields with numbers that can be
 * compared, in the order of the form; no columns of tables.
 */
export function numericFields({ form, tables: { fields } }: Dataset): readonly Indicator[] {
  const [types, within] = [columnOf<string>(fields, "type"), columnOf<string>(fields, "table")];
  const [labels, sections] = [
    columnOf<string>(fields, "label"),
    columnOf<string>(fields, "section"),
  ];
  const [units, kinds] = [
    columnOf<string>(fields, "measured_in"),
    columnOf<string>(fields, "kind"),
  ];
  const decimals = columnOf<number>(fields, "decimals");
  const sheets = columnOf<string>(fields, "sheet");
  const found = columnOf<string>(fields, "field").flatMap((name, at) => {
    const isNumeric = types[at] === "integer" || types[at] === "decimal";
    if (name === null || name === form.partField || !isNumeric || (within[at] ?? null) !== null)
      return [];
    return {
      name,
      // Nobody fills it in, so that it stands in no sheet.
      isComputed: (sheets[at] ?? null) === null,
      label: labels[at] ?? name,
      section: sections[at] ?? null,
      measuredIn: units[at] ?? null,
      decimals: decimals[at] ?? null,
      kind: kinds[at] ?? null,
    };
  });
  const recurs = (label: string) => found.filter((other) => other.label === label).length > 1;
  const ordered = [true, false].flatMap((isComputed) =>
    found.filter((field) => field.isComputed === isComputed),
  );
  return ordered.map(({ isComputed: _, ...field }) => ({
    ...field,
    title: recurs(field.label) ? field.name : field.label,
  }));
}

/** One of them by its name. */
export const indicatorOf = (dataset: Dataset, name: string): Indicator | undefined =>
  numericFields(dataset).find((field) => field.name === name);
