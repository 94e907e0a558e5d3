import { describe, expect, test } from "vitest";
import { countFindings, countVerdicts, verdictOf } from "../../src/report/report.js";
import { fileFindingOf, fileReportOf, findingOf, reportOf } from "./reports.js";

const error = findingOf({ severity: "error" });
const warning = findingOf({ severity: "warning" });
const explained = findingOf({ severity: "warning", explained: "往年合同到账" });
const note = findingOf({ severity: "note" });

describe("the verdict on a file", () => {
  test.each([
    { title: "without findings", report: reportOf(), verdict: "accepted" },
    { title: "with notes only", report: reportOf([note, note]), verdict: "accepted" },
    { title: "with explained warnings only", report: reportOf([explained]), verdict: "accepted" },
    { title: "with a warning", report: reportOf([explained, warning]), verdict: "blocked" },
    { title: "with an error", report: reportOf([error, note]), verdict: "blocked" },
    {
      title: "that is no submission, with an error",
      report: fileReportOf(fileFindingOf("file/empty")),
      verdict: "unreadable",
    },
    {
      title: "that is no submission, with a note only",
      report: fileReportOf(fileFindingOf("file/previous-unmatched", { severity: "note" })),
      verdict: "unused",
    },
  ])("$title is $verdict", ({ report, verdict }) => {
    expect(verdictOf(report)).toBe(verdict);
  });
});

test("an explained warning counts as explained, and no longer as a warning", () => {
  expect(countFindings([error, warning, explained, explained, note])).toEqual({
    error: 1,
    warning: 1,
    explained: 2,
    note: 1,
  });
});

test("an explanation beside an error or a note changes nothing", () => {
  const findings = [findingOf({ explained: "…" }), findingOf({ severity: "note", explained: "…" })];
  expect(countFindings(findings)).toEqual({ error: 1, warning: 0, explained: 0, note: 1 });
});

test("every file is counted under one verdict", () => {
  const reports = [reportOf(), reportOf([error]), reportOf([warning]), fileReportOf(error)];
  const unused = fileReportOf(fileFindingOf("file/previous-unmatched", { severity: "note" }));
  expect(countVerdicts([...reports, unused])).toEqual({
    accepted: 1,
    blocked: 2,
    unreadable: 1,
    unused: 1,
  });
  expect(countVerdicts([])).toEqual({ accepted: 0, blocked: 0, unreadable: 0, unused: 0 });
});
