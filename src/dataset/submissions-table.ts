import { isOpen } from "../model/finding.js";
import { DEFINITIONS } from "./definitions.js";
import type { Report } from "./reports.js";
import { type DataTable, toDataTable } from "./table.js";

export const toSubmissionsTable = (reports: readonly Report[]): DataTable =>
  toDataTable(DEFINITIONS.submissions, reports.map(toRow));

function toRow({ number, identity, written, form, file, hash, alike, findings }: Report) {
  const count = (isWanted: (finding: Report["findings"][number]) => boolean): number =>
    findings.filter(isWanted).length;
  return [
    number,
    identity?.unit.name ?? null,
    identity?.period ?? null,
    written ?? null,
    form.version,
    file,
    hash,
    alike.length > 1,
    count(({ severity }) => severity === "error"),
    count((finding) => finding.severity === "warning" && isOpen(finding)),
    count((finding) => finding.severity === "warning" && !isOpen(finding)),
    count(({ severity }) => severity === "note"),
  ];
}
