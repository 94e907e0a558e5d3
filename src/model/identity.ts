import type { Form } from "./form.js";
import { type Period, periodOfDate, toPeriod } from "./period.js";
import type { Submission } from "./submission.js";
import type { Value } from "./value.js";

/** Who reports for which period. */
export type Identity = { readonly unit: string; readonly period: Period };

/** Undefined where the reporting unit or the period cannot be read. */
export function identityOf(form: Form, { fields }: Submission): Identity | undefined {
  const unit = fields.get(form.unitField)?.value;
  const period = periodOf(form, (name) => fields.get(name)?.value);
  return unit?.kind === "text" && period !== undefined ? { unit: unit.text, period } : undefined;
}

/** @param valueIn what a field holds */
export function periodOf(
  { period: { kind, field, part } }: Pick<Form, "period">,
  valueIn: (field: string) => Value | undefined,
): Period | undefined {
  const value = valueIn(field);
  if (value?.kind === "date") return periodOfDate(kind, value.date);
  if (value?.kind !== "number") return undefined;
  const number = part === undefined ? undefined : valueIn(part);
  if (part !== undefined && number?.kind !== "number") return undefined;
  return toPeriod(kind, value.number, number?.kind === "number" ? number.number : undefined);
}
