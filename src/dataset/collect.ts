import type { Expression } from "../model/expression.js";
import type { Finding } from "../model/finding.js";
import type { Form } from "../model/form.js";
import { fieldLineages, newestFirst, tableLineages } from "../model/lineage.js";
import type { Language } from "../model/text.js";
import { toChecksTable, toReadsTable } from "./checks-table.js";
import { findCoverage } from "./coverage.js";
import type { Dataset } from "./dataset.js";
import { toFieldsTable } from "./fields-table.js";
import { toFindingsTable } from "./findings-table.js";
import { indicatorColumns } from "./indicators.js";
import { toPartsTable } from "./parts-table.js";
import { type Collected, toReports } from "./reports.js";
import type { Roster } from "./roster.js";
import { toRowsTables } from "./rows-tables.js";
import { toSubmissionsTable } from "./submissions-table.js";
import { toUnitsTable } from "./units-table.js";
import { toValuesTable } from "./values-table.js";

export type CollectOptions = {
  /** The versions of the one form that all submissions are of. */
  readonly versions: readonly [Form, ...Form[]];
  readonly roster?: Roster | undefined;
  /** Of what authors wrote for people. */
  readonly language: Language;
  /** A finding as one sentence. */
  readonly renderMessage: (finding: Finding) => string;
  /** What a check demands, in words. */
  readonly explain: (assertion: Expression) => string;
};

/**
 * Submissions of one form, of any of its versions and of any number of units and periods, as a
 * dataset. The order in which they come does not matter.
 */
export function collect(submissions: readonly Collected[], options: CollectOptions): Dataset {
  const versions = newestFirst(options.versions);
  const [newest = options.versions[0]] = versions;
  const fields = fieldLineages(versions);
  const tables = tableLineages(versions);
  const { reports, units } = toReports(submissions, options.roster);
  const indicators = indicatorColumns(versions, reports);
  const coverage = findCoverage(reports, units, options.roster);
  return {
    form: {
      id: newest.id,
      title: newest.title,
      versions: versions.map(({ version }) => version),
      unitField: newest.unitField,
      periodField: newest.period.field,
      ...(newest.period.part !== undefined && { partField: newest.period.part }),
    },
    tables: {
      units: toUnitsTable(units, newest.period.kind),
      submissions: toSubmissionsTable(reports),
      values: toValuesTable(reports, fields, indicators),
      findings: toFindingsTable(reports, coverage, fields, options.renderMessage),
      fields: toFieldsTable(versions, fields, tables, indicators, options.explain),
      checks: toChecksTable(newest, options),
      reads: toReadsTable(newest),
      parts: toPartsTable(newest, indicators),
    },
    rows: toRowsTables(reports, tables),
  };
}
