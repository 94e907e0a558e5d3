import type { Form, IndicatorDefinition } from "../model/form.js";
import { type Measured, MOST_PARTS } from "../model/measured.js";
import { toNumberValue } from "../model/value.js";
import type { Report } from "./reports.js";

/** An indicator of any version of a form, as the newest that has it defines it. */
export type IndicatorColumn = {
  readonly definition: IndicatorDefinition;
  /** The texts of all submissions by which it is divided, that with the most first. */
  readonly parts: readonly string[];
};

/** The section of computed indicators among the fields. */
export const DERIVED_SECTION = "派生指标";

/** What a part is called among the fields, of which none has brackets in its name. */
export const partName = (indicator: string, part: string): string => `${indicator}[${part}]`;

/** @param versions newest first */
export function indicatorColumns(
  versions: readonly Form[],
  reports: readonly Report[],
): IndicatorColumn[] {
  const definitions = new Map<string, IndicatorDefinition>();
  for (const { indicators } of versions) {
    for (const [name, definition] of indicators) {
      if (!definitions.has(name)) definitions.set(name, definition);
    }
  }
  const measured = reports.flatMap(({ indicators = [] }) => indicators);
  return [...definitions.values()].map((definition) => ({
    definition,
    parts: partsOf(measured.filter(({ indicator }) => indicator === definition.name)),
  }));
}

function partsOf(measured: readonly Measured[]): string[] {
  const sums = new Map<string, number>();
  for (const { part, value } of measured) {
    if (part === undefined) continue;
    sums.set(part, (sums.get(part) ?? 0) + (value.kind === "number" ? value.number : 0));
  }
  return [...sums]
    .sort(([a, x], [b, y]) => y - x || a.localeCompare(b, "zh"))
    .slice(0, MOST_PARTS)
    .map(([part]) => part);
}

/**
 * An indicator's value in a submission, and that of each part: 0 for those that it has no row of, where
 * none add up to 0.
 */
export function measuredIn(
  { indicators = [] }: Report,
  { definition: { name, value }, parts }: IndicatorColumn,
): readonly { readonly name: string; readonly measured: Measured }[] {
  const own = indicators.filter(({ indicator }) => indicator === name);
  const whole = own.find(({ part }) => part === undefined);
  if (!whole) return [];
  // Of so many parts some may have been left out; a mean of nothing is nothing.
  const isAll = own.length <= MOST_PARTS;
  const isZero = isAll && value.kind === "aggregate" && ADDING.has(value.function);
  const nothing = whole.value.kind === "number" ? toNumberValue(0) : whole.value;
  return [
    { name, measured: whole },
    ...parts.flatMap((part) => {
      const absent = isZero ? { ...whole, part, value: nothing } : undefined;
      const measured = own.find((each) => each.part === part) ?? absent;
      return measured ? { name: partName(name, part), measured } : [];
    }),
  ];
}

const ADDING: ReadonlySet<string> = new Set(["sum", "count", "distinct"]);
