import { describe, expect, test } from "vitest";
import type { Language } from "../../src/model/text.js";
import type { FileReport } from "../../src/report/report.js";
import { type Paint, toText } from "../../src/report/text.js";
import {
  checkFindingOf,
  fileFindingOf,
  fileReportOf,
  findingOf,
  placeOf,
  reportOf,
} from "./reports.js";
import {
  alternativeOf,
  proposalOf,
  questionOf,
  reportWith,
  SIMPLE,
  suspectOf,
  suspectsOf,
} from "./suspects.js";

const linesOf = (report: FileReport, language: Language = "zh"): string[] =>
  toText([report], language).split("\n");

describe("the report on one file", () => {
  test("groups its findings by sheet and section, in the order they come", () => {
    const report = reportOf([
      findingOf({ place: placeOf("C5") }),
      findingOf({ place: placeOf("C6") }),
      findingOf({ place: placeOf("C9", { section: "乙部" }) }),
      findingOf({ place: placeOf("A2", { sheet: "表二", section: undefined }) }),
    ]);
    expect(linesOf(report)).toEqual([
      "a.xlsx",
      "  甲中心 · 2024 · sample@2024",
      "",
      "  表一 › 甲部",
      "    C5 错误 收入 此处必填 [required]",
      "    C6 错误 收入 此处必填 [required]",
      "",
      "  表一 › 乙部",
      "    C9 错误 收入 此处必填 [required]",
      "",
      "  表二",
      "    A2 错误 收入 此处必填 [required]",
      "",
      "  还有 4 处必须修改",
      "",
    ]);
  });

  test("names the unit and the year only where they can be read", () => {
    const submission = { form: "sample", version: "2024", title: "示例统计表" };
    expect(linesOf(reportOf([], { submission }))[1]).toBe("  sample@2024");
  });

  test("has neither heading nor conclusion for a file that could not be read", () => {
    expect(linesOf(fileReportOf(fileFindingOf("file/encrypted")))).toEqual([
      "a.xlsx",
      "    错误 文件设有打开密码，请去除密码后再保存 [file/encrypted]",
      "",
    ]);
  });
});

describe("one line of the report", () => {
  const lineOf = (finding: FileReport["findings"][number], language: Language = "zh") =>
    linesOf(reportOf([finding]), language)[4];

  test.each([
    {
      title: "a check's numbers, its author's words and the other cells",
      finding: checkFindingOf({ related: [placeOf("C6"), placeOf("B2", { sheet: "表二" })] }),
      zh: "    C5 错误 收入 5 ≠ 甲 2 + 乙 2 = 4，差 1；收入应等于甲乙之和 [合计 · 相关 C6、表二!B2]",
      en: "    C5 error 收入 5 ≠ 甲 2 + 乙 2 = 4, difference 1; 收入 should be 甲 and 乙 together [合计 · related C6, 表二!B2]",
    },
    {
      title: "a related cell that was not found by its field",
      finding: checkFindingOf({ related: [placeOf(undefined, { field: "乙" })] }),
      zh: "    C5 错误 收入 5 ≠ 甲 2 + 乙 2 = 4，差 1；收入应等于甲乙之和 [合计 · 相关 乙]",
      en: "    C5 error 收入 5 ≠ 甲 2 + 乙 2 = 4, difference 1; 收入 should be 甲 and 乙 together [合计 · related 乙]",
    },
    {
      title: "an explained warning",
      finding: checkFindingOf({ severity: "warning", explained: "含上年结转" }),
      zh: "    C5 核实 收入 5 ≠ 甲 2 + 乙 2 = 4，差 1；收入应等于甲乙之和（已说明：含上年结转） [合计]",
      en: "    C5 warning 收入 5 ≠ 甲 2 + 乙 2 = 4, difference 1; 收入 should be 甲 and 乙 together (explained: 含上年结转) [合计]",
    },
    {
      title: "a hint of the author",
      finding: checkFindingOf({ hint: { zh: "请看附表", en: "see the annex" } }),
      zh: "    C5 错误 收入 5 ≠ 甲 2 + 乙 2 = 4，差 1；收入应等于甲乙之和；请看附表 [合计]",
      en: "    C5 error 收入 5 ≠ 甲 2 + 乙 2 = 4, difference 1; 收入 should be 甲 and 乙 together; see the annex [合计]",
    },
    {
      title: "a dash for a cell that was not found, and its field once",
      finding: findingOf({
        rule: "field-missing",
        place: placeOf(undefined),
        data: { label: "收入" },
      }),
      zh: "    — 错误 找不到“收入”一栏，可能已被删除，请恢复后再填 [field-missing]",
      en: "    — error “收入” cannot be found, perhaps it was deleted: restore it [field-missing]",
    },
    {
      title: "the field where its label is another",
      finding: findingOf({
        rule: "field-missing",
        place: placeOf(undefined),
        data: { label: "其中：收入" },
      }),
      zh: "    — 错误 收入 找不到“其中：收入”一栏，可能已被删除，请恢复后再填 [field-missing]",
      en: "    — error 收入 “其中：收入” cannot be found, perhaps it was deleted: restore it [field-missing]",
    },
  ])("shows $title", ({ finding, zh, en }) => {
    expect(lineOf(finding, "zh")).toBe(zh);
    expect(lineOf(finding, "en")).toBe(en);
  });

  test("is one line whatever stands in cells, names and explanations", () => {
    const report = reportOf(
      [
        findingOf({
          rule: "type",
          severity: "warning",
          place: placeOf("C5", { sheet: "表\n一", section: "甲\u2028部" }),
          data: { from: "一\r\n二\u001b[31m", expected: "decimal" },
          explained: "甲\n乙",
        }),
      ],
      { file: "a\u001b[2J.xlsx" },
    );
    const text = toText([report], "zh");
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u2028/u);
    expect(text.split("\n")).toHaveLength(8);
    expect(text).toContain("“一 二 [31m”不能作为数读取");
  });
});

