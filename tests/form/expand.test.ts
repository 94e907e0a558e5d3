import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Binding, bindingsOf, fill, fillId } from "../../src/form/expand.js";
import type { EachSource } from "../../src/form/schema.js";
import { load, smallForm } from "./small-form.js";

const { form } = load(smallForm());
const FIELDS = [...(form?.fields.values() ?? [])];

const plain = (each: EachSource | undefined) =>
  bindingsOf(each, FIELDS).map((binding) => Object.fromEntries(binding));
const bound = (values: Readonly<Record<string, string>>): Binding =>
  new Map(Object.entries(values));

test.each<[string, EachSource | undefined, object[]]>([
  ["nothing", undefined, [{}]],
  ["one list", { 方式: ["转让", "许可"] }, [{ 方式: "转让" }, { 方式: "许可" }]],
  [
    "two lists: every combination, the last changing fastest",
    { 方式: ["转让", "许可"], 量: ["项数", "金额"] },
    [
      { 方式: "转让", 量: "项数" },
      { 方式: "转让", 量: "金额" },
      { 方式: "许可", 量: "项数" },
      { 方式: "许可", 量: "金额" },
    ],
  ],
  [
    "a list of maps: one by one",
    [
      { 项数: "转让项数", 金额: "转让金额" },
      { 项数: "许可项数", 金额: "许可金额" },
    ],
    [
      { 项数: "转让项数", 金额: "转让金额" },
      { 项数: "许可项数", 金额: "许可金额" },
    ],
  ],
  [
    "a unit: all fields in it, in the order of the form",
    { 项: { unit: "万元" } },
    [{ 项: "收入" }, { 项: "支出" }],
  ],
  ["a kind", { 项: { kind: "stock" } }, [{ 项: "人数" }]],
  ["a type", { 项: { type: "integer" } }, [{ 项: "人数" }]],
  ["a kind and a unit: both", { 项: { kind: "flow", unit: "人" } }, []],
  [
    "a selector beside a list",
    { 项: { kind: "stock" }, 年: ["今", "去"] },
    [
      { 项: "人数", 年: "今" },
      { 项: "人数", 年: "去" },
    ],
  ],
])("each of %s", (_, each, bindings) => {
  expect(plain(each)).toEqual(bindings);
});

describe("filling in placeholders", () => {
  test.each([
    ["{项}_专利 <= {项}", "转让_专利 <= 转让"],
    ["{ 项 } = {项}", "转让 = 转让"],
    ["类 in {甲, 乙}", "类 in {甲, 乙}"],
    ["类 in {甲}", "类 in {甲}"],
    ["类 in {{项}, 乙}", "类 in {转让, 乙}"],
    ["{顶} = {}", "{顶} = {}"],
    ["｛项｝", "｛项｝"],
    ["", ""],
  ])("%s becomes %s", (template, text) => {
    expect(fill(template, bound({ 项: "转让" })).text).toBe(text);
  });

  test("a value is not filled in a second time", () => {
    expect(fill("{甲}{乙}", bound({ 甲: "{乙}", 乙: "$&" })).text).toBe("{乙}$&");
  });

  test("an offset in the filled text leads back to the template", () => {
    const template = "{项}_专利 <= {总数} + 1";
    const { text, originOf } = fill(template, bound({ 项: "转让", 总数: "转让合同项数" }));
    expect(text).toBe("转让_专利 <= 转让合同项数 + 1");
    const origins = (word: string) => {
      const start = text.indexOf(word);
      return [originOf(start), originOf(start + word.length)];
    };
    expect(origins("转让_专利")).toEqual([0, template.indexOf(" <=")]);
    expect(origins("<=")).toEqual([template.indexOf("<="), template.indexOf("<=") + 2]);
    expect(origins("转让合同项数")).toEqual([template.indexOf("{总数}"), template.indexOf(" + 1")]);
    expect(origins("1")).toEqual([template.length - 1, template.length]);
    // Within a value there is no place of its own: the whole placeholder stands for it.
    expect(originOf(text.indexOf("合同"))).toBe(template.indexOf("{总数}"));
  });

  test("origins never run backwards, and what is not filled in leads to itself", () => {
    const piece = fc.constantFrom("{项}", "{ 空 }", "{顶}", "甲 + ", "in {1, 2}", "{{项}}", "{");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const template = pieces.join("");
        const { text, originOf } = fill(template, bound({ 项: "转让合同", 空: "" }));
        const origins = Array.from({ length: text.length + 1 }, (_, offset) => originOf(offset));
        expect(origins).toEqual([...origins].sort((a, b) => a - b));
        expect(originOf(text.length)).toBeLessThanOrEqual(template.length);
        const same = fill(template, new Map());
        expect(same.text).toBe(template);
        expect(same.originOf(template.length)).toBe(template.length);
      }),
    );
  });
});

test.each([
  ["经费合计", {}, "经费合计"],
  ["经费合计", { 项: "转让" }, "经费合计/转让"],
  ["经费合计", { 项: "转让", 量: "金额" }, "经费合计/转让·金额"],
  ["项数与金额/{项}", { 项: "转让", 量: "金额" }, "项数与金额/转让"],
])("the id %s with %j is %s", (id, values, filled) => {
  expect(fillId(id, bound(values))).toBe(filled);
});

test("an each becomes one check for each of its values, with its own words and examples", () => {
  const { form, findings } = load(
    smallForm(`  - id: 不为负
    each: { 项: [收入, 支出] }
    assert: "{项} >= 0"
    message: "{项}不应为负"
    hint: { zh: "核对{项}", en: "check {项}" }
    field: "{项}"
    accept: [{ "{项}": 0 }]
    reject: [{ "{项}": -1 }]
`),
  );
  expect(findings).toEqual([]);
  expect(form?.checks).toMatchObject([
    {
      id: "不为负/收入",
      source: "收入 >= 0",
      field: "收入",
      message: { zh: "收入不应为负", en: "收入不应为负" },
      hint: { zh: "核对收入", en: "check 收入" },
    },
    { id: "不为负/支出", source: "支出 >= 0", field: "支出" },
  ]);
  expect(form?.checks.map(({ reject }) => [...(reject[0]?.fields.keys() ?? [])])).toEqual([
    ["收入"],
    ["支出"],
  ]);
});

test("a set of the check language stays a set beside placeholders", () => {
  const { form, findings } = load(
    smallForm(`  - id: 有类别
    each: { 项: [收入] }
    assert: "if {项} > 0 then 类别 in {“甲类”, “乙类”}"
    accept: [{ "{项}": 1, 类别: 甲类 }]
    reject: [{ "{项}": 1, 类别: 无 }]
`),
  );
  expect(findings).toEqual([]);
  expect(form?.checks[0]?.source).toBe("if 收入 > 0 then 类别 in {“甲类”, “乙类”}");
});
