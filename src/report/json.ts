import type { Language } from "../model/text.js";
import { renderMessage } from "./render.js";
import { countFindings, countVerdicts, type FileReport, verdictOf } from "./report.js";

/** Raised whenever a reader of the JSON would have to change; documented in the README. */
export const JSON_FORMAT_VERSION = 1;

/** The report for programs: every finding with its data, and its message in one language. */
export function toJson(reports: readonly FileReport[], language: Language): string {
  const files = reports.map((report) => ({
    file: report.file,
    verdict: verdictOf(report),
    ...report.submission,
    ...(report.annotated !== undefined && { annotated: report.annotated }),
    counts: countFindings(report.findings),
    findings: report.findings.map((finding) => ({
      ...finding,
      message: renderMessage(finding, language),
    })),
    ...(report.suspects !== undefined && { suspects: report.suspects }),
    skipped: report.skipped,
  }));
  const summary = { files: files.length, ...countVerdicts(reports) };
  const report = {
    format: "hebiao-check",
    formatVersion: JSON_FORMAT_VERSION,
    language,
    summary,
    files,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