describe("the conclusion on a file", () => {
  const error = findingOf();
  const warning = findingOf({ severity: "warning" });
  const explained = findingOf({ severity: "warning", explained: "…" });
  const note = findingOf({ severity: "note" });

  test.each([
    { findings: [], zh: "可以提交", en: "can be submitted" },
    { findings: [note], zh: "可以提交（另有 1 条提示）", en: "can be submitted (also 1 note)" },
    {
      findings: [explained, note, note],
      zh: "可以提交（另有 1 处已说明、2 条提示）",
      en: "can be submitted (also 1 explained, 2 notes)",
    },
    { findings: [error], zh: "还有 1 处必须修改", en: "1 to be corrected" },
    {
      findings: [warning, warning],
      zh: "还有 2 处需要说明或修改",
      en: "2 to be explained or corrected",
    },
    {
      findings: [error, error, warning, explained, note],
      zh: "还有 2 处必须修改、1 处需要说明或修改（另有 1 处已说明、1 条提示）",
      en: "2 to be corrected, 1 to be explained or corrected (also 1 explained, 1 note)",
    },
  ])("is: $en", ({ findings, zh, en }) => {
    expect(linesOf(reportOf(findings), "zh").at(-2)).toBe(`  ${zh}`);
    expect(linesOf(reportOf(findings), "en").at(-2)).toBe(`  ${en}`);
  });

  test.each([
    [1, "1 条跨年审核没有进行", "1 check against last year not made"],
    [2, "2 条跨年审核没有进行", "2 checks against last year not made"],
  ])("tells of %i checks that lacked last year's data", (count, zh, en) => {
    const lacking = { rule: "sample/上年", reason: "no-previous", names: [], count: 1 } as const;
    const blank = { ...lacking, reason: "missing" } as const;
    const report = reportOf([], { skipped: [blank, ...Array(count).fill(lacking)] });
    expect(linesOf(report, "zh").at(-2)).toBe(`  ${zh}：用 --previous 指定上年的工作簿`);
    expect(linesOf(report, "en").at(-2)).toBe(
      `  ${en}: name last year's workbooks with --previous`,
    );
  });
});

describe("the summary of several files", () => {
  const accepted = reportOf();
  const blocked = reportOf([findingOf()]);
  const unreadable = fileReportOf(fileFindingOf("file/empty"));
  const unused = fileReportOf(fileFindingOf("file/previous-unmatched", { severity: "note" }));

  test.each([
    {
      reports: [accepted, blocked, unreadable],
      zh: "共 3 个文件：1 个可以提交，1 个需要修改或说明，1 个无法读取",
      en: "3 files: 1 can be submitted, 1 needs corrections or explanations, 1 could not be read",
    },
    {
      reports: [blocked, blocked],
      zh: "共 2 个文件：0 个可以提交，2 个需要修改或说明，0 个无法读取",
      en: "2 files: 0 can be submitted, 2 need corrections or explanations, 0 could not be read",
    },
    {
      reports: [accepted, unused],
      zh: "共 2 个文件：1 个可以提交，0 个需要修改或说明，0 个无法读取，1 个没有用上",
      en: "2 files: 1 can be submitted, 0 need corrections or explanations, 0 could not be read, 1 not used",
    },
  ])("is: $en", ({ reports, zh, en }) => {
    expect(toText(reports, "zh").split("\n").at(-2)).toBe(zh);
    expect(toText(reports, "en").split("\n").at(-2)).toBe(en);
  });

  test("is left out for a single file", () => {
    expect(toText([accepted], "zh")).not.toContain("共 1 个文件");
  });
});

