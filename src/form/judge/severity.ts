import { type Expression, referencesOf } from "../../model/expression.js";
import type { Severity } from "../../model/finding.js";
import type { Check } from "../../model/form.js";
import type { Judgement } from "./judgement.js";

/** How bad it is for the form. */
export function severityOf(judgement: Judgement): Severity {
  switch (judgement.kind) {
    case "always-fails":
      return "error";
    case "contradiction":
      return judgement.checks.every(({ severity }) => severity === "error") ? "error" : "warning";
    case "implied":
      return isSpare(judgement.check, judgement.by) ? "warning" : "note";
    case "never-fails":
    case "never-fires":
    case "fixed":
    case "rejected-by-others":
    case "accepted-but-failing":
    case "tight-tolerance":
      return "warning";
    case "uncovered":
    case "undecided":
      return "note";
  }
}

/** Checks that read other fields as well are skipped where these are blank, and this one is not. */
export function isSpare({ assert }: Check, by: readonly Check[]): boolean {
  const own = new Set(namesIn(assert));
  return by.every((check) => namesIn(check.assert).every((name) => own.has(name)));
}

const namesIn = (assert: Expression): string[] =>
  referencesOf(assert).map(({ name, table, previous }) => JSON.stringify([table, name, previous]));
