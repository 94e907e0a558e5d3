import type { Finding } from "../model/finding.js";
import type { FieldLineage } from "../model/lineage.js";
import type { Place } from "../model/place.js";
import type { CoverageFinding } from "./coverage.js";
import { DEFINITIONS } from "./definitions.js";
import type { Report } from "./reports.js";
import { type DataTable, type Datum, toDataTable } from "./table.js";

/** What concerns the set of submissions first, then each submission's own, in its order. */
export function toFindingsTable(
  reports: readonly Report[],
  coverage: readonly CoverageFinding[],
  fields: readonly FieldLineage[],
  render: (finding: Finding) => string,
): DataTable {
  const names = namesOf(fields);
  const toRow = (
    finding: Finding,
    { number, identity, form, file }: Partial<Report>,
    unit: string | undefined = identity?.unit.name,
    period: number | undefined = identity?.period,
  ): Datum[] => [
    number ?? null,
    unit ?? null,
    period ?? null,
    finding.rule,
    finding.severity,
    fieldOf(finding.place, (name) => names.get(`${form?.version} ${name}`) ?? name),
    render(finding),
    finding.explained ?? null,
    ...placeOf(finding.place, file),
    finding.related.map(addressOf).join("、") || null,
  ];
  return toDataTable(DEFINITIONS.findings, [
    ...coverage.map(({ finding, report, unit, period }) =>
      toRow(finding, report ?? {}, unit, period),
    ),
    ...reports.flatMap((report) => report.findings.map((finding) => toRow(finding, report))),
  ]);
}

/** What the dataset calls a version's fields, where that is something else. */
const namesOf = (fields: readonly FieldLineage[]): ReadonlyMap<string, string> =>
  new Map(
    fields.flatMap(({ field, origins }) =>
      [...origins].map(([version, { name }]) => [`${version} ${name}`, field.name] as const),
    ),
  );

const fieldOf = (place: Place, toName: (name: string) => string): string | null =>
  place.kind === "cell" && place.field !== undefined ? toName(place.field) : null;

const addressOf = (place: Place): string =>
  place.kind === "cell" ? `${place.sheet}!${place.address ?? "?"}` : place.file;

function placeOf(place: Place, file: string | undefined): readonly Datum[] {
  switch (place.kind) {
    case "cell":
      return [file ?? null, place.sheet, place.address ?? null];
    case "file":
    case "source":
      return [place.file, null, null];
  }
}
