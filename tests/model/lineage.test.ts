import { describe, expect, test } from "vitest";
import { indexPrevious } from "../../src/check/previous.js";
import { fieldLineages, inTermsOf, tableLineages } from "../../src/model/lineage.js";
import { answered } from "../fixtures/answers.js";
import { VERSION_1, VERSION_2, VERSION_10, VERSIONS } from "../fixtures/versions.js";

const originsOf = (name: string) =>
  Object.fromEntries(
    fieldLineages(VERSIONS).find(({ field }) => field.name === name)?.origins ?? [],
  );

describe("the lineage of a field", () => {
  test("goes back by what each version says the field was", () => {
    expect(originsOf("从业人员")).toEqual({
      "10": { name: "从业人员", factor: 1 },
      "2": { name: "职工", factor: 1 },
      "1": { name: "职工数", factor: 1 },
    });
  });

  test("converts between units of one kind", () => {
    expect(originsOf("产值")["1"]).toEqual({ name: "产值", factor: 0.0001 });
  });

  test("ends where units cannot be converted and no factor is given, and says so", () => {
    const lineage = fieldLineages(VERSIONS).find(({ field }) => field.name === "占地");
    expect([...(lineage?.origins.keys() ?? [])]).toEqual(["10", "2"]);
    expect(lineage?.unconvertible).toEqual(["1"]);
  });

  test("begins with the oldest version that has it; one that was dropped stays", () => {
    expect(originsOf("外销")).toEqual({ "10": { name: "外销", factor: 1 } });
    expect(originsOf("旧指标")).toEqual({ "1": { name: "旧指标", factor: 1 } });
  });

  test("does not depend on the order in which the versions are given", () => {
    expect(fieldLineages([...VERSIONS].reverse())).toEqual(fieldLineages(VERSIONS));
  });

  test("of a table's column converts as well", () => {
    const [names] = tableLineages(VERSIONS);
    const wage = names?.columns.find(({ field }) => field.name === "工资");
    expect(wage?.origins.get("1")).toEqual({ name: "工资", factor: 0.0001 });
  });
});

describe("a submission in the terms of another version", () => {
  const fields = { 单位名称: "甲院", 年度: 2020, 职工数: 5, 产值: 12345.67 };
  const old = answered(VERSION_1, { fields });

  test("has that version's names and units, and its cells' places", () => {
    const now = inTermsOf(VERSION_10, old, VERSIONS);
    expect(now.fields.get("从业人员")?.value).toEqual({ kind: "number", number: 5 });
    expect(now.fields.get("产值")?.value).toEqual({ kind: "number", number: 1.234567 });
    expect(now.fields.get("产值")?.place).toEqual(old.fields.get("产值")?.place);
    expect(now.fields.has("占地")).toBe(false);
    expect(now.fields.has("职工数")).toBe(false);
  });

  test("may be that of an earlier version", () => {
    const now = answered(VERSION_10, { fields: { 从业人员: 7, 产值: 2 } });
    const then = inTermsOf(VERSION_1, now, VERSIONS);
    expect(then.fields.get("职工数")?.value).toEqual({ kind: "number", number: 7 });
    expect(then.fields.get("产值")?.value).toEqual({ kind: "number", number: 20000 });
  });

  test("is what checks against last year read, by way of the versions between", () => {
    const previous = indexPrevious([{ form: VERSION_1, submission: old }], VERSIONS);
    const now = answered(VERSION_10, { fields: { 单位名称: "甲院", 年度: 2021 } });
    const found = previous.find(VERSION_10, now);
    expect(found?.fields.get("从业人员")?.value).toEqual({ kind: "number", number: 5 });
  });

  test("stays as it is in its own", () => {
    expect(inTermsOf(VERSION_2, answered(VERSION_2, {}), VERSIONS).version).toBe("2");
  });
});
