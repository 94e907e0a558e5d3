import type { Finding, Severity } from "../model/finding.js";
import type { Period } from "../model/period.js";
import type { PeriodNoun } from "../model/period-words.js";
import type { Suspects } from "../model/suspects.js";
import type { Skipped } from "../model/verdict.js";

/** What became of one file. */
export type FileReport = {
  readonly file: string;
  /** Absent for a file that is no submission of a known form. */
  readonly submission?: {
    readonly form: string;
    readonly version: string;
    readonly title: string;
    readonly unit?: string | undefined;
    readonly period?: Period | undefined;
    /** What the period is called, where it is no year. */
    readonly noun?: PeriodNoun | undefined;
    /** The file that 跨年 checks compared with. */
    readonly previous?: string | undefined;
  };
  /** The marked copy that was written of it. */
  readonly annotated?: string | undefined;
  readonly findings: readonly Finding[];
  /** Which cells are probably wrong; absent where no check failed, or nobody asked. */
  readonly suspects?: Suspects | undefined;
  readonly skipped: readonly Skipped[];
};

/**
 * accepted: can be submitted; blocked: errors or unexplained warnings; unreadable: not checked at
 * all; unused: nothing to check and nothing wrong, such as a workbook of last year that fits none.
 */
export type Verdict = "accepted" | "blocked" | "unreadable" | "unused";

export type Counts = Readonly<Record<Severity | "explained", number>>;

/** How many findings of each severity; an explained warning counts as explained only. */
export function countFindings(findings: readonly Finding[]): Counts {
  const counts = { error: 0, warning: 0, note: 0, explained: 0 };
  for (const { severity, explained } of findings) {
    counts[severity === "warning" && explained !== undefined ? "explained" : severity] += 1;
  }
  return counts;
}

export function verdictOf({ submission, findings }: FileReport): Verdict {
  const { error, warning } = countFindings(findings);
  if (!submission) return error > 0 ? "unreadable" : "unused";
  return error + warning > 0 ? "blocked" : "accepted";
}

/** How many files came to each verdict. */
export function countVerdicts(reports: readonly FileReport[]): Readonly<Record<Verdict, number>> {
  const counts = { accepted: 0, blocked: 0, unreadable: 0, unused: 0 };
  for (const report of reports) counts[verdictOf(report)] += 1;
  return counts;
}
