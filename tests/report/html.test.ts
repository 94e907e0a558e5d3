import { describe, expect, test } from "vitest";
import { checkSubmission } from "../../src/check/check.js";
import { identityOf } from "../../src/model/identity.js";
import { toHtml } from "../../src/report/html.js";
import { countFindings, type FileReport } from "../../src/report/report.js";
import { openSubmission } from "../../src/workbook/open.js";
import { bytesOf, ERC, REAL_FILE } from "../fixtures/erc-annual.js";
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
  questionOf,
  reportWith,
  SIMPLE,
  suspectOf,
  suspectsOf,
} from "./suspects.js";

const LANGUAGES = ["zh", "en"] as const;

/** What a reader sees, one line for each row, sentence and caption. */
const linesOf = (page: string): string[] =>
  page
    .slice(page.indexOf("<body>"))
    .replace(/<\/(?:th|td|dt)>/g, " | ")
    .replace(/<[^>]*>/g, "")
    .split("\n")
    .map((line) => line.replace(/(?: \| )+$/, ""))
    .filter((line) => line !== "");

/** The lines of the part on one file. */
function partOf(report: FileReport, language: (typeof LANGUAGES)[number] = "zh"): string[] {
  const page = toHtml([report], language);
  return linesOf(`<body>${page.slice(page.indexOf('<section class="file'))}`);
}

describe("the page", () => {
  const page = toHtml([reportOf([findingOf()]), reportOf()], "zh");

  test("is in its language, and says so", () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">/);
    expect(page).toContain("<title>核表 审核报告</title>");
    const english = toHtml([], "en");
    expect(english).toContain('<html lang="en">');
    expect(english).toContain("<title>核表 hebiao: check report</title>");
    expect(english.slice(english.indexOf("<body>")).replaceAll("核表", "")).not.toMatch(
      /\p{sc=Han}/u,
    );
  });

  test("forbids everything but its own styles, before anything else is read", () => {
    expect(page.split("\n")[4]).toBe(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    );
  });

  test("has no script, and refers to nothing outside itself", () => {
    expect(page).not.toMatch(/<script|javascript:|https?:|\bsrc\s*=|url\(|@import|<link|\son\w+=/i);
    const targets = [...page.matchAll(/href="([^"]*)"/g)].map(([, target]) => target ?? "");
    expect(targets).toEqual(["#file-0", "#file-1", "#files", "#files"]);
    for (const target of targets) expect(page).toContain(`id="${target.slice(1)}"`);
  });

  test("is the same for the same reports", () => {
    expect(toHtml([reportOf([findingOf()]), reportOf()], "zh")).toBe(page);
  });

  test("on nothing is a page all the same", () => {
    expect(linesOf(toHtml([], "zh")).slice(0, 3)).toEqual([
      "核表 审核报告",
      "文件 | 0",
      "✓ 可以提交 | 0✕ 需要修改或说明 | 0? 无法读取 | 0",
    ]);
    expect(toHtml([], "zh")).not.toMatch(/<table|<form/);
  });
});

