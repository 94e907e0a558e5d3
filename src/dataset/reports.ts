import type { Finding } from "../model/finding.js";
import type { Form } from "../model/form.js";
import { identityOf } from "../model/identity.js";
import type { Measured } from "../model/measured.js";
import type { Submission } from "../model/submission.js";
import type { Roster } from "./roster.js";
import { type ReportingUnit, resolveUnits, type Units } from "./units.js";

/** A submission that has been checked, as it comes in. */
export type Collected = {
  readonly form: Form;
  readonly submission: Submission;
  /** Of the checks, and of reading. */
  readonly findings: readonly Finding[];
  /** What the form's indicators come to. */
  readonly indicators?: readonly Measured[];
  /** Of the workbook's bytes. */
  readonly hash: string;
};

/** A submission in a dataset: whose and when it is, and which others are of the same unit and period. */
export type Report = Collected & {
  /** From 1, in the order of the dataset. */
  readonly number: number;
  readonly file: string;
  /** The unit's name as it stands in the workbook. */
  readonly written: string | undefined;
  /** Undefined where the unit or the period cannot be read. */
  readonly identity: { readonly unit: ReportingUnit; readonly period: number } | undefined;
  /** All of its unit and period, itself included. */
  readonly alike: readonly Report[];
};

/** In the order of the units, then by period and file; those without identity come last. */
export function toReports(
  collected: readonly Collected[],
  roster: Roster | undefined,
): { readonly reports: readonly Report[]; readonly units: Units } {
  const named = collected.map((each) => ({
    ...each,
    file: each.submission.file,
    stated: identityOf(each.form, each.submission),
  }));
  const units = resolveUnits(
    named.flatMap(({ stated }) => stated?.unit ?? []),
    roster,
  );
  const position = new Map(units.all.map((unit, at) => [unit, at]));
  const drafts = named.map(({ stated, ...each }) => {
    const unit = stated && units.of(stated.unit);
    const identity = unit && { unit, period: stated.period };
    const place = unit ? (position.get(unit) ?? 0) : units.all.length;
    return { ...each, written: stated?.unit, identity, place };
  });
  drafts.sort(
    (a, b) =>
      a.place - b.place ||
      (a.identity?.period ?? 0) - (b.identity?.period ?? 0) ||
      a.file.localeCompare(b.file, "zh", { numeric: true }),
  );
  const alike = new Map<string, Report[]>();
  const reports = drafts.map(({ place, ...draft }, at): Report => {
    const { identity } = draft;
    const key = identity ? JSON.stringify([place, identity.period]) : `${at}`;
    const group = alike.get(key) ?? [];
    alike.set(key, group);
    const report = { ...draft, number: at + 1, alike: group };
    group.push(report);
    return report;
  });
  return { reports, units };
}
