import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadForm } from "../../src/form/load.js";
import { NUMERIC_TYPES } from "../../src/model/form.js";
import { edited, load, meantBy, placeOf, smallForm, unmarked } from "./small-form.js";

/** Every finding stands at a mark «, in the order of the file, and is `rule: what was meant`. */
function expectFindings(marked: string, ...expected: readonly string[]): void {
  const { text, places } = unmarked(marked);
  const { form, findings } = load(text);
  expect(form?.id).toBeUndefined();
  expect(findings.map((finding) => `${finding.rule}: ${meantBy(finding)}`.trim())).toEqual(
    expected,
  );
  expect(findings.map(placeOf)).toEqual(places);
}

/** The small form with this one check, of which parts are written otherwise. */
const checked = (check: Readonly<Record<string, string>>): string => {
  const keys = {
    id: "收支",
    assert: "支出 <= 收入",
    accept: "[{ 支出: 1, 收入: 2 }]",
    reject: "[{ 支出: 2, 收入: 1 }]",
    ...check,
  };
  const lines = Object.entries(keys).map(([key, value]) => `    ${key}: ${value}\n`);
  return smallForm(lines.join("").replace(/^ {4}/, "  - "));
};
const EACH = "{ 项: [支出, 收入] }";
const TYPES = "integer decimal year text choice date".split(" ");

test("a form without mistakes loads without findings", () => {
  const { form, findings } = load(smallForm());
  expect(findings).toEqual([]);
  expect(form).toMatchObject({ id: "shili", version: "2024", title: "示例表", none: "无" });
  expect([form?.unitField, form?.period.field]).toEqual(["单位名称", "年度"]);
  expect([...(form?.fields.keys() ?? [])]).toEqual(
    "单位名称 年度 收入 支出 人数 类别 日期".split(" "),
  );
  expect([...(form?.tables.get("明细")?.columns.keys() ?? [])]).toEqual(["名目", "金额"]);
  expect(form?.sheets.map(({ sections }) => sections.map(({ title }) => title))).toEqual([
    [["基本情况"]],
    [["明细"]],
  ]);
});

test("what a rule file leaves out has its stated default", () => {
  const { form } = load(smallForm());
  expect(form?.fields.get("收入")).toMatchObject({
    label: "收入",
    required: true,
    none: "allowed",
    measure: "flow",
    decimals: undefined,
  });
  expect(form?.fields.get("单位名称")?.none).toBe("forbidden");
  expect(form?.fields.get("人数")?.decimals).toBe(0);
  expect(form?.tables.get("明细")).toMatchObject({ rows: 3, required: true });
  expect(form?.units.get("元")).toEqual({
    name: "元",
    also: [],
    of: "元",
    factor: 1,
    counts: false,
  });
  expect(form?.checks[0]).toMatchObject({
    id: "收支",
    severity: "error",
    field: "支出",
    source: "支出 <= 收入",
  });
});

test("the form of 2021 loads without findings", () => {
  const url = new URL("../../rules/erc-annual/2021.yaml", import.meta.url);
  const { form, findings } = loadForm(readFileSync(url, "utf8"), "2021.yaml");
  expect(findings).toEqual([]);
  const fields = [...(form?.fields.values() ?? [])];
  const amounts = fields.filter(({ type }) => NUMERIC_TYPES.has(type) && type !== "year");
  expect(amounts).toHaveLength(49);
  expect(
    form?.sheets[0]?.sections.flatMap((part) => (part.kind === "fields" ? part.fields : [])),
  ).toHaveLength(7);
  expect(fields).toHaveLength(49 + 7);
  expect([...(form?.tables.keys() ?? [])]).toEqual([
    "研究方向",
    "依托学科",
    "设备合计",
    "仪器设备",
  ]);
});

