import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import type { Datum } from "../../src/model/finding.js";
import { en } from "../../src/report/messages/en.js";
import type { Message } from "../../src/report/messages/message.js";
import { zh } from "../../src/report/messages/zh.js";
import { renderMessage } from "../../src/report/render.js";
import { findingOf } from "./reports.js";

const SRC = resolve(import.meta.dirname, "../../src");
const LANGUAGES = ["zh", "en"] as const;
const rules = Object.keys(zh);

describe("the catalogue of messages", () => {
  const emitted = emittedRules();

  test("has every rule that is emitted anywhere", () => {
    expect([...emitted].filter((rule) => !rules.includes(rule))).toEqual([]);
  });

  test("has no rule that is never emitted", () => {
    expect(rules.filter((rule) => !emitted.has(rule))).toEqual([]);
  });

  test("has the same rules in both languages, in the same order", () => {
    expect(Object.keys(en)).toEqual(rules);
  });

  test.each(rules)("%s asks for the same data in both languages", (rule) => {
    expect(wordsAskedBy(en, rule)).toEqual(wordsAskedBy(zh, rule));
  });
});

/** Something for every word that any message asks for; Latin, so that languages can be told apart. */
const PLENTY: Readonly<Record<string, Datum>> = {
  none: "-none-",
  other: "Other unit",
  first: 2,
  table: "Instruments",
  from: "about 15",
  noneAllowed: "no",
  expected: "decimal",
  unit: "kg",
  found: "incom",
  to: "15",
  error: "#REF!",
  formula: "=A1+A2",
  number: -3,
  min: 0,
  max: 9,
  options: ["A", "B"],
  nearest: ["income"],
  sheet: "Sheet1",
  sheets: ["Sheet2", "Sheet3"],
  label: "income",
  addresses: ["C5", "C9"],
  address: "C5",
  path: "2021",
  problem: "EACCES",
  document: "docx",
  seems: "pdf",
  part: "xl/workbook.xml",
  limit: 64,
  name: "__proto__",
  percent: 12,
  detail: "x is not a function",
  known: ["sample@2024"],
  form: "sample",
  version: "2024",
  period: 2024,
  files: ["a.xlsx", "b.xlsx"],
  key: "title",
  field: "income",
  type: "integer",
  check: "total",
  shown: { zh: "收入 1 ≠ 2", en: "income 1 ≠ 2" },
  reason: "missing",
  names: ["income"],
  opening: "(",
  closing: ")",
  plain: "1000",
  list: "1, 000",
  meant: "=",
  function: "round",
  left: "kg",
  right: "t",
  ratio: "1000",
};

