import { type Period, writePeriod } from "../model/period.js";
import type { Language } from "../model/text.js";
import { renderMessage } from "./render.js";
import { countFindings, type FileReport, verdictOf } from "./report.js";
import { type Summary, summarise } from "./summary.js";

/** Raised whenever a reader of the JSON would have to change; documented in the README. */
export const JSON_FORMAT_VERSION = 1;

/** The report for programs: every finding with its data, and its message in one language. */
export function toJson(reports: readonly FileReport[], language: Language): string {
  const { head, between, tail } = toJsonPieces(summarise(reports), language);
  return `${head}${reports.map((report) => toFileJson(report, language)).join(between)}${tail}`;
}

/** What stands around the files, so that many need not be in memory together. */
export function toJsonPieces(
  summary: Summary,
  language: Language,
): { readonly head: string; readonly between: string; readonly tail: string } {
  const frame = {
    format: "hebiao-check",
    formatVersion: JSON_FORMAT_VERSION,
    language,
    summary: { ...summary, periods: summary.periods.map(withWritten) },
    files: [],
  };
  const whole = toShownJson(frame);
  if (summary.files === 0) return { head: whole, between: "", tail: "\n" };
  return { head: `${whole.slice(0, -"]\n}".length)}\n`, between: ",\n", tail: "\n  ]\n}\n" };
}

/** One file of the report, indented as it stands there. */
export function toFileJson(report: FileReport, language: Language): string {
  const file = {
    file: report.file,
    verdict: verdictOf(report),
    ...toSubmissionJson(report),
    ...(report.annotated !== undefined && { annotated: report.annotated }),
    counts: countFindings(report.findings),
    findings: report.findings.map((finding) => ({
      ...finding,
      message: renderMessage(finding, language),
    })),
    ...(report.suspects !== undefined && { suspects: report.suspects }),
    skipped: report.skipped,
  };
  // In JSON's texts line breaks are escaped.
  return `    ${toShownJson(file).replaceAll("\n", "\n    ")}`;
}

/** Programs know by the period itself of which kind it is. */
function toSubmissionJson({ submission }: FileReport): object {
  if (!submission) return {};
  const { noun, ...shown } = submission;
  const { period } = shown;
  return period === undefined ? shown : withWritten({ ...shown, period });
}

const withWritten = <Of extends { readonly period: Period }>(of: Of) => ({
  ...of,
  period: writePeriod(of.period),
});

/** What a terminal might obey, and what would turn the direction of writing; JSON itself escapes the rest. */
const UNSEEN = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const toShownJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    UNSEEN,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
