import type { Datum, Severity } from "../../model/finding.js";
import type { FieldType } from "../../model/form.js";
import { UNKNOWN, type Value } from "../../model/value.js";
import type { CellContent } from "../content.js";

/** What one cell says, and what is to be said about how it says it. */
export type Reading = {
  readonly value: Value;
  /** The cell's content as text, "" for a blank cell. */
  readonly raw: string;
  readonly problem?: CellProblem;
};

export type CellProblem = {
  readonly rule:
    | "normalised"
    | "placeholder"
    | "type"
    | "unit"
    | "formula-error"
    | "uncalculated"
    | "none-forbidden";
  readonly severity: Severity;
  /** Fills the message. */
  readonly data: Readonly<Record<string, Datum>>;
  /** What the filler most likely meant; proposed, never used. */
  readonly expected?: Value;
};

/** Content that answers something, rather than a formula that failed. */
export type AnswerContent = Extract<
  CellContent,
  { readonly kind: "number" | "text" | "boolean" | "date" }
>;

export const readAs = (value: Value, raw: string): Reading => ({ value, raw });

/** A value that was spelt in another way than the form asks for; `to` is the form's way. */
export const readAsNormalised = (value: Value, raw: string, to: string): Reading => ({
  value,
  raw,
  problem: { rule: "normalised", severity: "note", data: { from: raw, to } },
});

/** A cell that no check may use; `proposal` is its one evident reading, where there is one. */
export function unreadable(
  rule: Exclude<CellProblem["rule"], "normalised">,
  raw: string,
  data: CellProblem["data"],
  proposal?: Value,
): Reading {
  const problem = { rule, severity: "error", data } as const;
  return {
    value: UNKNOWN,
    raw,
    problem: proposal ? { ...problem, expected: proposal } : problem,
  };
}

/** Something else than a field of this type asks for. */
export function wrongType(
  type: FieldType,
  holds: AnswerContent["kind"],
  raw: string,
  proposal?: Value,
): Reading {
  return unreadable("type", raw, { expected: type, holds, from: raw }, proposal);
}
