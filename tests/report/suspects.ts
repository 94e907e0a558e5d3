import type {
  Alternative,
  Proposal,
  Question,
  SlipReason,
  SuspectCell,
  Suspects,
} from "../../src/model/suspects.js";
import { toNumberValue, toTextValue, type Value } from "../../src/model/value.js";
import type { FileReport } from "../../src/report/report.js";
import { checkFindingOf, placeOf, reportOf } from "./reports.js";

const toValue = (content: number | string | Value): Value => {
  if (typeof content === "number") return toNumberValue(content);
  return typeof content === "string" ? toTextValue(content) : content;
};

export const suspectOf = (
  address: string | undefined,
  content: number | string | Value,
  { failed = 1, field = "收入", sheet = "表一" } = {},
): SuspectCell => ({
  place: placeOf(address, { field, sheet }),
  value: toValue(content),
  failed,
});

/** Values and reasons in turn: `proposalOf(21, "digits-swapped")`. */
export function proposalOf(...parts: readonly (number | SlipReason)[]): Proposal {
  return {
    values: parts.flatMap((part) => (typeof part === "number" ? [toNumberValue(part)] : [])),
    reasons: parts.flatMap((part) => (typeof part === "number" ? [] : [part])),
  };
}

export const alternativeOf = (
  cells: SuspectCell | readonly SuspectCell[],
  ...proposals: readonly Proposal[]
): Alternative => ({
  cells: "place" in cells ? [cells] : cells,
  proposals,
  isTied: false,
});

export const questionOf = (
  alternatives: readonly Alternative[],
  rules: readonly string[] = ["sample/合计"],
): Question => ({ alternatives, rules });

export const suspectsOf = (...questions: readonly Question[]): Suspects => ({
  questions,
  isComplete: true,
});

/** One failed check, and two cells either of which may be the one. */
export const SIMPLE: Suspects = suspectsOf(
  questionOf([
    alternativeOf(suspectOf("C5", 5), proposalOf(4, "digit-wrong")),
    alternativeOf(suspectOf("C6", 2, { field: "甲" }), proposalOf(3, "derived")),
  ]),
);

export const reportWith = (suspects: Suspects, parts: Partial<FileReport> = {}): FileReport =>
  reportOf([checkFindingOf({ related: [placeOf("C6"), placeOf("C7")] })], { suspects, ...parts });
