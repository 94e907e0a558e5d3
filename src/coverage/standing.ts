import { checkSubmission } from "../check/check.js";
import type { Finding } from "../model/finding.js";
import type { Form } from "../model/form.js";
import type { Place } from "../model/place.js";
import type { Cell, Submission } from "../model/submission.js";
import { countByKey, type FindingCounts } from "./gravest-new.js";

/** A submission to put mistakes into, with the same unit's of the year before. */
export type Subject = {
  readonly submission: Submission;
  readonly previous?: Submission | undefined;
};

/** A submission before any mistake was put into it. */
export type Standing = Subject & {
  readonly findings: FindingCounts;
  /** It has errors or warnings. */
  readonly isFaulty: boolean;
  /** 跨年 checks could not be made. */
  readonly lacksPrevious: boolean;
  /** Whether a check fails on this cell already, so that it cannot tell a mistake there. */
  readonly isDoubted: (cell: Cell) => boolean;
};

export function standingOf(form: Form, subject: Subject): Standing {
  const { findings, skipped } = checkSubmission(form, subject.submission, subject.previous);
  const faults = findings.filter(({ severity }) => severity !== "note");
  const doubted = new Set(faults.flatMap(placesOf).map(keyOf));
  return {
    ...subject,
    findings: countByKey(findings),
    isFaulty: faults.length > 0,
    lacksPrevious: skipped.some(({ reason }) => reason === "no-previous"),
    isDoubted: ({ place }) => doubted.has(keyOf(place)),
  };
}

const placesOf = ({ place, related }: Finding): readonly Place[] => [place, ...related];

const keyOf = (place: Place): string =>
  place.kind === "cell" ? `${place.sheet}!${place.address ?? place.field ?? ""}` : "";
