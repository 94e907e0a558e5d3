import { checkSubmission } from "../check/check.js";
import type { PreviousPeriod } from "../check/previous.js";
import { identityOf } from "../model/identity.js";
import { nounForForm } from "../model/period-words.js";
import type { FileReport } from "../report/report.js";
import { findSuspects, type SuspectsOptions } from "../suspects/suspects.js";
import type { OpenedFile } from "./open-file.js";

/** What is to be said of a file, compared with its unit's workbook of the period before where there is one. */
export function checkFile(file: string, opened: OpenedFile, before: PreviousPeriod): FileReport {
  if (opened.kind === "problem") return { file, findings: [opened.finding], skipped: [] };
  const { form, submission } = opened;
  const previous = before.find(form, submission);
  const noun = nounForForm(form);
  return {
    file,
    submission: {
      form: form.id,
      version: form.version,
      title: form.title,
      ...identityOf(form, submission),
      ...(noun !== "year" && { noun }),
      ...(previous && { previous: previous.file }),
    },
    ...checkSubmission(form, submission, previous),
  };
}

/** The report with the cells that are probably wrong; it takes several times as long as the checks. */
export async function suspectIn(
  report: FileReport,
  opened: OpenedFile,
  before: PreviousPeriod,
  options?: SuspectsOptions,
): Promise<FileReport> {
  if (opened.kind === "problem") return report;
  const { form, submission } = opened;
  const previous = before.find(form, submission);
  const suspects = await findSuspects(form, submission, previous, report.findings, options);
  return suspects ? { ...report, suspects } : report;
}