describe("the overview", () => {
  const explained = findingOf({ severity: "warning", explained: "含上年结转" });
  const reports = [
    reportOf([findingOf(), findingOf({ severity: "warning" }), explained], { file: "甲.xlsx" }),
    reportOf([findingOf({ severity: "note" })], { file: "乙.xlsx" }),
    { ...fileReportOf(fileFindingOf("file/empty")), file: "丙.xlsx" },
    fileReportOf(fileFindingOf("file/previous-unmatched", { severity: "note" })),
  ];

  test.each([
    [
      "zh",
      "甲.xlsx | 甲中心 | 2024 | ✕ 需要修改或说明 | 1 | 1 | 1 | 0",
      "乙.xlsx | 甲中心 | 2024 | ✓ 可以提交 | 0 | 0 | 0 | 1",
      "丙.xlsx |  |  | ? 无法读取 | 1 | 0 | 0 | 0",
      "a.xlsx |  |  | – 没有用上 | 0 | 0 | 0 | 1",
    ],
    [
      "en",
      "甲.xlsx | 甲中心 | 2024 | ✕ to be corrected or explained | 1 | 1 | 1 | 0",
      "乙.xlsx | 甲中心 | 2024 | ✓ can be submitted | 0 | 0 | 0 | 1",
      "丙.xlsx |  |  | ? could not be read | 1 | 0 | 0 | 0",
      "a.xlsx |  |  | – not used | 0 | 0 | 0 | 1",
    ],
  ] as const)("has a line for each file, with its verdict and counts: %s", (language, ...rows) => {
    expect(linesOf(toHtml(reports, language))).toEqual(expect.arrayContaining([...rows]));
  });

  test("counts files by verdict and findings by severity", () => {
    const [, files, verdicts, findings] = linesOf(toHtml(reports, "zh"));
    expect(files).toBe("文件 | 4");
    expect(verdicts).toBe("✓ 可以提交 | 1✕ 需要修改或说明 | 1? 无法读取 | 1– 没有用上 | 1");
    expect(findings).toBe("✕ 错误 | 2▲ 核实 | 1✓ 已说明 | 1○ 提示 | 2");
    expect(countFindings(reports.flatMap((report) => report.findings))).toEqual({
      error: 2,
      warning: 1,
      explained: 1,
      note: 2,
    });
  });

  test("of checks begins with the one that fails most, and says what it is about", () => {
    const lines = linesOf(
      toHtml(
        [reportOf([findingOf(), checkFindingOf()]), reportOf([checkFindingOf(), explained])],
        "zh",
      ),
    );
    const head = lines.indexOf("审核 | 级别 | 说明或例子 | 处数 | 文件数");
    expect(lines.slice(head + 1, head + 3)).toEqual([
      "required | ✕ 错误 ✓ 已说明  | 此处必填 | 2 | 2",
      "合计 | ✕ 错误  | 收入应等于甲乙之和 | 2 | 2",
    ]);
  });

  test("of checks names the form where two forms have a check of one name", () => {
    const page = toHtml(
      [reportOf([checkFindingOf(), checkFindingOf({ rule: "other/合计" })])],
      "zh",
    );
    expect(page).toContain(">sample/合计 · 1</option>");
    expect(page).toContain(">other/合计 · 1</option>");
  });
});

