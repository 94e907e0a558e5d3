import { cellAtFault, cellsRead } from "../language/cells-read.js";
import { evaluateNode } from "../language/evaluate.js";
import { explainFailure } from "../language/explain-failure.js";
import type { Scope } from "../language/scope.js";
import type { Expression } from "../model/expression.js";
import type { Finding } from "../model/finding.js";
import type { Check, Form } from "../model/form.js";
import { roundTo } from "../model/number.js";
import type { CellPlace } from "../model/place.js";
import type { Cell, Submission } from "../model/submission.js";
import { toNumberValue, type Value } from "../model/value.js";

/** A failed check as a finding on the cell it is about, with the other cells it read. */
export function toFinding(
  form: Form,
  check: Check,
  scope: Scope<Cell>,
  submission: Submission,
): Finding {
  const cells = cellsRead(check.assert, scope);
  const focus =
    scope.row?.get(check.field) ??
    submission.fields.get(check.field) ??
    cellAtFault(check.assert, scope);
  const place = focus?.place ?? placeOfTable(check, submission) ?? cells[0]?.place;
  return {
    rule: `${form.id}/${check.id}`,
    severity: check.severity,
    outcome: "fails",
    place: place ?? { kind: "file", file: submission.file },
    related: placesBeside(place, cells),
    ...sidesOf(check.assert, scope),
    data: {
      shown: explainFailure(check.assert, scope),
      check: check.source,
      ...(check.message && { message: check.message }),
    },
    ...(check.hint && { hint: check.hint }),
  };
}

const placeOfTable = (check: Check, { tables }: Submission): CellPlace | undefined =>
  tables.get(check.field)?.place;

function placesBeside(place: CellPlace | undefined, cells: readonly Cell[]): CellPlace[] {
  const seen = new Set<unknown>([key(place)]);
  return cells
    .map((cell) => cell.place)
    .filter((other) => (seen.has(key(other)) ? false : seen.add(key(other))));
}

const key = (place: CellPlace | undefined): string => `${place?.sheet}!${place?.address}`;

/** For an equation about one cell: what stands there, and what the other side comes to. */
function sidesOf(
  assert: Expression,
  scope: Scope<Cell>,
): { readonly actual?: Value; readonly expected?: Value } {
  const equation = assert.kind === "if" ? assert.consequence : assert;
  if (equation.kind !== "compare" || equation.relation !== "=") return {};
  if (equation.left.kind !== "reference") return {};
  const [left, right] = [equation.left, equation.right].map((side) => evaluateNode(side, scope));
  if (typeof left !== "number" || typeof right !== "number") return {};
  return { actual: toNumberValue(left), expected: toNumberValue(roundTo(right, 6)) };
}
