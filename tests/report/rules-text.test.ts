import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/model/finding.js";
import { toExplainText, toRulesText } from "../../src/report/rules-text.js";
import { findingOf } from "./reports.js";

/** A finding on a part of one line of a rule file. */
function findingIn(excerpt: string, fault: string, data: Finding["data"] = {}): Finding {
  const column = excerpt.indexOf(fault) + 1;
  return findingOf({
    rule: "rules/unknown-key",
    place: { kind: "source", file: "a.yaml", line: 3, column },
    data: { found: fault, excerpt, width: fault.length, ...data },
  });
}

const excerptOf = (finding: Finding): string[] =>
  toRulesText([finding], "zh").split("\n").slice(1, -1);

describe("a mistake in a rule file", () => {
  test("is shown with its place, its line and what was probably meant", () => {
    const finding = findingIn("titel: 表", "titel", { nearest: ["title"] });
    expect(toRulesText([finding], "zh")).toBe(
      "a.yaml:3:1 错误 没有“titel”这个键，是否指“title” [rules/unknown-key]\n  titel: 表\n  ^^^^^\n",
    );
    expect(toRulesText([finding], "en")).toBe(
      "a.yaml:3:1 error there is no key “titel” (did you mean “title”?) [rules/unknown-key]\n  titel: 表\n  ^^^^^\n",
    );
  });

  test.each([
    { title: "after ASCII", line: "a: b", fault: "b", caret: "     ^" },
    { title: "after Chinese", line: "甲: 乙", fault: "乙", caret: "  　  ^^" },
    {
      title: "on a half-width part after Chinese",
      line: "总收入 != 0",
      fault: "!=",
      caret: "  　　　 ^^",
    },
    { title: "after full-width punctuation", line: "（甲）: b", fault: "b", caret: "  　　　  ^" },
    {
      title: "after a tab, which may be of any width",
      line: "\ta: b",
      fault: "b",
      caret: "  \t   ^",
    },
    {
      title: "after ± and curly quotes, which are narrow",
      line: "± “a” b",
      fault: "b",
      caret: "        ^",
    },
    { title: "after a character beyond 16 bits", line: "𠮷: b", fault: "b", caret: "  　  ^" },
    { title: "over a part of both widths", line: "x甲y", fault: "x甲y", caret: "  ^^^^" },
  ])("has its caret right under it: $title", ({ line, fault, caret }) => {
    expect(excerptOf(findingIn(line, fault))).toEqual([`  ${line}`, caret]);
  });

  test("beyond the end of its line gets one caret", () => {
    const place = { kind: "source", file: "a.yaml", line: 3, column: 5 } as const;
    const finding = findingOf({
      rule: "rules/too-few",
      place,
      data: { excerpt: "甲: [", width: 1 },
    });
    expect(excerptOf(finding)).toEqual(["  甲: [", "  　   ^"]);
  });

  test("shows what placeholders were filled with", () => {
    const finding = findingIn("assert: {甲} > 0", "{甲}", { filled: "收入 > 0" });
    expect(excerptOf(finding)).toEqual(["  assert: {甲} > 0", "          ^^^^", "  = 收入 > 0"]);
  });

  test("is cut out of a long line together with its surroundings", () => {
    const line = `${"甲".repeat(500)}fault${"乙".repeat(500)}`;
    const [shown = "", caret = ""] = excerptOf(findingIn(line, "fault"));
    expect(shown).toBe(`  …${"甲".repeat(60)}fault${"乙".repeat(55)}…`);
    expect(caret).toBe(`   ${"　".repeat(60)}^^^^^`);
  });

  test("shows no control characters of a file that is no text", () => {
    const [shown = ""] = excerptOf(findingIn("PK\u0003\u0004\u001b[31m", "PK"));
    expect(shown).toBe("  PK\ufffd\ufffd\ufffd[31m");
  });

  test("of the whole file has no line to show", () => {
    const place = { kind: "file", file: "none.yaml" } as const;
    const finding = findingOf({ rule: "file/missing", place, data: { path: "none.yaml" } });
    expect(toRulesText([finding], "en")).toBe(
      "none.yaml error there is no such file or folder: check the path “none.yaml” [file/missing]\n",
    );
  });
});

describe("the list of checks in words", () => {
  const demand = { zh: "甲 应等于 乙", en: "甲 must equal 乙" };
  const message = { zh: "两者相同", en: "they are the same" };

  test.each([
    [
      "zh",
      "示例表\n共 2 条审核\n\n错误 一\n    甲 应等于 乙\n    两者相同\n核实 二\n    “设备”每一行：甲 应等于 乙\n",
    ],
    [
      "en",
      "示例表\n2 checks\n\nerror 一\n    甲 must equal 乙\n    they are the same\nwarning 二\n    in every row of 设备: 甲 must equal 乙\n",
    ],
  ] as const)("gives each with its severity, rows and message: %s", (language, text) => {
    const checks = [
      { id: "一", severity: "error", demand, message },
      { id: "二", severity: "warning", rows: "设备", demand },
    ] as const;
    expect(toExplainText("示例表", checks, language)).toBe(text);
  });

  test.each([
    ["zh", "\n派生指标\n\n比\n    甲 ÷ 乙\n"],
    ["en", "\nIndicators computed from the answers\n\n比\n    甲 ÷ 乙\n"],
  ] as const)("lists the indicators after the checks: %s", (language, text) => {
    const computed = { zh: "甲 ÷ 乙", en: "甲 ÷ 乙" };
    const told = toExplainText("表", [], language, undefined, [{ name: "比", computed }]);
    expect(told.endsWith(text)).toBe(true);
  });

  test("speaks of a single check in the singular", () => {
    const checks = [{ id: "一", severity: "note", demand }] as const;
    expect(toExplainText("表", checks, "en")).toBe(
      "表\n1 check\n\nnote 一\n    甲 must equal 乙\n",
    );
  });
});