describe("the part on one file", () => {
  test.each([
    [
      "zh",
      "✕ 错误 | 表一!C5 | 甲部 | 收入 | 收入 5 ≠ 甲 2 + 乙 2 = 4，差 1；收入应等于甲乙之和请看附表 | C6、表二!B2 | 合计",
      "✓ 已说明 | 表一!C7 | 甲部 | 收入 | 收入 5 ≠ 甲 2 + 乙 2 = 4，差 1；收入应等于甲乙之和已说明：含上年结转 |  | 合计",
    ],
    [
      "en",
      "✕ error | 表一!C5 | 甲部 | 收入 | 收入 5 ≠ 甲 2 + 乙 2 = 4, difference 1; 收入 should be 甲 and 乙 togethersee the annex | C6, 表二!B2 | 合计",
      "✓ explained | 表一!C7 | 甲部 | 收入 | 收入 5 ≠ 甲 2 + 乙 2 = 4, difference 1; 收入 should be 甲 and 乙 togetherExplained: 含上年结转 |  | 合计",
    ],
  ] as const)("shows each finding with all there is to it: %s", (language, ...rows) => {
    const hinted = checkFindingOf({
      hint: { zh: "请看附表", en: "see the annex" },
      related: [placeOf("C6"), placeOf("B2", { sheet: "表二" })],
    });
    const explained = checkFindingOf({
      severity: "warning",
      explained: "含上年结转",
      place: placeOf("C7"),
    });
    expect(partOf(reportOf([hinted, explained]), language)).toEqual(
      expect.arrayContaining([...rows]),
    );
  });

  test("says whose it is, what it was compared with, what was written and what is to be done", () => {
    const { submission } = reportOf();
    const lacking = { rule: "sample/上年", reason: "no-previous", names: [], count: 1 } as const;
    const report = reportOf([findingOf()], {
      ...(submission && { submission: { ...submission, previous: "2023.xlsx" } }),
      annotated: "标注/a.xlsx",
      skipped: [lacking],
    });
    expect(partOf(report).slice(0, 6)).toEqual([
      "a.xlsx ✕ 需要修改或说明",
      "甲中心 · 2024 · 示例统计表 · sample@2024",
      "对照的上年工作簿：2023.xlsx",
      "标注了问题的副本：标注/a.xlsx",
      "还有 1 处必须修改",
      "1 条跨年审核没有进行：用 --previous 指定上年的工作簿",
    ]);
  });

  test("is one sentence with its code where the file could not be read", () => {
    expect(partOf(fileReportOf(fileFindingOf("file/encrypted")))).toEqual([
      "a.xlsx ? 无法读取",
      "✕ 错误 文件设有打开密码，请去除密码后再保存 file/encrypted",
      "↑ 回到文件一览",
    ]);
  });

  test("has no table where nothing was found", () => {
    expect(partOf(reportOf())).toEqual([
      "a.xlsx ✓ 可以提交",
      "甲中心 · 2024 · 示例统计表 · sample@2024",
      "可以提交",
      "↑ 回到文件一览",
    ]);
  });

  test("folds away all but the first related cells", () => {
    const related = Array.from({ length: 10 }, (_, index) => placeOf(`D${index + 1}`));
    expect(toHtml([reportOf([checkFindingOf({ related })])], "zh")).toContain(
      "<bdi>D1、D2、D3、D4、D5、D6、D7、D8</bdi><details><summary>另有 2 个</summary><bdi>D9、D10</bdi></details>",
    );
  });

  test("is closed only for files that may be submitted, among many", () => {
    const openOnes = (...reports: FileReport[]): number =>
      toHtml(reports, "zh").split("<details open>").length - 1;
    const few = [reportOf(), reportOf(), reportOf(), reportOf(), reportOf([findingOf()])];
    expect(openOnes(...few)).toBe(5);
    expect(openOnes(...few, fileReportOf(fileFindingOf("file/empty")))).toBe(2);
  });

  test("has a row for each finding, and heads for its columns", () => {
    const findings = [findingOf(), checkFindingOf(), findingOf({ severity: "note" })];
    const page = toHtml([reportOf(findings), reportOf(findings)], "zh");
    const parts = page.slice(page.indexOf('<section class="file'));
    expect(parts.match(/<tr class="k k\d+">/g)).toHaveLength(6);
    expect(parts.match(/<th scope="row">/g)).toHaveLength(6);
    expect(parts.match(/<th scope="col">/g)).toHaveLength(14);
  });
});

