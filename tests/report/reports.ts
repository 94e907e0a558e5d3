import type { Finding } from "../../src/model/finding.js";
import type { CellPlace } from "../../src/model/place.js";
import type { FileReport } from "../../src/report/report.js";

/** A finding on a cell; what a test does not name is as plain as can be. */
export const findingOf = (parts: Partial<Finding> = {}): Finding => ({
  rule: "required",
  severity: "error",
  outcome: "fails",
  place: placeOf("C5"),
  related: [],
  data: {},
  ...parts,
});

export const placeOf = (
  address: string | undefined,
  parts: Partial<CellPlace> = {},
): CellPlace => ({
  kind: "cell",
  sheet: "表一",
  section: "甲部",
  field: "收入",
  address,
  ...parts,
});

/** What a form's own check found: its data carry the numbers. */
export const checkFindingOf = (parts: Partial<Finding> = {}): Finding =>
  findingOf({
    rule: "sample/合计",
    data: {
      shown: { zh: "收入 5 ≠ 甲 2 + 乙 2 = 4，差 1", en: "收入 5 ≠ 甲 2 + 乙 2 = 4, difference 1" },
      message: { zh: "收入应等于甲乙之和", en: "收入 should be 甲 and 乙 together" },
    },
    ...parts,
  });

export const fileFindingOf = (rule: string, parts: Partial<Finding> = {}): Finding =>
  findingOf({ rule, outcome: "cannot-tell", place: { kind: "file", file: "a.xlsx" }, ...parts });

/** The report on a submission, unless `submission` is taken away. */
export const reportOf = (
  findings: readonly Finding[] = [],
  parts: Partial<FileReport> = {},
): FileReport => ({
  file: "a.xlsx",
  submission: {
    form: "sample",
    version: "2024",
    title: "示例统计表",
    unit: "甲中心",
    period: 2024,
  },
  findings,
  skipped: [],
  ...parts,
});

/** The report on a file that is no submission. */
export const fileReportOf = (...findings: readonly Finding[]): FileReport => ({
  file: "a.xlsx",
  findings,
  skipped: [],
});