describe("a slip in the form is found at its key or value, with what was probably meant", () => {
  test.each<[part: string, otherwise: string, finding: string]>([
    // Keys
    ["none:", "«titel: 表\nnone:", "rules/unknown-key: found=titel nearest=title"],
    [
      "none:",
      "«constructor: 1\nnone:",
      "rules/unknown-key: found=constructor nearest=instructions",
    ],
    ["none:", "«__proto__: 1\nnone:", "rules/unknown-key: found=__proto__ nearest="],
    ["日期: {", "«__proto__: {", "rules/unknown-key: found=__proto__ nearest="],
    [
      "type: date",
      "type: date, «requird: true",
      "rules/unknown-key: found=requird nearest=required",
    ],
    ["factor: 10000", "«factr: 10000", "rules/unknown-key: found=factr nearest=factor"],
    ["rows:", "«名称: 一\n        rows:", "rules/unknown-key: found=名称 nearest="],
    ['version: "2024"\n', "«", "rules/missing-key: key=version"],
    ["{ type: date }", "«{ help: 日期 }", "rules/missing-key: key=type"],
    // Values
    ['"2024"', "«2024", "rules/wrong-type: key=version expected=string found=2024"],
    ["min: 2000", "min: «两千", "rules/wrong-type: key=min expected=number found=两千"],
    ["none: false", "none: «否", "rules/wrong-type: key=may_be_none expected=boolean found=否"],
    ["title: 示例表", "title:«", "rules/wrong-type: key=title expected=string found="],
    ["日期: {", "2024: { min: «一,", "rules/wrong-type: key=min expected=number found=一"],
    [
      "form: shili",
      "form: «示例",
      "rules/invalid-value: key=form found=示例 problem=Invalid string: must match pattern /^[a-z][a-z0-9-]*$/",
    ],
    ["type: date", "type: «data", "rules/unknown-value: key=type found=data nearest=date"],
    ["kind: stock", "kind: «stok", "rules/unknown-value: key=kind found=stok nearest=stock"],
    ["[甲类, 乙类]", "«[甲类]", "rules/too-few: key=options"],
    ["rows: 3", "rows: «0", "rules/invalid-value: key=rows found=0 problem=≥ 1"],
    // Names
    ["unit: 人", "unit: «万园", "rules/unknown-unit: found=万园 nearest=万元"],
    ["unit: 人", "unit: «__proto__", "rules/unknown-unit: found=__proto__ nearest="],
    ["of: 元", "of: «圆", "rules/unknown-unit: found=圆 nearest="],
    ["单位名称\n", "«单位名\n", "rules/unknown-field: found=单位名 nearest=单位名称"],
    ["period: 年度", "period: «报告期", "rules/unknown-field: found=报告期 nearest="],
    ["日期: {", "«previous: {", "rules/duplicate-name: found=previous"],
    ["table: 明细", "table: «收入", "rules/duplicate-name: found=收入"],
    ["- name: 明细页", "- name: «示例页", "rules/duplicate-name: found=示例页"],
    ["日期: { type: date", "«日期: { type: date, label: 类别", "rules/repeated-label: found=类别"],
    // Shapes
    ["日期: { type: date", "«日期: { type: choice", "rules/choice-options: found=日期"],
    ["类别: { type: choice", "«类别: { type: text", "rules/choice-options: found=类别"],
    ["  - name: 明细页", "      - «title: 空\n  - name: 明细页", "rules/section-shape:"],
    [
      "  - name: 明细页",
      "      - «title: 空\n        table: 空\n  - name: 明细页",
      "rules/section-shape:",
    ],
    [
      "- title: [明细]",
      "- «title: [明细]\n        fields: { 备注: { type: text } }",
      "rules/section-shape:",
    ],
    [
      "- title: [明细]",
      "- title: 二\n        fields: { «收入: { type: text } }\n      - title: [明细]",
      "rules/duplicate-name: found=收入",
    ],
  ])("%j written as %j", (part, otherwise, finding) => {
    expectFindings(edited(part, otherwise), finding);
  });
});