describe("the cells that are probably wrong", () => {
  test.each([
    [
      "zh",
      "疑似错误单元格",
      "以下是改动最少的改法；改之前请对照原始资料",
      "合计：以下 2 种改法任取一种即可",
      "表一!C5 收入 5：出现在 1 条未通过的审核中改为 4 就通过（错一位数字）",
      "表一!C6 甲 2：出现在 1 条未通过的审核中改为 3 就通过（由其他单元格推算）",
      "↑ 回到文件一览",
    ],
    [
      "en",
      "Likely mistaken cells",
      "The smallest changes that would do; compare with your records before making any",
      "合计: any one of these 2 changes would do",
      "表一!C5 收入 5: in 1 failed checkchange it to 4 and the check passes (one digit mistyped)",
      "表一!C6 甲 2: in 1 failed checkchange it to 3 and the check passes (worked out from other cells)",
      "↑ Back to the files",
    ],
  ] as const)("come after the findings of their file: %s", (language, ...lines) => {
    expect(partOf(reportWith(SIMPLE), language).slice(-6)).toEqual(lines);
  });

  test("are a list with a heading of the right level", () => {
    const page = toHtml([reportWith(SIMPLE)], "zh");
    const part = page.slice(page.indexOf('<div class="suspects'), page.indexOf('<p class="back">'));
    expect(part).toMatch(/^<div class="suspects k k0">\n<h4>疑似错误单元格<\/h4>/);
    expect(part.match(/<ol>\n<li>/g)).toHaveLength(1);
    expect(part.match(/<li>/g)).toHaveLength(2);
    expect(page.match(/<h3>/g)).toHaveLength(1);
  });

  test("are filtered with their findings", () => {
    const other = findingOf({ rule: "sample/上限", place: placeOf("D9") });
    const suspects = suspectsOf(
      ...SIMPLE.questions,
      questionOf([alternativeOf(suspectOf("D9", 1))], ["sample/上限"]),
    );
    const page = toHtml([reportWith(suspects, { findings: [checkFindingOf(), other] })], "zh");
    expect(page).toContain('<div class="suspects k k0 k1">');
    expect(page).toContain('<div class="k k0">\n<p class="question"><bdi>合计：');
    expect(page).toContain('<div class="k k1">\n<p class="question"><bdi>上限：');
  });

  test("say what is not shown, what is not known and what nothing tells apart", () => {
    const ways = Array.from({ length: 9 }, (_, at) => ({
      ...alternativeOf(suspectOf("C5", at)),
      isTied: at === 1,
    }));
    const suspects = { questions: [questionOf(ways)], isComplete: false };
    const lines = partOf(reportWith(suspects));
    expect(lines).toContain("另有 1 种");
    expect(lines.filter((line) => line.includes("；与上一种难分先后"))).toEqual([
      "表一!C5 收入 1：出现在 1 条未通过的审核中改成别的数可以通过，但推不出应是多少；与上一种难分先后",
    ]);
    expect(lines.at(-2)).toBe("没有找全：可能还有别的改法");
  });

  test("are shown where nothing was found in time, whatever is filtered", () => {
    const page = toHtml([reportWith({ questions: [], isComplete: false })], "zh");
    expect(page).toContain(
      '<div class="suspects">\n<h4>疑似错误单元格</h4>\n<p>没有找到：查找没有做完</p>\n</div>',
    );
  });

  test("leave no trace in a page without any", () => {
    expect(toHtml([reportWith(SIMPLE)], "zh")).toContain(".suspects ol {");
    expect(toHtml([reportOf([findingOf()])], "zh")).not.toContain("suspects");
  });
});

test("ten thousand findings are all there", () => {
  const findings = Array.from({ length: 100 }, (_, index) =>
    checkFindingOf({ rule: `sample/${index % 80}`, place: placeOf(`C${index}`) }),
  );
  const reports = Array.from({ length: 100 }, () => reportOf(findings));
  const page = toHtml(reports, "zh");
  const parts = page.slice(page.indexOf('<section class="file'));
  expect(parts.match(/<tr class="k k\d+">/g)).toHaveLength(10_000);
});

test("the report on the published workbook of 2021 is as people have looked at it", async () => {
  const opened = await openSubmission(bytesOf(REAL_FILE), [ERC], REAL_FILE);
  if (opened.kind !== "submission") throw new Error(opened.code);
  const { form, submission } = opened;
  const { id, version, title } = form;
  const report = {
    file: REAL_FILE,
    submission: { form: id, version, title, ...identityOf(form, submission) },
    ...checkSubmission(form, submission),
  };
  // As .txt, because the linter takes .html for a page that somebody wrote.
  await expect(toHtml([report], "zh")).toMatchFileSnapshot("snapshots/real.zh.html.txt");
});
