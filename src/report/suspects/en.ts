import type { SlipReason } from "../../model/suspects.js";
import type { SuspectsWords } from "./words.js";

const REASONS: Readonly<Record<SlipReason, string>> = {
  "digits-swapped": "two digits swapped",
  "digit-dropped": "a digit left out",
  "digit-doubled": "a digit typed twice",
  "digit-added": "a digit too many",
  "digit-wrong": "one digit mistyped",
  "decimal-point": "position of the decimal point",
  unit: "unit of measure, 10,000 times",
  sign: "sign",
  neighbour: "same as the neighbouring cell",
  spelling: "as written elsewhere",
  date: "the month or year may be wrong",
  derived: "worked out from other cells",
};

const passes = (total: number): string =>
  total === 0 ? "it is allowed" : total === 1 ? "the check passes" : `${all(total)} checks pass`;

const all = (total: number): string => (total === 2 ? "both" : `all ${total}`);

export const en: SuspectsWords = {
  title: "Likely mistaken cells",
  lead: "The smallest changes that would do; compare with your records before making any",
  incomplete: "The search was not complete; there may be other ways",
  noneFound: "None found: the search was not complete",
  noSolver:
    "None found: there are too many ways, and the solver that could go on did not start; compare the findings above one by one",
  colon: ": ",
  comma: " and ",
  clause: ", ",
  stop: "; ",
  otherwise: ", or ",
  quoted: (text) => `“${text}”`,
  none: "“无”",
  checks: (names, count) =>
    names.length < count ? `${names.join(", ")} and others, ${count} checks` : names.join(", "),
  notAllowed: "what stands there is not allowed",
  oneWay: "only one change would do",
  oneWayFound: "one change was found that would do",
  ways: (count) => `any one of these ${count} changes would do`,
  more: (rest) => `${rest} more`,
  readBy: (failed, total) =>
    total > failed
      ? `in ${failed} of ${total} failed checks`
      : total > 1
        ? `in ${all(total)} failed checks`
        : "in 1 failed check",
  readByNone: "in no failed check, but to be changed along with other cells",
  tie: "as likely as the one before",
  reason: (reason) => REASONS[reason],
  withReason: (value, reason) => `${value} (${reason})`,
  anyOf: (values, isMore) => {
    const [last = "", ...before] = [...values, ...(isMore ? ["another"] : [])].reverse();
    return before.length === 0 ? last : `${before.reverse().join(", ")} or ${last}`;
  },
  change: (values, total, reason) =>
    `change it to ${values} and ${passes(total)}${reason && ` (${reason})`}`,
  changeOfOne: (name, value) => `${name} to ${value}`,
  changeTogether: (changes, total) => `change together ${changes}; then ${passes(total)}`,
  someNumber: "another number can pass, but which one cannot be told",
  someEntry: "another entry can pass, but which one cannot be told",
  someTogether: (cells) => `these ${cells} changed together can pass, but to what cannot be told`,
  way: "Way",
  nthWay: (number) => `Way ${number}`,
  place: "Place",
  content: "Field and value",
  proposal: "Proposal",
  evidence: "Evidence",
};
