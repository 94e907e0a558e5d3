/**
 * What one cell of a submission says, once read. "blank" (nothing stands there), "none" (the form's
 * word for "nothing to report", such as 无) and 0 are three different answers; "unknown" is a cell
 * that holds something which cannot be read safely, so no check may use it.
 */
export type Value =
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "text"; readonly text: string }
  /** ISO 8601 calendar date, `YYYY-MM-DD`. */
  | { readonly kind: "date"; readonly date: string }
  | { readonly kind: "none" }
  | { readonly kind: "blank" }
  | { readonly kind: "unknown" };

export const NONE: Value = { kind: "none" };
export const BLANK: Value = { kind: "blank" };
export const UNKNOWN: Value = { kind: "unknown" };

/** Some text that nobody wrote: it equals no other, and nothing else can be told of it. */
export const SOME_TEXT: Value = { kind: "text", text: "\u{10ffff}" };

export const toNumberValue = (number: number): Value => ({ kind: "number", number });
export const toTextValue = (text: string): Value => ({ kind: "text", text });
export const toDateValue = (date: string): Value => ({ kind: "date", date });
