import type { Finding } from "../model/finding.js";
import { nearest } from "../model/nearest.js";
import {
  firstWithin,
  kindOfPeriod,
  lastWithin,
  type Period,
  writePeriod,
} from "../model/period.js";
import type { Report } from "./reports.js";
import type { Roster, RosterEntry } from "./roster.js";
import { spellingKey } from "./unit-name.js";
import type { ReportingUnit, Units } from "./units.js";

/** Something found about the set of submissions, and whom and when it concerns. */
export type CoverageFinding = {
  readonly finding: Finding;
  readonly report?: Report | undefined;
  readonly unit?: string | undefined;
  readonly period?: number | undefined;
};

/** Who has reported twice, not at all, under a name nobody knows, or under several spellings. */
export function findCoverage(
  reports: readonly Report[],
  units: Units,
  roster: Roster | undefined,
): CoverageFinding[] {
  return [
    ...reports.filter(({ identity }) => !identity).map(unidentified),
    ...repeated(reports),
    ...(roster ? unknown(reports, roster) : []),
    ...variants(reports, units),
    ...missing(reports, units, roster),
  ];
}

const unidentified = (report: Report): CoverageFinding => ({
  report,
  finding: toFinding("dataset/no-identity", "error", report.file, {}),
});

/** Two workbooks of one unit and period; each names all. */
function repeated(reports: readonly Report[]): CoverageFinding[] {
  return reports
    .filter(({ alike }) => alike.length > 1)
    .map((report) => ({
      report,
      finding: toFinding("dataset/repeated", "error", report.file, {
        unit: report.identity?.unit.name ?? "",
        ...(report.identity && { period: writePeriod(report.identity.period) }),
        files: report.alike.map(({ file }) => file),
      }),
    }));
}

function unknown(reports: readonly Report[], { entries }: Roster): CoverageFinding[] {
  const names = entries.flatMap(({ unit, aliases }) => [unit, ...aliases]);
  return reports
    .filter(({ identity }) => identity && !identity.unit.entry)
    .map((report) => {
      const unit = report.identity?.unit.name ?? "";
      const data = { unit, nearest: nearest(unit, names) };
      return { report, finding: toFinding("dataset/unknown-unit", "warning", report.file, data) };
    });
}

/** Units whose names differ only in how they are typed: a question, asked once for each spelling but the first. */
function variants(reports: readonly Report[], { all }: Units): CoverageFinding[] {
  const spellings = new Map<string, ReportingUnit[]>();
  for (const unit of all) {
    const names = [unit.name, ...(unit.entry?.aliases ?? [])];
    for (const key of new Set(names.map(spellingKey))) {
      spellings.set(key, [...(spellings.get(key) ?? []), unit]);
    }
  }
  return [...spellings.values()].flatMap(([first, ...others]) =>
    others.flatMap((unit) => {
      const report = reports.find(({ identity }) => identity?.unit === unit);
      if (!first || !report) return [];
      const data = { unit: unit.name, other: first.name };
      return [{ report, finding: toFinding("dataset/spelling", "warning", report.file, data) }];
    }),
  );
}

/** Who should have reported for a period but did not. Who is not in a roster should if it did the period before. */
function missing(
  reports: readonly Report[],
  { all }: Units,
  roster: Roster | undefined,
): CoverageFinding[] {
  const periods = [...new Set(reports.flatMap(({ identity }) => identity?.period ?? []))].sort();
  return all.flatMap((unit) => {
    const own = reports.filter(({ identity }) => identity?.unit === unit);
    const of = (period: number) => own.find(({ identity }) => identity?.period === period);
    return periods.flatMap((period): CoverageFinding[] => {
      if (of(period)) return [];
      if (roster && unit.entry) {
        if (!isDue(unit.entry, period)) return [];
        const data = { unit: unit.name, period: writePeriod(period) };
        const finding = toFinding("dataset/not-reported", "warning", roster.file, data);
        return [{ unit: unit.name, period, finding }];
      }
      const before = of(period - 1);
      if (!before) return [];
      const data = { unit: unit.name, period: writePeriod(period) };
      const finding = toFinding("dataset/stopped", "warning", before.file, data);
      return [{ unit: unit.name, period, finding }];
    });
  });
}

function isDue({ since, until }: RosterEntry, period: Period): boolean {
  const kind = kindOfPeriod(period);
  const first = since === undefined ? Number.NEGATIVE_INFINITY : firstWithin(kind, since);
  const last = until === undefined ? Number.POSITIVE_INFINITY : lastWithin(kind, until);
  return period >= first && period <= last;
}

const toFinding = (
  rule: string,
  severity: Finding["severity"],
  file: string,
  data: Finding["data"],
): Finding => ({
  rule,
  severity,
  outcome: "fails",
  place: { kind: "file", file },
  related: [],
  data,
});
