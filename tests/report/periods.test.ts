import { describe, expect, test } from "vitest";
import { readRoster } from "../../src/dataset/roster.js";
import type { Language } from "../../src/model/text.js";
import { renderLackOfPrevious } from "../../src/report/conclusion.js";
import { toHtml } from "../../src/report/html.js";
import { toJson } from "../../src/report/json.js";
import { toMarks } from "../../src/report/marks.js";
import { renderMessage } from "../../src/report/render.js";
import type { FileReport } from "../../src/report/report.js";
import { toText } from "../../src/report/text.js";
import { NOVEMBER, OCTOBER, THIRD } from "../fixtures/periodic-forms.js";
import { fileFindingOf, reportOf } from "./reports.js";

const SUBMISSION = {
  form: "sample-monthly",
  version: "1",
  title: "示例月报",
  unit: "示例甲厂",
  period: OCTOBER,
  noun: "month",
} as const;
const skipped = [
  { rule: "sample-monthly/产值变化", reason: "no-previous", names: ["产值"], count: 1 },
] as const;
const MONTHLY = reportOf([], { submission: SUBMISSION, skipped });
const IRREGULAR = reportOf([], { submission: { ...SUBMISSION, noun: "any" }, skipped });
const QUARTERLY = reportOf([], {
  submission: { ...SUBMISSION, period: THIRD, noun: "quarter" },
  skipped,
});
/** As many as the summary ranks. */
const MANY: readonly FileReport[] = [
  ...Array.from({ length: 6 }, () => MONTHLY),
  ...Array.from({ length: 5 }, () =>
    reportOf([], { submission: { ...SUBMISSION, period: NOVEMBER } }),
  ),
];

describe("the report as text", () => {
  test("has the month and the quarter of a file", () => {
    expect(toText([MONTHLY], "zh")).toContain("  示例甲厂 · 2023-10 · sample-monthly@1");
    expect(toText([QUARTERLY], "zh")).toContain("  示例甲厂 · 2023-Q3 · ");
  });

  test("counts by period", () => {
    expect(toText(MANY, "zh")).toContain(
      "按报告期：\n  2023 年 10 月 6 个文件：6 个可以提交，0 个需要修改或说明\n  2023 年 11 月 5 个文件：",
    );
    expect(toText(MANY, "en")).toContain("By month:\n  October 2023: 6 files, 6 can be submitted,");
  });

  test.each([
    ["month", MONTHLY, "1 条跨月审核没有进行：用 --previous 指定上月的工作簿"],
    ["quarter", QUARTERLY, "1 条跨季审核没有进行：用 --previous 指定上季的工作簿"],
    ["period", IRREGULAR, "1 条跨期审核没有进行：用 --previous 指定上期的工作簿"],
  ])("asks for the workbook of the %s before", (_, report, said) => {
    expect(renderLackOfPrevious(report, "zh")).toBe(said);
  });

  test("asks for it in English", () => {
    expect(renderLackOfPrevious(MONTHLY, "en")).toBe(
      "1 check against last month not made: name last month's workbooks with --previous",
    );
    expect(renderLackOfPrevious(IRREGULAR, "en")).toBe(
      "1 check against the period before not made: name the previous period's workbooks with --previous",
    );
  });
});

describe("the report as JSON", () => {
  test("has months as texts, and years as numbers", () => {
    const read = JSON.parse(toJson([...MANY, QUARTERLY, reportOf()], "zh"));
    expect(read.summary.periods.map(({ period }: { period: unknown }) => period)).toEqual([
      2024,
      "2023-Q3",
      "2023-10",
      "2023-11",
    ]);
    expect(read.files[0]).toMatchObject({ unit: "示例甲厂", period: "2023-10" });
    expect(read.files[0]).not.toHaveProperty("noun");
    expect(read.files.at(-1).period).toBe(2024);
  });
});

describe("the report as HTML and the marked copy", () => {
  const compared = reportOf([], { submission: { ...SUBMISSION, previous: "九月.xlsx" } });

  test("have the month", () => {
    const page = toHtml([compared], "zh");
    expect(page).toContain("<td>2023-10</td>");
    expect(page).toContain("示例甲厂 · 2023-10 · 示例月报");
    expect(page).toContain("对照的上月工作簿：");
    expect(page).not.toContain(String(OCTOBER));
    expect(toHtml([compared], "en")).toContain("Last month&#39;s workbook compared with: ");
    expect(toMarks(compared, "zh").title).toBe("核表审核结果 · 示例月报 · 示例甲厂 · 2023-10");
  });
});

describe("a message on a period", () => {
  const said = (rule: string, data: Readonly<Record<string, string>>, language: Language = "zh") =>
    renderMessage(fileFindingOf(rule, { data }), language);
  const about = { unit: "示例甲厂", period: "2023-10", files: "甲、乙" };

  test.each([
    [
      "file/previous-unmatched",
      "没有用上：没有“示例甲厂”2023 年 10 月的填报要与它对照，请检查单位名称和报告期",
    ],
    [
      "file/previous-repeated",
      "没有用上：与“示例甲厂”2023 年 10 月的填报对照的有多份（甲、乙），请只保留一份",
    ],
    ["dataset/stopped", "“示例甲厂”上月有填报，2023 年 10 月没有，请催报，或核对是否更名、停办"],
    ["dataset/not-reported", "“示例甲厂”2023 年 10 月没有填报，请催报，或在名册中写明起止"],
  ])("%s", (rule, message) => {
    expect(said(rule, about)).toBe(message);
  });

  test("in English", () => {
    expect(said("dataset/stopped", about, "en")).toBe(
      "“示例甲厂” reported the month before but not for October 2023: ask for it, or see whether it was renamed or closed",
    );
    expect(said("file/previous-unmatched", about, "en")).toMatch(/the unit's name and the month$/);
  });

  test("that cannot be read speaks of a year only where it should be one", () => {
    expect(said("file/previous-unmatched", { kind: "month" })).toBe(
      "没有用上：读不出填报单位或报告期，请先补全",
    );
    expect(said("file/previous-unmatched", {})).toBe("没有用上：读不出填报单位或年度，请先补全");
  });

  test("says what a roster may hold", () => {
    const read = readRoster("unit,since\n甲,十月\n", "名册.csv");
    expect("findings" in read && read.findings.map((found) => renderMessage(found, "zh"))).toEqual([
      "“十月”不是 2023、2023-Q3、2023-10 这样的报告期，请改正或留空",
    ]);
  });
});