describe("a slip in a check is found where it stands, however the check is written", () => {
  const unknown = "language/unknown-name: found=收入额 nearest=收入";
  test.each<[finding: string, check: Readonly<Record<string, string>>]>([
    [unknown, { assert: "支出 <= «收入额" }],
    [unknown, { assert: '"支出 <= «收入额"' }],
    [unknown, { assert: "'支出 <= «收入额'" }],
    [unknown, { assert: '"类别 = \\"甲类\\" or 支出 <= «收入额"' }],
    [unknown, { assert: ">-\n      支出\n      <= «收入额" }],
    [unknown, { assert: ">- # 收入额\n\n      支出\n\n      <= «收入额" }],
    [unknown, { assert: "|\n      支出\n      <= «收入额" }],
    [unknown, { assert: "支出\n      <= «收入额" }],
    [`${unknown} filled=支出 <= 收入额`, { each: EACH, assert: '"{项} <= «收入额"' }],
    [
      `${unknown} filled=支出 + 支出 <= 收入额`,
      { each: EACH, assert: '"{项} + { 项 } <= «收入额"' },
    ],
    [
      `${unknown} filled=支出 <= 收入额`,
      { each: EACH, assert: ">-\n      {项} <=\n      «收入额" },
    ],
    [
      "language/unknown-name: found=支出额 nearest=支出 filled=1 <= 支出额",
      { each: EACH, assert: "1 <= «{项}额" },
    ],
    ["language/unit-mismatch: left=万元 right=人", { assert: "«支出 <= 人数" }],
    [
      "language/unit-mismatch: left=万元 right=人 filled=支出 <= 人数",
      { each: EACH, assert: '"«{项} <= 人数"' },
    ],
    ["language/needs-spaces: meant=如果 支出=0 则 收入=0", { assert: "«如果支出=0则收入=0" }],
    ["language/unknown-option: found=甲 nearest=甲类", { assert: "类别 = «“甲”" }],
    ["rules/unknown-placeholder: found=顶 nearest=", { each: EACH, assert: '"«{顶} <= 收入"' }],
    ["rules/unknown-table: found=明细表 nearest=明细", { rows: "«明细表" }],
    ["rules/unknown-field: found=支岀 nearest=支出", { field: "«支岀" }],
    ["rules/duplicate-id: found=收支/支出", { id: "«收支/{项}", each: "{ 项: [支出, 支出] }" }],
    ["rules/unknown-key: found=serverity nearest=severity", { "«serverity": "note" }],
    ["rules/unknown-key: found=knd nearest=kind", { each: "{ 项: { «knd: flow } }" }],
    [
      "rules/unknown-key: found=__proto__ nearest=",
      { reject: "[{ 支出: 2, 收入: 1, «__proto__: 3 }]" },
    ],
    ["rules/unknown-value: key=severity found=warn nearest=warning", { severity: "«warn" }],
    [
      "rules/unknown-value: key=kind found=flows nearest=flow",
      { each: "{ 项: { kind: «flows } }" },
    ],
    ["rules/missing-key: key=en", { message: "«{ zh: 收支 }" }],
    ["rules/wrong-type: key=assert expected=string found=5", { assert: "«5" }],
    ["rules/wrong-type: key=项 expected=array found=支出", { each: "{ 项: «支出 }" }],
    ["rules/wrong-type: key=reject expected=array found=支出 = 2", { reject: "«支出 = 2" }],
    ["rules/wrong-type: key=reject expected=record found=支出 = 2", { reject: "[«支出 = 2]" }],
    ["rules/too-few: key=reject", { reject: "«[]" }],
    ["rules/too-few: key=assert", { assert: '«""' }],
    ["rules/too-few: key=项", { each: "{ 项: «[] }" }],
    ["rules/too-few: key=each", { each: "«{ 项: { unit: 亿元 } }", id: "收支/{项}" }],
  ])("%s in %j", (finding, check) => expectFindings(checked(check), finding));

  const examples = "    accept: [{ 收入: 1 }]\n    reject: [{ 收入: 0 }]\n";
  test.each<[string, string, ...string[]]>([
    ["without id", `  - «assert: 收入 > 0\n${examples}`, "rules/missing-key: key=id"],
    [
      "without reject",
      "  - «id: 一\n    assert: 收入 > 0\n    accept: [{ 收入: 1 }]\n",
      "rules/missing-key: key=reject",
    ],
    [
      "with asert",
      `  - «id: 一\n    «asert: 收入 > 0\n${examples}`,
      "rules/missing-key: key=assert",
      "rules/unknown-key: found=asert nearest=assert",
    ],
    [
      "twice",
      `  - id: 一\n    assert: 收入 > 0\n${examples}  - id: «一\n    assert: 收入 > 0\n${examples}`,
      "rules/duplicate-id: found=一",
    ],
    [
      "made by each once more",
      `  - id: 一/收入\n    assert: 收入 > 0\n${examples}  - id: «一\n    each: { 项: [收入] }\n    assert: 收入 > 0\n${examples}`,
      "rules/duplicate-id: found=一/收入",
    ],
  ])("a check %s", (_, checks, ...findings) => expectFindings(smallForm(checks), ...findings));

  test("what is merely noted does not break the form", () => {
    const { text, places } = unmarked(checked({ assert: "支出 «≤ 收入" }));
    const { form, findings } = load(text);
    expect(form?.checks).toHaveLength(1);
    expect(findings.map(placeOf)).toEqual(places);
    expect(findings).toMatchObject([{ rule: "language/operator-read-as", severity: "note" }]);
  });

  test("a finding quotes its line, and says how wide the slip is", () => {
    const [finding] = load(checked({ assert: "支出 <= 收入额" })).findings;
    expect(finding?.data).toMatchObject({ excerpt: "    assert: 支出 <= 收入额", width: 3 });
    expect(finding).toMatchObject({ severity: "error", outcome: "fails", related: [] });
    expect(finding?.place).toMatchObject({ kind: "source", file: "shili.yaml" });
  });
});

