import type { SeriesRow } from "./series-row.js";

/** Why there is no number; stable, so that other programs can rely on it. */
export type Reason =
  /** The value itself. */
  | "absent"
  | "blank"
  | "unreadable"
  | "conflicting"
  /** Only where a trend leaves flagged values out. */
  | "flagged"
  /** The value it is compared with. */
  | "no-base"
  | "base-absent"
  | "base-blank"
  | "base-unreadable"
  | "base-conflicting"
  | "base-flagged"
  | "base-zero"
  /** Growth over several periods is defined between positive values only. */
  | "not-positive"
  /** No unit reports both periods; an earlier link of a chain is missing. */
  | "no-pairs"
  | "broken-chain"
  /** Too few units for a verdict. */
  | "too-few"
  /** A part of a total, or the total itself, has no value. */
  | "parts-missing"
  | "total-missing"
  | "total-zero";

type Answer = Pick<SeriesRow, "value" | "state">;

/** An answer that nobody doubts: a value, or the form's word for nothing. */
export const isUsable = <Row extends Answer>(
  row: Row | undefined,
): row is Row & { readonly value: number } =>
  row !== undefined && row.value !== null && (row.state === "reported" || row.state === "none");

/** Why a row has no value; null if it has one, flagged or not. */
export function reasonOf({ value, state }: Answer): Reason | null {
  if (value !== null) return null;
  switch (state) {
    case "absent":
    case "blank":
    case "conflicting":
      return state;
    case "flagged":
      // Left out by `withoutFlagged`.
      return "flagged";
    case "unreadable":
    case "reported":
    case "none":
      // Something stands there, but no number.
      return "unreadable";
  }
}

/** As `reasonOf`, where flagged values are left out too. */
export const unusableReason = (row: Answer): Reason | null =>
  reasonOf(row) ?? (row.state === "flagged" ? "flagged" : null);

/** Why a row cannot be compared with; null if it can, zero included. */
export function baseReasonOf(base: Answer | undefined): Reason | null {
  if (base === undefined) return "no-base";
  if (base.value !== null) return base.state === "flagged" ? "base-flagged" : null;
  switch (base.state) {
    case "absent":
      return "base-absent";
    case "blank":
      return "base-blank";
    case "conflicting":
      return "base-conflicting";
    case "flagged":
      return "base-flagged";
    case "unreadable":
    case "reported":
    case "none":
      return "base-unreadable";
  }
}
