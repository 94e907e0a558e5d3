import { describe, expect, test } from "vitest";
import { readExample, runExample, toScope } from "../../src/form/examples.js";
import type { ExampleSource } from "../../src/form/schema.js";
import { evaluate } from "../../src/language/evaluate.js";
import type { Check, Example, Form } from "../../src/model/form.js";
import {
  BLANK,
  NONE,
  toDateValue,
  toNumberValue,
  toTextValue,
  type Value,
} from "../../src/model/value.js";
import { edited, load, meantBy, placeOf, smallForm, unmarked } from "./small-form.js";

function formWith(checks: string): Form {
  const { form, findings } = load(smallForm(checks));
  if (!form) throw new Error(findings.map(meantBy).join("; "));
  return form;
}

const FORM = formWith(`  - id: 收支
    assert: 支出 <= 收入
    accept: [{ 支出: 1, 收入: 2 }]
    reject: [{ 支出: 2, 收入: 1 }]
`);
const read = (raw: ExampleSource, rows?: string) => readExample(raw, new Map(), { rows }, FORM);

describe("an example is read as the cells of a workbook would be", () => {
  test.each<[string, string | number | null, Value]>([
    ["收入", 12.5, toNumberValue(12.5)],
    ["收入", 0, toNumberValue(0)],
    ["收入", "无", NONE],
    ["收入", null, BLANK],
    ["收入", "", BLANK],
    ["年度", 2021, toNumberValue(2021)],
    ["单位名称", "示例单位", toTextValue("示例单位")],
    ["单位名称", 110, toTextValue("110")],
    ["单位名称", "无", NONE],
    ["类别", "甲类", toTextValue("甲类")],
    ["日期", "2021-12-31", toDateValue("2021-12-31")],
    ["日期", 20211231, toDateValue("2021-12-31")],
    ["日期", "无", NONE],
  ])("%s: %j", (name, raw, value) => {
    const { example, problems } = read({ [name]: raw });
    expect(problems).toEqual([]);
    expect(example.fields.get(name)).toEqual(value);
  });

  test.each<[string, string | number, string]>([
    ["收入", "十二", "decimal"],
    ["收入", "12.5", "decimal"],
    ["人数", "3 人", "integer"],
    ["年度", "2021年", "year"],
    ["日期", "去年", "date"],
    ["日期", 2021, "date"],
    ["类别", "丙类", "choice"],
    ["类别", 1, "choice"],
  ])("%s: %j is no value of its type", (name, raw, type) => {
    expect(read({ [name]: raw }).problems).toEqual([
      { rule: "rules/example-value", key: [name], data: { found: String(raw), field: name, type } },
    ]);
  });

  test("names that the form does not have are found, with what was meant", () => {
    const { problems } = read({
      收如: 1,
      明细: [{ 名目: "书" }, { 金項: 1 }],
      明细表: [{ 名目: "书" }],
      previuos: { 收入: 1 },
      previous: { 支: 1 },
    });
    expect(problems).toEqual([
      {
        rule: "rules/unknown-field",
        key: ["明细", 1, "金項"],
        data: { found: "金項", nearest: ["金额"] },
      },
      {
        rule: "rules/unknown-table",
        key: ["明细表"],
        data: { found: "明细表", nearest: ["明细"] },
      },
      {
        rule: "rules/unknown-table",
        key: ["previuos"],
        data: { found: "previuos", nearest: ["previous"] },
      },
      {
        rule: "rules/unknown-field",
        key: ["previous", "支"],
        data: { found: "支", nearest: ["支出"] },
      },
      { rule: "rules/unknown-field", key: ["收如"], data: { found: "收如", nearest: ["收入"] } },
    ]);
  });

  test("a table is a list of rows, and last year's values stand under previous", () => {
    const { example, problems } = read({
      明细: [{ 金额: 1 }, { 金额: "无" }],
      previous: { 收入: 3 },
    });
    expect(problems).toEqual([]);
    expect(example.tables.get("明细")?.map((row) => row.get("金额"))).toEqual([
      toNumberValue(1),
      NONE,
    ]);
    expect(example.previous?.get("收入")).toEqual(toNumberValue(3));
    expect(example.row).toBeUndefined();
  });

  test("of a check of rows, the columns make the row at hand, and the only row unless others are given", () => {
    const { example } = read({ 名目: "书", 收入: 9 }, "明细");
    expect([...(example.row?.keys() ?? [])]).toEqual(["名目"]);
    expect([...example.fields.keys()]).toEqual(["收入"]);
    expect(example.tables.get("明细")).toEqual([example.row]);
    const { example: other } = read({ 名目: "书", 明细: [{ 名目: "笔" }, { 名目: "墨" }] }, "明细");
    expect(other.tables.get("明细")).toHaveLength(2);
  });
});

