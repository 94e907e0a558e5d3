import { evaluate } from "../language/evaluate.js";
import { dependsOn } from "../language/numbering.js";
import type { Answers, Scope } from "../language/scope.js";
import type { Expression } from "../model/expression.js";
import type { Finding } from "../model/finding.js";
import type { Check, Field, Form } from "../model/form.js";
import type { CellPlace } from "../model/place.js";
import type { Cell, Submission } from "../model/submission.js";
import type { Value } from "../model/value.js";
import { type Domain, domainOf, isInDomain } from "./domain.js";

/** A cell of a private copy of the answers: whoever tries another value puts the old one back. */
export type Box = { value: Value; readonly place: CellPlace };

/** A cell that may be wrong. */
export type Variable = {
  readonly box: Box;
  readonly field: Field;
  /** What stands there. */
  readonly value: Value;
  /** How much is lost by taking it for wrong: the reliability of its field. */
  readonly weight: number;
  readonly domain: Domain;
  /** It holds what its field never may. */
  readonly isOutside: boolean;
};

/** A check, asserted once or for one row. */
export type Constraint = {
  readonly rule: string;
  readonly assert: Expression;
  readonly scope: Scope<Box>;
  /** Numbers of the variables that it reads. */
  readonly variables: ReadonlySet<number>;
  readonly fails: boolean;
};

/** A submission as a question: which variables must change, so that no constraint fails. */
export type Problem = {
  readonly variables: readonly Variable[];
  readonly constraints: readonly Constraint[];
  /** For each variable the constraints that read it, by their places in the list. */
  readonly touching: readonly (readonly number[])[];
  readonly numberOf: (box: Box) => number | undefined;
  /** All cells of the form that may be wrong, in its order, of which a part has some. */
  readonly inOrder: readonly Variable[];
};

/** Where each row is held against all rows of another table, they are the product of both. */
const MOST_READS = 1_000_000;

/** Of checks that read more than can be looked at. */
export const TOO_LARGE: Problem = {
  variables: [],
  constraints: [],
  touching: [],
  numberOf: () => undefined,
  inOrder: [],
};

/**
 * Only cells whose content is known take part: a check that wants another is skipped, not failed.
 * What is explained is no mistake, so those checks are left out.
 */
export function toProblem(
  form: Form,
  submission: Submission,
  previous: Submission | undefined,
  findings: readonly Finding[],
): Problem {
  const { answers, variables, numbers } = copyAnswers(form, submission);
  const numberOf = (box: Box) => numbers.get(box);
  const explained = new Set(
    findings.flatMap(({ rule, place, explained }) =>
      explained === undefined ? [] : JSON.stringify([rule, place]),
    ),
  );
  const constraints: Constraint[] = [];
  let reads = 0;
  for (const check of form.checks) {
    const rule = `${form.id}/${check.id}`;
    for (const scope of scopesOf(check, answers, previous)) {
      const box = scope.row?.get(check.field) ?? answers.fields.get(check.field);
      if (explained.has(JSON.stringify([rule, box?.place]))) continue;
      const { outcome } = evaluate(check.assert, scope);
      const read = dependsOn(check.assert, scope, { numberOf });
      reads += read.size;
      if (reads > MOST_READS) return TOO_LARGE;
      constraints.push({
        rule,
        assert: check.assert,
        scope,
        variables: read,
        fails: outcome === "fail",
      });
    }
  }
  const touching: number[][] = variables.map(() => []);
  for (const [at, constraint] of constraints.entries()) {
    for (const number of constraint.variables) touching[number]?.push(at);
  }
  return { variables, constraints, touching, numberOf, inOrder: variables };
}

function copyAnswers(form: Form, submission: Submission) {
  const variables: Variable[] = [];
  const numbers = new Map<Box, number>();
  const copy = ({ value, place }: Cell, field: Field | undefined): Box => {
    const box: Box = { value, place };
    if (!field || value.kind === "blank" || value.kind === "unknown") return box;
    const domain = domainOf(field, value);
    numbers.set(box, variables.length);
    variables.push({
      box,
      field,
      value,
      weight: field.reliability ?? 1,
      domain,
      isOutside: !isInDomain(value, field),
    });
    return box;
  };
  const fields = new Map(
    [...submission.fields].map(([name, cell]) => [name, copy(cell, form.fields.get(name))]),
  );
  const tables = new Map(
    [...submission.tables].map(([name, { rows, read }]) => {
      const columns = form.tables.get(name)?.columns;
      const copied = rows.map(
        (row) =>
          new Map([...row].map(([column, cell]) => [column, copy(cell, columns?.get(column))])),
      );
      return [name, { rows: copied, read }];
    }),
  );
  const answers: Answers<Box> = { fields, tables };
  return { answers, variables, numbers };
}

function scopesOf(
  { rows }: Check,
  current: Answers<Box>,
  previous: Submission | undefined,
): readonly Scope<Box>[] {
  const before = previous && { fields: previous.fields };
  if (rows === undefined) return [{ current, previous: before }];
  return (current.tables.get(rows)?.rows ?? []).map((row) => ({ current, previous: before, row }));
}