describe("every message", () => {
  const rows = rules.flatMap((rule) => LANGUAGES.map((language) => ({ rule, language })));

  test.each(rows)("is a sentence: $rule in $language", ({ rule, language }) => {
    const full = renderMessage(findingOf({ rule, data: PLENTY }), language);
    expect(full).not.toMatch(/undefined|null|NaN|\[object/);
    expect(full).not.toMatch(/“”|\(\)|（）| {2}|[，；：、,;:]$|[，；：、][，；：、]/u);
    expect(full.length).toBeGreaterThan(language === "zh" ? 7 : 15);
    expect(/\p{sc=Han}/u.test(full)).toBe(language === "zh");
  });

  test.each(rows)("says something without its data too: $rule in $language", (row) => {
    const bare = renderMessage(findingOf({ rule: row.rule }), row.language);
    expect(bare).not.toMatch(/undefined|null|NaN|\[object/);
    expect(bare.trim()).not.toBe("");
  });

  test.each([
    [
      "required",
      { none: "无" },
      "此处必填，没有内容请写“无”",
      "required: fill this in, or write “无” if there is nothing to report",
    ],
    ["required", {}, "此处必填", "required: fill this in"],
    [
      "placeholder",
      { from: "/", none: "无" },
      "“/”不是有效内容，请填写，没有内容请写“无”",
      "“/” is no answer: fill this in, or write “无” if there is nothing to report",
    ],
    [
      "placeholder",
      { from: "/", noneAllowed: "no" },
      "“/”不是有效内容，请填写实际内容",
      "“/” is no answer: fill in the real content",
    ],
    [
      "unit",
      { from: "5元", found: "元", unit: "万元" },
      "“5元”的单位是元，此处以万元计，请换算后只填数",
      "“5元” is in 元, but this cell is in 万元: convert it and write the number only",
    ],
    [
      "unit",
      { from: "5元", found: "元" },
      "“5元”带有单位元，此处没有计量单位，请只填数",
      "“5元” carries the unit 元, but this cell has none: write the number only",
    ],
    [
      "option",
      { found: "丙", options: ["甲", "乙"], nearest: [] },
      "“丙”不在选项之内；请从下列各项中选填：甲、乙",
      "“丙” is not among the options; choose one of 甲, 乙",
    ],
    [
      "option",
      { found: "丙", options: ["甲、乙", "丁"], nearest: ["丁"] },
      "“丙”不在选项之内，是否指“丁”；请从下列各项中选填：甲、乙；丁",
      "“丙” is not among the options (did you mean “丁”?); choose one of 甲、乙; 丁",
    ],
    [
      "file/too-large",
      { limit: 64, unit: "MB" },
      "内容超出限度（64 MB），不像统计表，请改用模板填写",
      "larger than any statistics form (limit 64 MB): use the template",
    ],
    [
      "file/too-large",
      { limit: 2000, unit: "parts" },
      "内容超出限度（2000 个部件），不像统计表，请改用模板填写",
      "larger than any statistics form (limit 2000 parts): use the template",
    ],
    [
      "file/not-a-workbook",
      {},
      "不是工作簿，请提供填好的 .xlsx",
      "not a workbook: hand in the filled-in .xlsx",
    ],
    [
      "file/not-a-workbook",
      { seems: "zeros" },
      "不是工作簿（像是 一串零字节），请提供填好的 .xlsx",
      "not a workbook (it looks like nothing but zeros): hand in the filled-in .xlsx",
    ],
    [
      "file/corrupt",
      { part: "xl/workbook.xml" },
      "文件已损坏（xl/workbook.xml），请用 Excel 或 WPS 打开修复后另存",
      "the file is damaged (xl/workbook.xml): repair it in Excel or WPS and save it again",
    ],
    [
      "rules/wrong-type",
      { key: "rows", expected: "number", found: "many" },
      "“rows”应为数，却是 many",
      "“rows” should be a number, but is many",
    ],
    [
      "rules/wrong-type",
      { key: "", expected: "object", found: "" },
      "文件内容应为一组“键: 值”，却是空的",
      "the content of the file should be a map of keys and values, but is empty",
    ],
    [
      "rules/example-undecided",
      { check: "合计", reason: "missing", names: ["甲", "乙"] },
      "这个例子判断不了“合计”：缺少数据（甲、乙），请补全",
      "this example does not decide “合计”: data are missing (甲, 乙); complete it",
    ],
    [
      "language/unit-mismatch",
      { left: "万元", right: "" },
      "计量单位不同：万元 与 无单位",
      "the units differ: 万元 and no unit",
    ],
    [
      "language/unit-mismatch",
      { left: "册", right: "人次" },
      "计量单位不同：册 与 人次，不能直接比较或相加；若要比较两者之比，请写 甲 / 乙",
      "the units differ: 册 and 人次 and cannot be compared or added; to compare their ratio, write a / b",
    ],
    [
      "language/unit-mismatch",
      { left: "元", right: "万元", ratio: 0.0001 },
      "计量单位不同：元 与 万元（1 万元 = 10000 元），不能直接比较或相加，请让两边的指标用同一单位",
      "the units differ: 元 and 万元 (1 万元 = 10000 元) and cannot be compared or added: give the fields on both sides one unit",
    ],
    [
      "language/unit-mismatch",
      { left: "万元", right: "元", ratio: 10000 },
      "计量单位不同：万元 与 元（1 万元 = 10000 元），不能直接比较或相加，请让两边的指标用同一单位",
      "the units differ: 万元 and 元 (1 万元 = 10000 元) and cannot be compared or added: give the fields on both sides one unit",
    ],
    [
      "language/unexpected",
      { expected: { zh: "数", en: "a number" }, found: "" },
      "审核式不完整，还应有数",
      "the check is incomplete: expected a number",
    ],
  ] as const)("adapts to its data: %s %j", (rule, data, chinese, english) => {
    expect(renderMessage(findingOf({ rule, data }), "zh")).toBe(chinese);
    expect(renderMessage(findingOf({ rule, data }), "en")).toBe(english);
  });

  test.each([
    [{ kind: "number", number: 429.868099 }, "，可能应为 429.868099"],
    [{ kind: "text", text: "甲" }, "，可能应为 甲"],
    [{ kind: "date", date: "2021-01-31" }, "，可能应为 2021-01-31"],
    [{ kind: "none" }, ""],
  ] as const)("proposes %j", (expected, words) => {
    const finding = findingOf({ rule: "type", data: { from: "…", expected: "decimal" }, expected });
    expect(renderMessage(finding, "zh")).toBe(`“…”不能作为数读取，请改填数${words}`);
  });

  test("quotes no more of a cell than helps to find it", () => {
    const data = { from: "字".repeat(5_000), expected: "decimal" };
    expect(renderMessage(findingOf({ rule: "type", data }), "zh")).toBe(
      `“${"字".repeat(60)}…”不能作为数读取，请改填数`,
    );
  });

  test("of a form's own check is its numbers, then its author's words", () => {
    const data = { shown: { zh: "甲 1 > 0", en: "甲 1 > 0" } };
    expect(renderMessage(findingOf({ rule: "sample/甲", data }), "zh")).toBe("甲 1 > 0");
    const message = { zh: "应为零", en: "must be zero" };
    const finding = findingOf({ rule: "sample/甲", data: { ...data, message } });
    expect(renderMessage(finding, "zh")).toBe("甲 1 > 0；应为零");
    expect(renderMessage(finding, "en")).toBe("甲 1 > 0; must be zero");
  });

  test("of a form whose check is called like a property of every object is its own", () => {
    const data = { shown: { zh: "甲", en: "a" } };
    expect(renderMessage(findingOf({ rule: "constructor", data }), "en")).toBe("a");
  });
});

/** What a message reads, whichever way its conditions go. */
function wordsAskedBy(catalogue: Readonly<Record<string, Message>>, rule: string): string[] {
  const asked = new Set<string>();
  for (const answer of ["x", ""])
    catalogue[rule]?.((key) => {
      asked.add(key);
      return answer;
    });
  return [...asked].sort();
}

/** The rules that the code names: coded ones by their shape, plain ones by where they stand. */
function emittedRules(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const file of readdirSync(SRC, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts") || file.startsWith("report")) continue;
    const text = readFileSync(join(SRC, file), "utf8");
    const visit = (node: ts.Node): void => {
      for (const rule of rulesNamedBy(node)) found.add(rule);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true));
  }
  return found;
}

const CODE = /^(?:file|rules|language|dataset|roster)\/[a-z-]+$/;
const EMITTERS = new Set(["toFinding", "problem", "unreadable"]);

function rulesNamedBy(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return CODE.test(node.text) ? [node.text] : [];
  // `rules/example-${wanted}`
  if (ts.isTemplateExpression(node) && CODE.test(`${node.head.text}x`))
    return rules.filter((rule) => rule.startsWith(node.head.text) && isWanted(rule));
  if (ts.isCallExpression(node) && EMITTERS.has(node.expression.getText())) {
    const [rule] = node.arguments;
    return rule && ts.isStringLiteralLike(rule) ? [rule.text] : [];
  }
  const isRule = ts.isPropertyAssignment(node) && node.name.getText() === "rule";
  return isRule && ts.isStringLiteralLike(node.initializer) ? [node.initializer.text] : [];
}

const isWanted = (rule: string): boolean => /-(?:accept|reject)$/.test(rule);
