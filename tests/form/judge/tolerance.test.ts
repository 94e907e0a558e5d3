import { expect, test } from "vitest";
import { judgeTolerances } from "../../../src/form/judge/tolerance.js";
import { parse } from "../../../src/language/parse.js";
import type { Check, Form } from "../../../src/model/form.js";
import { toField, toForm } from "../../fixtures/forms.js";

const FIELDS = [
  ...["甲", "乙", "丙", "丁"].map((name) => toField(name, { type: "decimal", decimals: 2 })),
  toField("一位", { type: "decimal", decimals: 1 }),
  toField("随意", { type: "decimal" }),
  toField("人", { type: "integer", decimals: 0 }),
  toField("次", { type: "integer", decimals: 0 }),
];

test.each<[string, string]>([
  ["甲 = 乙 + 丙", "0 < 0.015: 0.01"],
  ["甲 = 乙 + 丙 ± 0.005", "0.005 < 0.015: 0.01"],
  // Figures with two decimals that are off by less than 0.015 are off by 0.01.
  ["甲 = 乙 + 丙 ± 0.01", ""],
  ["甲 = 乙 + 丙 + 丁 ± 0.01", "0.01 < 0.02: 0.02"],
  ["甲 = previous(乙) + 丙", "0 < 0.015: 0.01"],
  ["甲 = 乙 + 丙 + 1", "0 < 0.015: 0.01"],
  ["甲 - 乙 = -丙", "0 < 0.015: 0.01"],
  ["甲 = 乙 + 一位", "0 < 0.06: 0.06"],
  ["甲 = 乙 + 3 * 丙", "0 < 0.025: 0.02"],
  ["甲 = 乙 + 0.5 * 丙", "0 < 0.0125: 0.0125"],
  ["甲 = 乙 + 人", ""],
  ["甲 = 乙 + 丙 - 乙", ""],
  ["人 = 次 + 3", ""],
  ["甲 = 乙", ""],
  ["甲 = 乙 + 随意", ""],
  ["甲 = 乙 + 丙 ± 丁", ""],
  ["甲 = 乙 * 丙", ""],
  ["甲 = max(乙, 丙)", ""],
  ["甲 <= 乙 + 丙", ""],
  ["甲 <> 乙 + 丙", ""],
  ["人 > 0 and 甲 = 乙 + 丙", "0 < 0.015: 0.01"],
  ["if 人 > 0 then 甲 = 乙 + 丙", "0 < 0.015: 0.01"],
  ["if 甲 = 乙 + 丙 then 人 > 0", ""],
  ["not (甲 = 乙 + 丙)", ""],
  ["甲 = 0 or 甲 = 乙 + 丙", ""],
])("what rounding costs is less than the tolerance, or said: %s %j", (source, expected) => {
  const lines = judgeTolerances(formWith(source)).map((judgement) =>
    judgement.kind === "tight-tolerance"
      ? `${judgement.tolerance} < ${judgement.rounding}: ${judgement.least}`
      : judgement.kind,
  );
  expect(lines.join()).toBe(expected);
});

function formWith(source: string): Form {
  const { tree } = parse(source);
  if (!tree) throw new Error(source);
  const check: Check = {
    id: "审核",
    severity: "error",
    assert: tree,
    source,
    field: "甲",
    accept: [],
    reject: [],
  };
  return { ...toForm([{ kind: "fields", title: ["一"], fields: FIELDS }]), checks: [check] };
}
