import type { Check } from "../../model/form.js";
import { locate, locateKey, locateWithin, type Source, type Stretch } from "../source.js";
import type { Entries } from "./entries.js";
import type { Judgement } from "./judgement.js";

/** Where in the rule file the fault lies. */
export function placeOf(judgement: Judgement, source: Source, entries: Entries): Stretch {
  switch (judgement.kind) {
    case "fixed":
      return locateKey(source, entries.pathOfField(judgement.field));
    case "uncovered": {
      const [first] = judgement.fields;
      return first ? locateKey(source, entries.pathOfField(first)) : { start: 0, end: 0 };
    }
    case "rejected-by-others":
    case "accepted-but-failing": {
      const key = judgement.kind === "rejected-by-others" ? "reject" : "accept";
      return locate(source, [...entries.pathOfCheck(judgement.check), key, judgement.example]);
    }
    case "undecided":
      return locateKey(source, ["checks"]);
    default: {
      const [check] = checksOf(judgement);
      return check ? placeOfCheck(check, source, entries) : { start: 0, end: 0 };
    }
  }
}

/** The one it is said of comes first. */
export function checksOf(judgement: Judgement): readonly Check[] {
  switch (judgement.kind) {
    case "contradiction":
    case "undecided":
      return judgement.checks;
    case "implied":
      return [judgement.check, ...judgement.by];
    case "rejected-by-others":
    case "accepted-but-failing":
      return [judgement.check, ...judgement.others];
    case "fixed":
      return judgement.by;
    case "uncovered":
      return [];
    default:
      return [judgement.check];
  }
}

/** What the check asserts, without quotes or the sign of a block. */
export const placeOfCheck = (check: Check, source: Source, { pathOfCheck }: Entries): Stretch =>
  locateWithin(source, [...pathOfCheck(check), "assert"], { start: 0, end: check.source.length });