describe("running an example", () => {
  const [check] = FORM.checks;
  const of = (raw: ExampleSource): Example => read(raw).example;
  const run = (raw: ExampleSource, wanted: "accept" | "reject") =>
    check ? runExample(of(raw), check, wanted) : undefined;

  test("says nothing where it shows what it should", () => {
    expect(run({ 支出: 1, 收入: 1 }, "accept")).toEqual([]);
    expect(run({ 支出: 2, 收入: 1 }, "reject")).toEqual([]);
  });

  test("says with numbers why an example that should pass fails", () => {
    expect(run({ 支出: 2, 收入: 1 }, "accept")).toEqual([
      {
        rule: "rules/example-accept",
        data: {
          check: "收支",
          shown: { zh: "支出 2 > 收入 1，差 1", en: "支出 2 > 收入 1, difference 1" },
        },
      },
    ]);
  });

  test("says what the check demands where an example that should fail passes", () => {
    expect(run({ 支出: 1, 收入: 1 }, "reject")).toEqual([
      {
        rule: "rules/example-reject",
        data: {
          check: "收支",
          shown: { zh: "支出 应不超过 收入", en: "支出 must not exceed 收入" },
        },
      },
    ]);
  });

  test.each(["accept", "reject"] as const)(
    "says why an example to %s decides nothing",
    (wanted) => {
      expect(run({ 支出: 1 }, wanted)).toEqual([
        {
          rule: "rules/example-undecided",
          data: { check: "收支", reason: "missing", names: ["收入"] },
        },
      ]);
    },
  );
});

test("a rule file whose examples contradict its check is broken, and each is found in its place", () => {
  const { text, places } = unmarked(
    smallForm(`  - id: 收支
    assert: if 收入 > 0 then 支出 <= 收入
    accept:
      - { 支出: 1, 收入: 2 }
      - «{ 支出: 3, 收入: 2 }
      - «{ 支出: 3, 收入: 0 }
    reject:
      - «{ 支出: 1, 收入: 2 }
      - «{ 支出: 1 }
      - { «支出: 多, 收入: 1 }
      - { 支出: 3, «收如: 2 }
`),
  );
  const { form, findings } = load(text);
  expect(form?.id).toBeUndefined();
  expect(findings.map(({ rule, data }) => [rule, data.reason ?? data.found ?? data.check])).toEqual(
    [
      ["rules/example-accept", "收支"],
      ["rules/example-undecided", "not-applicable"],
      ["rules/example-reject", "收支"],
      ["rules/example-undecided", "missing"],
      ["rules/example-value", "多"],
      ["rules/unknown-field", "收如"],
    ],
  );
  expect(findings.map(placeOf)).toEqual(places);
});

test("an example that only one of the checks of an each contradicts is found, and named", () => {
  const { findings } = load(
    smallForm(`  - id: 有钱
    each: { 项: [收入, 支出] }
    assert: "{项} > 0 or 人数 > 0"
    accept: [{ 收入: 1, 支出: 0, 人数: 0 }]
    reject: [{ 收入: 0, 支出: 0, 人数: 0 }]
`),
  );
  expect(findings).toMatchObject([{ rule: "rules/example-accept", data: { check: "有钱/支出" } }]);
});

test("a sum over the rows of a table is tried on the rows of its example", () => {
  const form = formWith(`  - id: 支出合计
    assert: 支出 = sum(明细.金额 where 明细.名目 <> "税") ± 0.05
    accept: [{ 支出: 3.05, 明细: [{ 名目: 书, 金额: 3 }, { 名目: 税, 金额: 9 }] }]
    reject: [{ 支出: 3.06, 明细: [{ 名目: 书, 金额: 3 }] }, { 支出: 1, 明细: [] }]
`);
  const outcomes = form.checks.flatMap(({ accept, reject, assert }: Check) =>
    [...accept, ...reject].map((example) => evaluate(assert, toScope(example)).outcome),
  );
  expect(outcomes).toEqual(["pass", "fail", "fail"]);
});

test("the word for nothing is the form's own, not 无 as such", () => {
  const source = edited(
    "none: 无",
    "none: 零",
    smallForm(`  - id: 收支
    assert: 收入 is none
    accept: [{ 收入: 零 }]
    reject: [{ 收入: 0 }]
`),
  );
  expect(load(source).findings).toEqual([]);
  const { findings } = load(source.replace("收入: 零", "收入: 无"));
  expect(findings).toMatchObject([{ rule: "rules/example-value", data: { found: "无" } }]);
});
