import type { Datum, Finding } from "../../model/finding.js";

/** What was doubtful in finding the cells of a form; a finding once it has a place. */
export type LocatingProblem = Pick<Finding, "severity" | "outcome" | "data"> & {
  readonly rule: LocatingRule;
};

export type LocatingRule =
  | "sheet-missing"
  | "field-missing"
  | "table-missing"
  | "column-missing"
  | "label-ambiguous"
  | "label-repeated"
  | "label-changed"
  | "location-conflict"
  | "relocated"
  | "remark-skipped";

const SEVERITY: Readonly<Record<LocatingRule, Finding["severity"]>> = {
  "sheet-missing": "error",
  "field-missing": "error",
  "table-missing": "error",
  "column-missing": "error",
  "label-ambiguous": "error",
  "label-repeated": "warning",
  "label-changed": "warning",
  "location-conflict": "error",
  relocated: "note",
  "remark-skipped": "note",
};

export const problem = (
  rule: LocatingRule,
  data: Readonly<Record<string, Datum>>,
): LocatingProblem => ({ rule, severity: SEVERITY[rule], outcome: "cannot-tell", data });
