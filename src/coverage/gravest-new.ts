import type { Finding, Severity } from "../model/finding.js";

/** How often each finding occurs: one of the same rule in the same cell is the same. */
export type FindingCounts = ReadonlyMap<string, number>;

export function countByKey(findings: readonly Finding[]): FindingCounts {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const key = keyOf(finding);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The severity of the gravest finding that was not there before; undefined if there is none. */
export function gravestNew(
  before: FindingCounts,
  findings: readonly Finding[],
): Severity | undefined {
  const seen = new Map<string, number>();
  const added = new Set<Severity>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (count > (before.get(key) ?? 0)) added.add(finding.severity);
  }
  return BY_GRAVITY.find((severity) => added.has(severity));
}

const BY_GRAVITY = ["error", "warning", "note"] as const satisfies readonly Severity[];

const keyOf = ({ rule, place }: Finding): string =>
  place.kind === "cell"
    ? `${rule}\n${place.sheet}\n${place.address ?? ""}\n${place.field ?? ""}`
    : rule;
