import type { Filling, Input } from "../../model/filling.js";
import type { Field, Form } from "../../model/form.js";
import { periodOf } from "../../model/identity.js";
import { type Period, partsOfPeriod } from "../../model/period.js";
import type { Submission } from "../../model/submission.js";

/** What stands in the locked column: as the filler of the period before answered; what could not be read as it stood. */
export function answerBefore(
  field: Field,
  form: Form,
  previous: Submission | undefined,
): Input | undefined {
  const cell = previous?.fields.get(field.name);
  if (!cell || (field.type !== "integer" && field.type !== "decimal")) return undefined;
  if (cell.value.kind === "number") return cell.value.number;
  return cell.value.kind === "none" ? form.none : cell.raw;
}

/** The unit stays, and the period is the next, unless the filling says otherwise. */
export function fillingAfter(
  previous: Submission | undefined,
  form: Form,
  filling: Filling | undefined,
): Filling | undefined {
  const unit = previous?.fields.get(form.unitField)?.value;
  const period = previous && periodOf(form, (name) => previous.fields.get(name)?.value);
  const known: [string, Input][] = [];
  if (unit?.kind === "text") known.push([form.unitField, unit.text]);
  if (period !== undefined) known.push(...periodFilling(form, period + 1));
  if (known.length === 0) return filling;
  const { fields = new Map(), tables = new Map(), notes = [] } = filling ?? {};
  return { fields: new Map([...known, ...fields]), tables, notes };
}

/** A date within the period is for the filler to say. */
function periodFilling(
  { period: { field, part }, fields }: Form,
  period: Period,
): [string, Input][] {
  if (fields.get(field)?.type === "date") return [];
  const told = partsOfPeriod(period);
  return [
    [field, told.year],
    ...(part === undefined ? [] : [[part, told.part] as [string, Input]]),
  ];
}
