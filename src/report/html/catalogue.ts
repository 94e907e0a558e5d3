import type { Finding } from "../../model/finding.js";
import { nameOfRule } from "../finding-parts.js";
import type { FileReport } from "../report.js";
import { type Standing, standingOf } from "./standing.js";

/** What the findings of all files can be filtered by. */
export type Catalogue = {
  /** Most findings first. */
  readonly sections: readonly Group[];
  readonly checks: readonly Group[];
  /** Every combination that occurs. */
  readonly kinds: readonly Kind[];
  /** The place in `kinds`. */
  readonly kindOf: ReadonlyMap<Finding, number>;
};

export type Group = {
  /** Undefined for a whole file. */
  readonly name: string | undefined;
  readonly findings: readonly Finding[];
  readonly files: number;
};

/** Places in the lists of the catalogue. */
export type Kind = {
  readonly standing: Standing;
  readonly section: number;
  readonly check: number;
};

export function catalogue(reports: readonly FileReport[]): Catalogue {
  const sections = groupBy(reports, sectionOf);
  const checks = groupBy(reports, ({ rule }) => rule);
  const sectionIndex = indexOf(sections);
  const checkIndex = indexOf(checks);
  const kinds = new Map<string, number>();
  const found: Kind[] = [];
  const kindOf = new Map<Finding, number>();
  for (const finding of reports.flatMap(({ findings }) => findings)) {
    const standing = standingOf(finding);
    const section = sectionIndex.get(sectionOf(finding)) ?? 0;
    const check = checkIndex.get(finding.rule) ?? 0;
    const key = `${standing} ${section} ${check}`;
    const kind = kinds.get(key) ?? found.push({ standing, section, check }) - 1;
    kinds.set(key, kind);
    kindOf.set(finding, kind);
  }
  return { sections, checks: nameApart(checks), kinds: found, kindOf };
}

/** The innermost heading alone: sheets are renamed by those who fill them in, headings hardly. */
const sectionOf = ({ place }: Finding): string | undefined =>
  place.kind === "cell" ? (place.section ?? place.sheet) : undefined;

function groupBy(
  reports: readonly FileReport[],
  nameOf: (finding: Finding) => string | undefined,
): Group[] {
  const groups = new Map<string | undefined, { findings: Finding[]; reports: Set<FileReport> }>();
  for (const report of reports) {
    for (const finding of report.findings) {
      const name = nameOf(finding);
      const group = groups.get(name) ?? { findings: [], reports: new Set() };
      group.findings.push(finding);
      group.reports.add(report);
      groups.set(name, group);
    }
  }
  return (
    [...groups]
      .map(([name, group]) => ({ name, findings: group.findings, files: group.reports.size }))
      // Equal ones stay in the order in which they first occur.
      .sort((a, b) => b.findings.length - a.findings.length || b.files - a.files)
  );
}

const indexOf = (groups: readonly Group[]): ReadonlyMap<string | undefined, number> =>
  new Map(groups.map(({ name }, index) => [name, index]));

/** Without the form in front of its name, unless two forms have checks of one name. */
function nameApart(checks: readonly Group[]): Group[] {
  const names = checks.map(({ name, findings }) => (findings[0] ? nameOfRule(findings[0]) : name));
  const taken = new Map<string | undefined, number>();
  for (const name of names) taken.set(name, (taken.get(name) ?? 0) + 1);
  return checks.map((check, index) =>
    taken.get(names[index]) === 1 ? { ...check, name: names[index] } : check,
  );
}