describe("the cells that are probably wrong", () => {
  const together = alternativeOf(
    [suspectOf("C5", 12), suspectOf("C6", 21, { field: "甲" })],
    proposalOf(21, "digits-swapped", 12, "derived"),
  );
  const many = {
    ...suspectsOf(
      ...SIMPLE.questions,
      questionOf([together, { ...together, isTied: true }], ["sample/上限"]),
      questionOf(Array.from({ length: 9 }, () => alternativeOf(suspectOf("C7", 1)))),
    ),
    isComplete: false,
  };

  test("come after the findings, with what they may be changed to", () => {
    expect(linesOf(reportWith(SIMPLE)).slice(3)).toEqual([
      "  表一 › 甲部",
      "    C5 错误 收入 5 ≠ 甲 2 + 乙 2 = 4，差 1；收入应等于甲乙之和 [合计 · 相关 C6、C7]",
      "",
      "  疑似错误单元格",
      "    以下是改动最少的改法；改之前请对照原始资料",
      "    合计：以下 2 种改法任取一种即可",
      "      1. 表一!C5 收入 5：出现在 1 条未通过的审核中",
      "         改为 4 就通过（错一位数字）",
      "      2. 表一!C6 甲 2：出现在 1 条未通过的审核中",
      "         改为 3 就通过（由其他单元格推算）",
      "",
      "  还有 1 处必须修改",
      "",
    ]);
  });

  test("are told in English too", () => {
    expect(linesOf(reportWith(SIMPLE), "en").slice(6, 13)).toEqual([
      "  Likely mistaken cells",
      "    The smallest changes that would do; compare with your records before making any",
      "    合计: any one of these 2 changes would do",
      "      1. 表一!C5 收入 5: in 1 failed check",
      "         change it to 4 and the check passes (one digit mistyped)",
      "      2. 表一!C6 甲 2: in 1 failed check",
      "         change it to 3 and the check passes (worked out from other cells)",
    ]);
  });

  test("are a line each where they are to be changed together", () => {
    const lines = linesOf(reportWith(many));
    const start = lines.indexOf("    上限：以下 2 种改法任取一种即可");
    expect(lines.slice(start + 1, start + 7)).toEqual([
      "      1. 表一!C5 收入 12：出现在 1 条未通过的审核中",
      "         表一!C6 甲 21：出现在 1 条未通过的审核中",
      "         同时改：C5 改为 21（两位数字颠倒）、C6 改为 12（由其他单元格推算），就通过",
      "      2. 表一!C5 收入 12：出现在 1 条未通过的审核中",
      "         表一!C6 甲 21：出现在 1 条未通过的审核中",
      "         同时改：C5 改为 21（两位数字颠倒）、C6 改为 12（由其他单元格推算），就通过；与上一种难分先后",
    ]);
  });

  test("end with what is not shown and what is not known", () => {
    expect(linesOf(reportWith(many)).slice(-6)).toEqual([
      "         改成别的数可以通过，但推不出应是多少",
      "      另有 1 种",
      "    没有找全：可能还有别的改法",
      "",
      "  还有 1 处必须修改",
      "",
    ]);
    expect(linesOf(reportWith({ questions: [], isComplete: false })).slice(-6, -3)).toEqual([
      "",
      "  疑似错误单元格",
      "    没有找到：查找没有做完",
    ]);
  });

  test("are each one line whatever stands there", () => {
    const cell = suspectOf("C5", "甲\n乙\u001b[2J", { field: "收\n入", sheet: "表\u2028一" });
    const hostile = suspectsOf(questionOf([alternativeOf([cell, cell])], ["sample/合\n计"]));
    const text = toText([reportWith(hostile)], "zh");
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u2028/u);
    expect(text).toContain("      1. 表 一!C5 收 入 “甲 乙 [2J”：出现在 1 条未通过的审核中\n");
    expect(text).toContain("    合 计：只有一种改法\n");
  });
});

test("colours are put on by whoever knows the terminal", () => {
  const mark = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
  const [error, warning, note] = [mark("error"), mark("warning"), mark("note")];
  const paint: Paint = { error, warning, note, strong: mark("b"), dim: mark("i"), good: mark("g") };
  const findings = [findingOf(), findingOf({ severity: "warning", explained: "…" })];
  expect(toText([reportOf(findings), reportOf()], "en", paint).split("\n")).toEqual([
    "<b>a.xlsx</b>",
    "<i>  甲中心 · 2024 · sample@2024</i>",
    "",
    "  <b>表一 › 甲部</b>",
    "    C5 <error>error</error> 收入 required: fill this in <i>[required]</i>",
    "    C5 <warning>warning</warning> 收入 required: fill this in<g> (explained: …)</g> <i>[required]</i>",
    "",
    "  <b>1 to be corrected (also 1 explained)</b>",
    "",
    "<b>a.xlsx</b>",
    "<i>  甲中心 · 2024 · sample@2024</i>",
    "",
    "  <g>can be submitted</g>",
    "",
    "<b>2 files: 1 can be submitted, 1 needs corrections or explanations, 0 could not be read</b>",
    "",
  ]);
});
