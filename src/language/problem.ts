import type { Span } from "../model/expression.js";
import type { Datum } from "../model/finding.js";

/** Something wrong, or merely noteworthy, at a place in the source of a check. */
export type LanguageProblem = {
  /** A key of the message catalogue. */
  readonly code: LanguageCode;
  readonly severity: "error" | "note";
  readonly span: Span;
  readonly data: Readonly<Record<string, Datum>>;
};

export type LanguageCode =
  | "language/unexpected-character"
  | "language/unclosed"
  | "language/thousands-separator"
  | "language/operator-spelling"
  | "language/operator-read-as"
  | "language/unexpected"
  | "language/needs-spaces"
  | "language/too-deep"
  | "language/chained-comparison"
  | "language/unknown-function"
  | "language/unknown-name"
  | "language/column-outside-aggregate"
  | "language/wrong-arguments"
  | "language/expected-condition"
  | "language/expected-amount"
  | "language/type-mismatch"
  | "language/unit-mismatch"
  | "language/unknown-option"
  | "language/no-field";

export function toError(
  code: LanguageCode,
  span: Span,
  data: LanguageProblem["data"] = {},
): LanguageProblem {
  return { code, severity: "error", span, data };
}
