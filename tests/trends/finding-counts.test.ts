import { describe, expect, test } from "vitest";
import {
  type FindingCountRow,
  findingCounts,
  summarizeFindings,
} from "../../src/trends/finding-counts.js";
import { rowsOf } from "../../src/trends/rows.js";
import { smallDataset } from "../fixtures/small-dataset.js";

const DATASET = smallDataset(
  [
    ["甲", 2018, "额", 1],
    ["甲", 2020, "额", 1],
    ["乙", 2020, "额", 1],
  ],
  {
    findings: [
      { unit: "甲", period: 2018, check: "合计", severity: "error" },
      { unit: "甲", period: 2018, check: "上年", severity: "warning" },
      { unit: "甲", period: 2020, check: "上年", severity: "warning", explained: "新项目" },
      { unit: "乙", period: 2020, check: "上年", severity: "note" },
    ],
  },
);

const brief = (by: "check" | "unit" | "period") =>
  rowsOf<FindingCountRow>(findingCounts(DATASET, by)).map(({ key, kind, count, total }) => [
    key,
    kind,
    count,
    total,
  ]);

describe("counts of findings", () => {
  test("by check put those with most first, explained warnings apart", () => {
    expect(brief("check")).toEqual([
      ["上年", "error", 0, 3],
      ["上年", "warning", 1, 3],
      ["上年", "explained", 1, 3],
      ["上年", "note", 1, 3],
      ["合计", "error", 1, 1],
      ["合计", "warning", 0, 1],
      ["合计", "explained", 0, 1],
      ["合计", "note", 0, 1],
    ]);
  });

  test("by unit, and by period without holes", () => {
    expect(new Set(brief("unit").map(([key]) => key))).toEqual(new Set(["甲", "乙"]));
    expect([...new Set(brief("period").map(([key]) => key))]).toEqual(["2018", "2019", "2020"]);
  });

  test("are told in one sentence", () => {
    expect(summarizeFindings(findingCounts(DATASET, "check"), "check")).toBe(
      "共 4 条审核结果：错误 1 条，待核实 1 条，已说明 1 条，提示 1 条；最多的是“上年”，3 条。",
    );
    expect(summarizeFindings(findingCounts(DATASET, "period"), "period")).toMatch(
      /最多的是 2018 年，2 条。$/,
    );
    expect(summarizeFindings(findingCounts(smallDataset([]), "unit"), "unit")).toBe(
      "没有审核结果。",
    );
  });

  test("are told in English", () => {
    expect(summarizeFindings(findingCounts(DATASET, "check"), "check", "en")).toBe(
      "4 findings: 1 error, 1 warning, 1 explained warning, 1 note; the most (3) for “上年”.",
    );
    expect(summarizeFindings(findingCounts(DATASET, "period"), "period", "en")).toBe(
      "4 findings: 1 error, 1 warning, 1 explained warning, 1 note; the most (2) in 2018.",
    );
    expect(summarizeFindings(findingCounts(smallDataset([]), "unit"), "unit", "en")).toBe(
      "No findings.",
    );
  });
});
