import type { Roster, RosterEntry } from "./roster.js";

/** A reporting unit 填报单位 of a dataset. */
export type ReportingUnit = {
  readonly name: string;
  readonly entry?: RosterEntry | undefined;
};

export type Units = {
  /** In the order of the roster, then those it does not know by name. */
  readonly all: readonly ReportingUnit[];
  /** By the name as it was written. */
  readonly of: (written: string) => ReportingUnit | undefined;
};

/** The units that `written` names stand for: a roster's name or alias, else the name itself. */
export function resolveUnits(written: Iterable<string>, roster: Roster | undefined): Units {
  const byName = new Map<string, ReportingUnit>();
  const listed = (roster?.entries ?? []).map(
    (entry): ReportingUnit => ({ name: entry.unit, entry }),
  );
  for (const unit of listed) {
    for (const name of [unit.name, ...(unit.entry?.aliases ?? [])]) byName.set(name, unit);
  }
  const unlisted = [...new Set(written)]
    .filter((name) => !byName.has(name))
    .sort((a, b) => a.localeCompare(b, "zh", { numeric: true }) || (a < b ? -1 : 1))
    .map((name): ReportingUnit => ({ name }));
  for (const unit of unlisted) byName.set(unit.name, unit);
  return { all: [...listed, ...unlisted], of: (name) => byName.get(name) };
}
