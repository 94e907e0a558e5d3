import { expect, test } from "vitest";
import { toJson } from "../../src/report/json.js";
import {
  checkFindingOf,
  fileFindingOf,
  fileReportOf,
  findingOf,
  placeOf,
  reportOf,
} from "./reports.js";
import { reportWith, SIMPLE } from "./suspects.js";

test("the report for programs is complete, and ends with a line break", () => {
  const explained = findingOf({ severity: "warning", explained: "已退还", data: { none: "无" } });
  const skipped = [
    { rule: "sample/上年", reason: "no-previous", names: ["收入"], count: 2 },
  ] as const;
  const text = toJson([reportOf([explained], { skipped })], "zh");
  expect(text.endsWith("}\n")).toBe(true);
  expect(JSON.parse(text)).toEqual({
    format: "hebiao-check",
    formatVersion: 1,
    language: "zh",
    summary: {
      ...{ files: 1, accepted: 1, blocked: 0, unreadable: 0, unused: 0 },
      checks: [{ rule: "required", error: 0, warning: 0, note: 0, explained: 1, files: 1 }],
      units: [{ unit: "甲中心", files: 1, accepted: 1, blocked: 0, error: 0, warning: 0 }],
      periods: [{ period: 2024, files: 1, accepted: 1, blocked: 0, error: 0, warning: 0 }],
    },
    files: [
      {
        file: "a.xlsx",
        verdict: "accepted",
        form: "sample",
        version: "2024",
        title: "示例统计表",
        unit: "甲中心",
        period: 2024,
        counts: { error: 0, warning: 0, note: 0, explained: 1 },
        findings: [
          {
            rule: "required",
            severity: "warning",
            outcome: "fails",
            place: { kind: "cell", sheet: "表一", section: "甲部", field: "收入", address: "C5" },
            related: [],
            data: { none: "无" },
            explained: "已退还",
            message: "此处必填，没有内容请写“无”",
          },
        ],
        skipped,
      },
    ],
  });
});

test("a file that could not be read has no form, and its finding says why", () => {
  const report = JSON.parse(toJson([fileReportOf(fileFindingOf("file/empty"))], "en"));
  expect(report.summary).toMatchObject({ files: 1, accepted: 0, unreadable: 1, units: [] });
  expect(Object.keys(report.files[0])).toEqual([
    "file",
    "verdict",
    "counts",
    "findings",
    "skipped",
  ]);
  expect(report.files[0].findings[0].message).toBe(
    "the file is empty (0 bytes): save or copy it again",
  );
});

test.each([
  ["zh", "收入 5 ≠ 甲 2 + 乙 2 = 4，差 1；收入应等于甲乙之和"],
  ["en", "收入 5 ≠ 甲 2 + 乙 2 = 4, difference 1; 收入 should be 甲 and 乙 together"],
] as const)("messages are in one language, data in both: %s", (language, message) => {
  const [finding] = JSON.parse(toJson([reportOf([checkFindingOf()])], language)).files[0].findings;
  expect(finding.message).toBe(message);
  expect(finding.data.message).toEqual({
    zh: "收入应等于甲乙之和",
    en: "收入 should be 甲 and 乙 together",
  });
});

test("a report on nothing is a report all the same", () => {
  expect(JSON.parse(toJson([], "zh"))).toMatchObject({ summary: { files: 0 }, files: [] });
});

test("the cells that are probably wrong are data in both languages, beside the findings", () => {
  const alternative = (
    address: string,
    field: string,
    from: number,
    to: number,
    reason: string,
  ) => ({
    cells: [
      { place: placeOf(address, { field }), value: { kind: "number", number: from }, failed: 1 },
    ],
    proposals: [{ values: [{ kind: "number", number: to }], reasons: [reason] }],
    isTied: false,
  });
  for (const language of ["zh", "en"] as const) {
    const report = JSON.parse(toJson([reportWith(SIMPLE)], language));
    expect(report.formatVersion).toBe(1);
    expect(Object.keys(report.files[0]).slice(-3)).toEqual(["findings", "suspects", "skipped"]);
    expect(report.files[0].suspects).toEqual({
      questions: [
        {
          alternatives: [
            alternative("C5", "收入", 5, 4, "digit-wrong"),
            alternative("C6", "甲", 2, 3, "derived"),
          ],
          rules: ["sample/合计"],
        },
      ],
      isComplete: true,
    });
  }
});
