import type { Form } from "./form.js";
import type { Submission } from "./submission.js";

/** Who reports for which year. */
export type Identity = { readonly unit: string; readonly period: number };

/** Undefined where the reporting unit or the year cannot be read. */
export function identityOf(form: Form, { fields }: Submission): Identity | undefined {
  const unit = fields.get(form.unitField)?.value;
  const period = fields.get(form.periodField)?.value;
  if (unit?.kind !== "text" || period?.kind !== "number") return undefined;
  return { unit: unit.text, period: period.number };
}
