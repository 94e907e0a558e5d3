import type { Datum } from "../../model/finding.js";
import type { Check } from "../../model/form.js";
import { toPlainNumber } from "../../model/number.js";
import type { Value } from "../../model/value.js";
import type { Judgement } from "./judgement.js";
import type { FieldName } from "./quantity.js";
import { isSpare } from "./severity.js";

/** The code of the finding that tells a judgement. */
export function ruleOf({ kind }: Judgement): string {
  switch (kind) {
    case "always-fails":
      return "rules/always-fails";
    case "never-fails":
      return "rules/never-fails";
    case "never-fires":
      return "rules/never-fires";
    case "contradiction":
      return "rules/contradiction";
    case "implied":
      return "rules/implied";
    case "fixed":
      return "rules/fixed-value";
    case "rejected-by-others":
      return "rules/rejected-by-others";
    case "accepted-but-failing":
      return "rules/accepted-but-failing";
    case "tight-tolerance":
      return "rules/tight-tolerance";
    case "uncovered":
      return "rules/uncovered";
    case "undecided":
      return "rules/undecided";
  }
}

/** What fills its message; `none` is the form's word for "nothing to report". */
export function dataOf(judgement: Judgement, none: string): Readonly<Record<string, Datum>> {
  switch (judgement.kind) {
    case "always-fails":
    case "never-fails":
    case "never-fires":
      return { check: judgement.check.id };
    case "contradiction":
    case "undecided":
      return { names: idsOf(judgement.checks) };
    case "implied": {
      const { check, by } = judgement;
      return { check: check.id, names: idsOf(by), ...(isSpare(check, by) && { spare: "yes" }) };
    }
    case "fixed": {
      const found = toWords(judgement.value, none);
      return { field: nameOf(judgement.field), found, names: idsOf(judgement.by) };
    }
    case "rejected-by-others":
    case "accepted-but-failing":
      return { check: judgement.check.id, names: idsOf(judgement.others) };
    case "tight-tolerance": {
      const [found, number, min] = [judgement.tolerance, judgement.rounding, judgement.least];
      return { check: judgement.check.id, found, number, min };
    }
    case "uncovered":
      return { names: judgement.fields.map(nameOf) };
  }
}

const idsOf = (checks: readonly Check[]): string[] => checks.map(({ id }) => id);

const nameOf = ({ name, table }: FieldName): string =>
  table === undefined ? name : `${table}.${name}`;

function toWords(value: Value, none: string): string {
  if (value.kind === "number") return toPlainNumber(value.number);
  return value.kind === "text" ? value.text : none;
}
