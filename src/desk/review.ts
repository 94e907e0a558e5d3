import { explain } from "../language/explain.js";
import type { Finding } from "../model/finding.js";
import type { Form } from "../model/form.js";
import type { Place } from "../model/place.js";
import type { ResultRow } from "../model/result.js";
import type { Submission } from "../model/submission.js";
import type { Language } from "../model/text.js";
import { renderConclusion } from "../report/conclusion.js";
import { isOfForm, nameOfRule, renderRelated } from "../report/finding-parts.js";
import { toResultRow } from "../report/marks.js";
import { renderMessage } from "../report/render.js";
import {
  type Counts,
  countFindings,
  type FileReport,
  type Verdict,
  verdictOf,
} from "../report/report.js";
import { type RenderedSuspects, renderSuspects } from "../report/suspects.js";
import { type Comparison, compareFindings } from "./compare-findings.js";
import type { Entry } from "./entry.js";

/** Everything that is to be shown of one file, in words; plain data that can be sent between threads. */
export type Review = {
  readonly file: string;
  readonly verdict: Verdict;
  /** The verdict with its numbers; for a file that cannot be read, why. */
  readonly conclusion: string;
  readonly submission?: FileReport["submission"];
  readonly counts: Counts;
  readonly findings: readonly ReviewFinding[];
  /** The cells that are probably wrong, where anybody looked for them. */
  readonly suspects?: RenderedSuspects;
  /** How many checks want last year's workbook, which is not there. */
  readonly withoutPrevious: number;
  /** With the state of this workbook that was looked at before. */
  readonly compared?: ReviewComparison;
  /** Sheet → addresses of the cells that are filled in, whether or not anything stands there. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
};

export type ReviewFinding = ResultRow & {
  /** The innermost heading above the cell, or its sheet. */
  readonly section: string;
  /** What the form's check demands, in plain words. */
  readonly demand?: string;
  readonly related: readonly RelatedCell[];
  /** It was not there in the state looked at before. */
  readonly isFresh: boolean;
};

export type RelatedCell = {
  readonly label: string;
  readonly sheet: string;
  readonly address: string;
};

export type ReviewComparison = {
  /** The file looked at before. */
  readonly file: string;
  readonly fixed: readonly { readonly where: string; readonly message: string }[];
  readonly remaining: number;
  readonly fresh: number;
};

export function toReview({ report, opened, earlier }: Entry, language: Language): Review {
  const { form, submission } = opened.kind === "submission" ? opened : {};
  const comparison = earlier && compareFindings(earlier.findings, report.findings);
  const fresh = new Set(comparison?.fresh);
  const suspects = renderSuspects(report, language);
  return {
    file: report.file,
    verdict: verdictOf(report),
    conclusion: concludeOn(report, language),
    ...(report.submission && { submission: report.submission }),
    counts: countFindings(report.findings),
    findings: report.findings.map((finding) => toReviewFinding(finding, form, fresh, language)),
    ...(suspects && { suspects }),
    withoutPrevious: report.skipped.filter(({ reason }) => reason === "no-previous").length,
    ...(earlier && comparison && { compared: toComparison(earlier.file, comparison, language) }),
    answers: answersOf(submission),
  };
}

/** Of a file that cannot be read, why. */
function concludeOn(report: FileReport, language: Language): string {
  const [first] = report.findings;
  return verdictOf(report) === "unreadable" && first
    ? renderMessage(first, language)
    : renderConclusion(report, language);
}

function toReviewFinding(
  finding: Finding,
  form: Form | undefined,
  fresh: ReadonlySet<Finding>,
  language: Language,
): ReviewFinding {
  const { place, related } = finding;
  const check = isOfForm(finding) && form?.checks.find(({ id }) => id === nameOfRule(finding));
  return {
    ...toResultRow(finding, language),
    section: place.kind === "cell" ? (place.section ?? place.sheet) : "",
    ...(check && { demand: explain(check.assert)[language] }),
    related: related.flatMap((other) => toRelatedCell(other, place)),
    isFresh: fresh.has(finding),
  };
}

function toRelatedCell(other: Place, place: Place): RelatedCell[] {
  if (other.kind !== "cell" || other.address === undefined) return [];
  const { sheet, address, field } = other;
  const label = [renderRelated(other, place), field].filter(Boolean).join(" ");
  return [{ label, sheet, address }];
}

const toComparison = (
  file: string,
  { fixed, remaining, fresh }: Comparison,
  language: Language,
): ReviewComparison => ({
  file,
  fixed: fixed.map((finding) => ({
    where: finding.place.kind === "cell" ? (finding.place.field ?? finding.place.sheet) : file,
    message: renderMessage(finding, language),
  })),
  remaining: remaining.length,
  fresh: fresh.length,
});

function answersOf(submission: Submission | undefined): Review["answers"] {
  const answers = new Map<string, string[]>();
  if (!submission) return answers;
  const rows = [...submission.tables.values()].flatMap((table) => table.rows);
  for (const cells of [submission.fields, ...rows]) {
    for (const { place } of cells.values()) {
      if (place.address === undefined) continue;
      const known = answers.get(place.sheet) ?? [];
      known.push(place.address);
      answers.set(place.sheet, known);
    }
  }
  return answers;
}
