import { describe, expect, test } from "vitest";
import { rowsOf } from "../../src/trends/rows.js";
import { type ScatterRow, scatter, summarizeScatter } from "../../src/trends/scatter.js";
import { smallDataset } from "../fixtures/small-dataset.js";
import { AMOUNT, COUNT } from "./indicator.js";

const DATASET = smallDataset([
  ["甲", 2020, "额", 100],
  ["甲", 2020, "数", 7],
  ["乙", 2020, "额", { flagged: 200 }],
  ["乙", 2020, "数", "blank"],
  ["丙", 2019, "额", 1],
]);
const FIELDS = { x: "数", y: "额", period: 2020 };

describe("a scatter of two fields", () => {
  test("has a row for each unit, with both states and cells", () => {
    const rows = rowsOf<ScatterRow>(scatter(DATASET, FIELDS));
    expect(rows).toMatchObject([
      { unit: "甲", x: 7, y: 100, xCell: "C3", yCell: "C2", reason: null },
      { unit: "乙", x: null, y: 200, xState: "blank", yState: "flagged", reason: "blank" },
      { unit: "丙", x: null, y: null, xState: "absent", reason: "absent" },
    ]);
  });

  test("is told with the units that are missing, and the chosen ones", () => {
    expect(summarizeScatter(scatter(DATASET, FIELDS), COUNT, AMOUNT, ["甲"])).toBe(
      "2020 年 1 个单位同时有“人数”和“金额”的数据，2 个缺数没有画出；甲：人数 7 人，金额 100 万元。",
    );
    const empty = scatter(DATASET, { ...FIELDS, period: 2019 });
    expect(summarizeScatter(empty, COUNT, AMOUNT)).toBe(
      "2019 年没有单位同时有“人数”和“金额”的数据。",
    );
  });

  test("is told in English", () => {
    expect(summarizeScatter(scatter(DATASET, FIELDS), COUNT, AMOUNT, ["甲"], "en")).toBe(
      "In 2020, 1 unit has data for both “人数” and “金额”; 2 units lack a value and are not drawn; " +
        "甲: 人数 7 人, 金额 100 万元.",
    );
    const empty = scatter(DATASET, { ...FIELDS, period: 2019 });
    expect(summarizeScatter(empty, COUNT, AMOUNT, [], "en")).toBe(
      "No unit has data for both “人数” and “金额” in 2019.",
    );
    expect(summarizeScatter(scatter(DATASET, FIELDS, []), COUNT, AMOUNT, [], "en")).toBe(
      "No data: nothing has been submitted, or no unit is selected.",
    );
  });
});
