import type { Severity } from "../../model/finding.js";
import { COLOURS as TEMPLATE } from "../template/style.js";

/** ARGB, as the live checks have them; a note's is a light blue. */
export const COLOURS: Readonly<Record<Severity, string>> = {
  error: TEMPLATE.error,
  warning: TEMPLATE.warning,
  note: "FFDDEBF7",
};

/** Of cells to fill in. */
export const INPUT_COLOUR = TEMPLATE.input;

const GRAVITY: readonly Severity[] = ["error", "warning", "note"];

export function graver(first: Severity | undefined, second: Severity): Severity {
  if (first === undefined) return second;
  return GRAVITY.indexOf(first) < GRAVITY.indexOf(second) ? first : second;
}
