import type { Expression, Span } from "../model/expression.js";
import type { Text } from "../model/text.js";
import { type LanguageProblem, toError } from "./problem.js";
import type { Names } from "./resolve.js";
import { type Measure, printMeasure } from "./unit.js";

/** The types of the parts of a check, and what is said where one does not fit. */

/** What a part of a check is. */
export type Type =
  | { readonly kind: "condition" | "text" | "date" }
  | { readonly kind: "amount"; readonly measure: Measure }
  /** Already reported; fits everywhere, so that one slip is reported once. */
  | { readonly kind: "error" };

export const CONDITION: Type = { kind: "condition" };
export const ERROR: Type = { kind: "error" };
export const toAmount = (measure: Measure): Type => ({ kind: "amount", measure });

export const KIND_WORDS = {
  condition: { zh: "条件", en: "a condition" },
  amount: { zh: "数", en: "a number" },
  text: { zh: "文字", en: "a text" },
  date: { zh: "日期", en: "a date" },
} satisfies Record<Exclude<Type["kind"], "error">, Text>;

export const expectedAmount = (
  node: Expression,
  kind: keyof typeof KIND_WORDS = "condition",
): LanguageProblem => toError("language/expected-amount", node.span, { found: KIND_WORDS[kind] });

export const wrongArguments = (span: Span, called: string, expected: Text): LanguageProblem =>
  toError("language/wrong-arguments", span, { function: called, expected });

export function unitMismatch(
  node: Expression,
  left: Measure,
  right: Measure,
  { units }: Pick<Names, "units">,
): LanguageProblem {
  const [a, b] = [printMeasure(left), printMeasure(right)];
  const [unitA, unitB] = [units.get(a), units.get(b)];
  const ratio = unitA && unitB && unitA.of === unitB.of ? unitA.factor / unitB.factor : undefined;
  const data = { left: a, right: b, ...(ratio !== undefined && { ratio }) };
  return toError("language/unit-mismatch", node.span, data);
}
