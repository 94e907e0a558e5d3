import { describe, expect, test } from "vitest";
import { groupingsOf, regroup } from "../../src/trends/groupings.js";
import { indicatorOf, numericFields } from "../../src/trends/indicators.js";
import { rowsOf } from "../../src/trends/rows.js";
import { seriesOf } from "../../src/trends/series.js";
import type { SeriesRow } from "../../src/trends/series-row.js";
import { smallDataset } from "../fixtures/small-dataset.js";

const DATASET = smallDataset(
  [
    ["甲", 2019, "领域", { text: "农业" }],
    ["甲", 2020, "领域", { text: "能源" }],
    ["乙", 2019, "领域", { text: "农业" }],
    ["乙", 2020, "领域", "blank"],
    ["甲", 2020, "额", 1],
  ],
  {
    units: { 甲: "一组", 乙: null },
    fields: {
      额: { label: "金额", section: "到账", measuredIn: "万元", decimals: 2, kind: "flow" },
      转让数: { label: "项数", type: "integer" },
      许可数: { label: "项数", type: "integer" },
      领域: { label: "技术领域", type: "choice" },
      年度: { type: "year" },
      单价: { table: "设备" },
    },
  },
);

describe("groupings", () => {
  test("are the roster's groups and each choice, the newest answer counting", () => {
    expect(groupingsOf(DATASET)).toEqual([
      { name: "group", title: "分组", of: new Map([["甲", "一组"]]) },
      {
        name: "领域",
        title: "技术领域",
        of: new Map([
          ["甲", "能源"],
          ["乙", "农业"],
        ]),
      },
    ]);
  });

  test("can become the groups of a series", () => {
    const [, field] = groupingsOf(DATASET);
    if (!field) throw new Error("no grouping");
    const rows = rowsOf<SeriesRow>(regroup(seriesOf(DATASET, "额", { from: 2020 }), field));
    expect(rows.map(({ unit, group }) => [unit, group])).toEqual([
      ["甲", "能源"],
      ["乙", "农业"],
    ]);
  });
});

describe("indicators", () => {
  test("are the fields with numbers, but for years and columns of tables", () => {
    expect(numericFields(DATASET).map(({ name, title }) => [name, title])).toEqual([
      ["额", "金额"],
      ["转让数", "转让数"],
      ["许可数", "许可数"],
    ]);
    expect(indicatorOf(DATASET, "额")).toEqual({
      name: "额",
      label: "金额",
      title: "金额",
      section: "到账",
      measuredIn: "万元",
      decimals: 2,
      kind: "flow",
    });
    expect(indicatorOf(DATASET, "领域")).toBeUndefined();
  });
});