test("a form with several mistakes reports all of them, in the order of the file", () => {
  const checks = `  - id: 一
    assert: >-
      «支出额 <= «收入额
      and 类别 = «"丙类"
    accept: [{ 支出: 1, 收入: 2 }]
    reject: [{ 支出: 2, 收入: 1 }]
  - id: «一
    assert: 支出 <= 收入
    accept: [«{ 支出: 3, 收入: 2 }]
    reject: [{ 支出: 2, «收如: 1 }]
`;
  expectFindings(
    edited("of: 元", "of: «圆", edited("unit: 人,", "unit: «入,", smallForm(checks))),
    "rules/unknown-unit: found=圆 nearest=",
    "rules/unknown-unit: found=入 nearest=",
    "language/unknown-name: found=支出额 nearest=支出",
    "language/unknown-name: found=收入额 nearest=收入",
    "language/unknown-option: found=丙类 nearest=甲类、乙类",
    "rules/duplicate-id: found=一",
    "rules/example-accept: check=一 shown=支出 3 > 收入 2，差 1",
    "rules/unknown-field: found=收如 nearest=收入",
  );
});

test("an anchored slip is told once, and a value that is known is offered in full", () => {
  const money = "{ type: decimal, unit: 万元, kind: flow }";
  const anchored = edited(`收入: ${money}`, `收入: &款 ${money.replace("decimal", "«decimel")}`);
  const marked = edited(`支出: ${money}`, "支出: *款", anchored);
  expectFindings(marked, "rules/unknown-value: key=type found=decimel nearest=decimal");
  expect(load(unmarked(marked).text).findings[0]?.data.known).toEqual(TYPES);
});

