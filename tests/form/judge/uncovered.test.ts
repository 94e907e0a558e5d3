import { expect, test } from "vitest";
import { unmarked } from "../small-form.js";
import { inWords, judge, rulesOf, toHead } from "./small-rules.js";

const FEW = `  - id: 甲
    assert: 甲额 <= 总额
    accept: [{ 甲额: 1, 总额: 1 }]
    reject: [{ 甲额: 2, 总额: 1 }]
`;

test("numbers that no check mentions are noted, once for each section, without year, text and date", () => {
  const rules = `${rulesOf([]).split("checks:\n")[0]}checks:\n${FEW}`;
  const { text, places } = unmarked(
    ["乙额:", "甲数:", "额:"].reduce(
      (marked, key) => marked.replace(`          ${key}`, `          «${key}`),
      rules,
    ),
  );
  const findings = judge(text);
  expect(findings.map(toHead)).toEqual(places.map((place) => `${place} note rules/uncovered`));
  expect(findings.map((finding) => inWords(finding).zh)).toEqual([
    "没有任何审核用到：乙额",
    "没有任何审核用到：甲数、乙数、丙数",
    "没有任何审核用到：明细.额",
  ]);
  expect(findings.map((finding) => inWords(finding).en)[1]).toBe(
    "no check mentions 甲数, 乙数, 丙数",
  );
});

test("a column is mentioned by a check of its rows, and a field by last year's value", () => {
  const checks = [
    {
      id: "行",
      more: "rows: 明细",
      assert: "额 <= 总额",
      accept: "{ 额: 1, 总额: 1 }",
      reject: "{ 额: 2, 总额: 1 }",
    },
    {
      id: "年",
      assert: "乙额 + 甲额 <= 2 * previous(甲数) + 乙数 + 丙数",
      accept: "{ 乙额: 1, 甲额: 1, 乙数: 1, 丙数: 1, previous: { 甲数: 1 } }",
      reject: "{ 乙额: 9, 甲额: 1, 乙数: 1, 丙数: 1, previous: { 甲数: 1 } }",
    },
  ];
  const text = rulesOf(checks).replace(/ {2}- id: 都用到[\s\S]*$/u, "");
  expect(judge(text.replaceAll("unit: 万元, ", "").replaceAll("unit: 人, ", ""))).toEqual([]);
});
