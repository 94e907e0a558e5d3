import { evaluateNode } from "../../language/evaluate.js";
import { isUnknown } from "../../language/kleene.js";
import type { Expression } from "../../model/expression.js";
import { periodFields } from "../../model/form.js";
import { assumedFor } from "./assumed.js";
import type { Investigation } from "./investigation.js";
import type { Judgement } from "./judgement.js";
import type { FieldName, Quantity } from "./quantity.js";
import { type Claim, type Point, put, toClaim, toFailure } from "./system.js";

/** Fields that can hold one value only where all checks hold, `point` being where they do. */
export function findFixed(
  investigation: Investigation,
  claims: readonly Claim[],
  point: Point,
): Judgement[] {
  const { form, system } = investigation;
  return system.quantities.flatMap((quantity): Judgement[] => {
    const { cell, field, range } = quantity;
    const reader = claims.find(({ reads }) => reads.has(cell.number));
    const value = point[cell.number];
    // A rule file is made for one year, so that the year may well be fixed.
    const isPeriod = field?.table === undefined && periodFields(form).includes(field?.name ?? "");
    if (!reader || !field || !value || range.kind === "anything" || isPeriod) return [];
    const same = toSame(quantity, field, reader, investigation, point);
    if (!same) return [];
    const pool = assumedFor(field, claims, form);
    const answer = investigation.ask([toFailure(same)], pool, point, reader.check);
    if (answer.kind !== "impossible" || answer.because.length === 0) return [];
    // Where no point is known to satisfy all, nothing may.
    const isPossible = investigation.ask([same], pool, point, reader.check).kind !== "impossible";
    if (!isPossible) return [];
    return [{ kind: "fixed", field, value, by: answer.because.map(({ check }) => check) }];
  });
}

/** That the field holds what it holds at the point. */
function toSame(
  { cell }: Quantity,
  field: FieldName,
  { check }: Claim,
  { system }: Investigation,
  point: Point,
): Claim | undefined {
  const scope = system.scopeOf(field);
  const span = { start: 0, end: 0 };
  const left: Expression = { kind: "reference", span, name: field.name, previous: false };
  put(point, [cell.number], system.quantities);
  const value = evaluateNode(left, scope);
  if (isUnknown(value) || typeof value === "boolean") return undefined;
  const right: Expression =
    typeof value === "number" ? { kind: "number", span, value } : { kind: "text", span, value };
  const isSame: Expression = { kind: "compare", span, relation: "=", left, right };
  return toClaim(check, isSame, scope, system.quantities);
}