describe("the YAML itself", () => {
  test.each<[string, string, string]>([
    ["a key given twice", edited("日期:", "«收入:"), "Map keys must be unique"],
    ["an unquoted brace", checked({ assert: "{项} «<= 收入" }), "Unexpected scalar at node end"],
    ["a tab", edited("    assert:", "«\tassert:"), "Tabs are not allowed as indentation"],
    ["a lost space", edited("    assert:", "«   assert:"), "Sequence item without - indicator"],
    [
      "an alias of nothing",
      edited("[甲类, 乙类]", "«*项"),
      "Unresolved alias (the anchor must be set before the alias): 项",
    ],
    [
      "two documents",
      `${smallForm()}«---\nform: 二\n`,
      "Source contains multiple documents; please use YAML.parseAllDocuments()",
    ],
  ])("%s is found", (_, marked, problem) => {
    const { text, places } = unmarked(marked);
    const { form, findings } = load(text);
    expect(form?.id).toBeUndefined();
    expect(findings[0]).toMatchObject({ rule: "rules/yaml", severity: "error", data: { problem } });
    expect(findings.slice(0, 1).map(placeOf)).toEqual(places);
  });

  test("aliases that multiply beyond all bounds are refused, and nothing is thrown", () => {
    const list = (letter: string, of: string) => `${letter}: &${letter} [${`${of},`.repeat(9)}]\n`;
    const bomb = ["*a", "*b", "*c", "*d"].map((of, index) => list("bcde".charAt(index), of));
    const { form, findings } = load(list("a", "x") + bomb.join(""));
    expect(form?.id).toBeUndefined();
    expect(findings).toMatchObject([{ rule: "rules/yaml", place: { line: 2, column: 8 } }]);
  });

  test.each([
    ["nothing", "", ""],
    ["a comment", "# 示例\n", ""],
    ["a list", "- form: shili\n- title: 示例表\n", "- form: shili"],
    ["a text", "示例", "示例"],
    ["null", "~", "~"],
  ])("a file that is %s is no form", (_, text, found) => {
    expectFindings(`«${text}`, `rules/wrong-type: key= expected=object found=${found}`);
  });

  test.each([
    ["brackets", "[".repeat(10_000)],
    ["maps", "{a: ".repeat(10_000)],
    ["indents", Array.from({ length: 3000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
    ["a check of 10,000 brackets", checked({ assert: "(".repeat(10_000) })],
    ["control characters", "\u0000\u0001a: \u0007b\n"],
    [
      "every byte",
      String.fromCharCode(...Array.from({ length: 4096 }, (_, n) => (n * 7919) % 256)),
    ],
  ])("%s are findings, and nothing is thrown", (_, text) => {
    const { form, findings } = load(text);
    expect(form?.id).toBeUndefined();
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every(({ rule }) => /^(rules|language)\//.test(rule))).toBe(true);
  });

  test.each([
    ["line ends of Windows", (text: string) => text.replaceAll("\n", "\r\n")],
    ["a byte order mark", (text: string) => `\ufeff${text}`],
  ])("%s change neither the form nor a place", (_, change) => {
    expect(load(change(smallForm())).findings).toEqual([]);
    const { text, places } = unmarked(checked({ assert: ">-\n      支出\n      <= «收入额" }));
    expect(load(change(text)).findings.map(placeOf)).toEqual(places);
  });
});

describe("the period", () => {
  const withPeriod = (period: string) => edited("period: 年度", `period: ${period}`);

  test.each([
    ["年度", { kind: "year", field: "年度", previous: "period" }],
    ["{ year: 年度 }", { kind: "year", field: "年度", previous: "period" }],
    ["{ year: 日期 }", { kind: "year", field: "日期", previous: "period" }],
    ["{ quarter: 日期 }", { kind: "quarter", field: "日期", previous: "period" }],
    ["{ month: 日期, previous: latest }", { kind: "month", field: "日期", previous: "latest" }],
    [
      "{ year: 年度, month: 人数 }",
      { kind: "month", field: "年度", part: "人数", previous: "period" },
    ],
  ])("%s is understood", (source, expected) => {
    const { form, findings } = load(withPeriod(source));
    expect(findings).toEqual([]);
    expect(form?.period).toEqual(expected);
  });

  test.each([
    ["«日期", "rules/identity-type: key=period found=日期 expected=year type=date"],
    ["{ month: «年度 }", "rules/identity-type: key=month found=年度 expected=date type=year"],
    [
      "{ year: 年度, quarter: «收入 }",
      "rules/identity-type: key=quarter found=收入 expected=integer type=decimal",
    ],
    ["{ month: «日子 }", "rules/unknown-field: found=日子 nearest=日期"],
    ["«{ previous: latest }", "rules/period-shape:"],
    ["«{ month: 日期, quarter: 日期 }", "rules/period-shape:"],
  ])("%s is not", (source, expected) => expectFindings(withPeriod(source), expected));
});

test("the number of a month is from 1 to 12, and no 无", () => {
  const { form } = load(edited("period: 年度", "period: { year: 年度, month: 人数 }"));
  expect(form?.fields.get("人数")).toMatchObject({ min: 1, max: 12, none: "forbidden" });
  expect(form?.sheets[0]?.sections[0]).toMatchObject({
    fields: expect.arrayContaining([expect.objectContaining({ name: "人数", max: 12 })]),
  });
  expect(load(smallForm()).form?.fields.get("人数")?.max).toBeUndefined();
});

describe("an indicator", () => {
  const withIndicator = (indicator: string) =>
    edited("checks:", `indicators:\n  示例指标: ${indicator}\nchecks:`);

  test.each([
    ["{ value: 收入 - 支出, unit: 万元, decimals: 1 }", "万元", 1],
    ["{ value: 收入 / 人数, decimals: 2 }", undefined, 2],
    ["{ value: count(明细.名目), by: 明细.名目, unit: 人 }", "人", 0],
  ])("%s is understood", (source, unit, decimals) => {
    const { form, findings } = load(withIndicator(source));
    expect(findings).toEqual([]);
    expect(form?.indicators.get("示例指标")).toMatchObject({ unit, decimals });
  });

  test.each([
    ["{ value: «收人 }", "language/unknown-name: found=收人 nearest=人数、收入"],
    ["{ value: «收入 > 支出 }", "language/expected-amount: found=条件"],
    ["{ value: «收入 - 支出, unit: 人 }", "language/unit-mismatch: left=人 right=万元"],
    ["{ value: 收入, unit: «千元 }", "rules/unknown-unit: found=千元 nearest=元"],
    ["{ value: «1 + 1 }", "language/no-field:"],
    ["{ value: 收入, by: «明细.名目 }", "rules/indicator-by: found=明细.名目"],
    ["{ value: sum(明细.金额), by: «明细.金额 }", "rules/indicator-by: found=明细.金额"],
  ])("%s is not", (source, expected) => expectFindings(withIndicator(source), expected));

  test("needs a name of its own", () => {
    const { findings } = load(edited("checks:", "indicators:\n  收入: { value: 支出 }\nchecks:"));
    expect(findings.map(({ rule }) => rule)).toEqual(["rules/duplicate-name"]);
  });
});
