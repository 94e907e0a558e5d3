import type { Period } from "../model/period.js";
import { type Counts, countFindings, type FileReport, type Verdict, verdictOf } from "./report.js";

/** What many files come to. Made file by file, so that their reports need not be kept. */
export type Summary = Readonly<Record<Verdict, number>> & {
  readonly files: number;
  /** By check, the one with the most findings first. */
  readonly checks: readonly CheckSummary[];
  /** By reporting unit, the one with the most to do first. */
  readonly units: readonly UnitSummary[];
  /** By period, the earliest first. */
  readonly periods: readonly PeriodSummary[];
};

export type CheckSummary = Counts & {
  /** As in findings. */
  readonly rule: string;
  /** How many files have findings of it. */
  readonly files: number;
};

type FilesSummary = Pick<Counts, "error" | "warning"> & {
  readonly files: number;
  readonly accepted: number;
  readonly blocked: number;
};
export type UnitSummary = FilesSummary & { readonly unit: string };
export type PeriodSummary = FilesSummary & { readonly period: Period };

export function summarise(reports: readonly FileReport[]): Summary {
  const summary = startSummary();
  for (const report of reports) summary.add(report);
  return summary.end();
}

/** Takes reports one after the other; the order changes nothing. */
export function startSummary(): {
  readonly add: (report: FileReport) => void;
  readonly end: () => Summary;
} {
  const verdicts = { accepted: 0, blocked: 0, unreadable: 0, unused: 0 };
  const checks = new Map<string, Counts & { files: number }>();
  const units = new Map<string, FilesSummary>();
  const periods = new Map<Period, FilesSummary>();
  let files = 0;
  return {
    add(report) {
      files += 1;
      verdicts[verdictOf(report)] += 1;
      // Why a file cannot be read is no check of it.
      for (const [rule, findings] of report.submission ? byRule(report) : []) {
        checks.set(rule, addCounts(checks.get(rule), countFindings(findings)));
      }
      const { unit, period } = report.submission ?? {};
      if (unit !== undefined) units.set(unit, addFile(units.get(unit), report));
      if (period !== undefined) periods.set(period, addFile(periods.get(period), report));
    },
    end: () => ({
      files,
      ...verdicts,
      checks: [...checks]
        .map(([rule, counts]) => ({ rule, ...counts }))
        .sort((a, b) => sizeOf(b) - sizeOf(a) || compareText(a.rule, b.rule)),
      units: [...units]
        .map(([unit, counts]) => ({ unit, ...counts }))
        .sort((a, b) => toDo(b) - toDo(a) || compareText(a.unit, b.unit)),
      periods: [...periods]
        .map(([period, counts]) => ({ period, ...counts }))
        .sort((a, b) => a.period - b.period),
    }),
  };
}

/** The findings of each check, built-in ones included. */
function byRule({ findings }: FileReport): Map<string, FileReport["findings"][number][]> {
  const found = new Map<string, FileReport["findings"][number][]>();
  for (const finding of findings) {
    const list = found.get(finding.rule) ?? [];
    list.push(finding);
    found.set(finding.rule, list);
  }
  return found;
}

const addCounts = (sum: (Counts & { files: number }) | undefined, counts: Counts) => ({
  error: (sum?.error ?? 0) + counts.error,
  warning: (sum?.warning ?? 0) + counts.warning,
  note: (sum?.note ?? 0) + counts.note,
  explained: (sum?.explained ?? 0) + counts.explained,
  files: (sum?.files ?? 0) + 1,
});

function addFile(sum: FilesSummary | undefined, report: FileReport): FilesSummary {
  const verdict = verdictOf(report);
  const { error, warning } = countFindings(report.findings);
  return {
    files: (sum?.files ?? 0) + 1,
    accepted: (sum?.accepted ?? 0) + (verdict === "accepted" ? 1 : 0),
    blocked: (sum?.blocked ?? 0) + (verdict === "blocked" ? 1 : 0),
    error: (sum?.error ?? 0) + error,
    warning: (sum?.warning ?? 0) + warning,
  };
}

const sizeOf = ({ error, warning, note, explained }: Counts): number =>
  error + warning + note + explained;
const toDo = ({ error, warning }: FilesSummary): number => error + warning;

/** By code points: the same on every machine. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
