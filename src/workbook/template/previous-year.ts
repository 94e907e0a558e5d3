import type { Filling, Input } from "../../model/filling.js";
import type { Field, Form } from "../../model/form.js";
import type { Submission } from "../../model/submission.js";

/** What stands in the locked column: as last year's filler answered; what could not be read as it stood. */
export function lastYearOf(
  field: Field,
  form: Form,
  previous: Submission | undefined,
): Input | undefined {
  const cell = previous?.fields.get(field.name);
  if (!cell || (field.type !== "integer" && field.type !== "decimal")) return undefined;
  if (cell.value.kind === "number") return cell.value.number;
  return cell.value.kind === "none" ? form.none : cell.raw;
}

/** The unit stays, and the year is the next, unless the filling says otherwise. */
export function fillingAfter(
  previous: Submission | undefined,
  form: Form,
  filling: Filling | undefined,
): Filling | undefined {
  const unit = previous?.fields.get(form.unitField)?.value;
  const period = previous?.fields.get(form.periodField)?.value;
  const known: [string, Input][] = [];
  if (unit?.kind === "text") known.push([form.unitField, unit.text]);
  if (period?.kind === "number") known.push([form.periodField, period.number + 1]);
  if (known.length === 0) return filling;
  const { fields = new Map(), tables = new Map(), notes = [] } = filling ?? {};
  return { fields: new Map([...known, ...fields]), tables, notes };
}
