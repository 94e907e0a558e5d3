import { describe, expect, test } from "vitest";
import type { Dataset } from "../../../src/dataset/dataset.js";
import { toSummarySheets } from "../../../src/dataset/export/summary.js";
import type { SheetCell, SheetOfTable } from "../../../src/model/sheet-of-table.js";
import { SMALL, toDataset } from "./small-dataset.js";

describe("the summary of a dataset", () => {
  test("has a sheet per period, newest first, then findings, roster and tables", () => {
    const names = toSummarySheets(SMALL).map(({ name }) => name);
    expect(names).toEqual(["2023", "2022", "报告期不明", "审核结果", "名单", "设备"]);
  });

  test("of an empty dataset has no periods", () => {
    const names = toSummarySheets(toDataset()).map(({ name }) => name);
    expect(names).toEqual(["审核结果", "名单"]);
  });

  test("every row is as long as the columns", () => {
    for (const { columns, rows } of toSummarySheets(SMALL)) {
      for (const row of rows) expect(row.length).toBe(columns.length);
    }
  });
});

describe("the sheet of a period", () => {
  test("has the fields of the form in its order, under their sections, with their units", () => {
    const { columns } = sheetOf(SMALL, "2023");
    expect(columns.map(({ header, group }) => [group, header])).toEqual([
      [undefined, "填报单位"],
      [undefined, "分组"],
      [undefined, "标记"],
      ["基本情况", "名称"],
      ["基本情况", "年度"],
      ["经费 › 到账", "总数（万元）"],
      ["队伍", "专家（人）"],
      ["队伍", "说明"],
    ]);
  });

  test("has a row per submission, by unit, with what was reported", () => {
    expect(valuesIn(sheetOf(SMALL, "2023"))).toEqual([
      ["甲中心", "东部", null, "甲中心", 2023, 12.25, "无", "=1+1"],
      ["乙中心", "西部", "重复", "乙中心", 2023, 100, null, "无"],
      ["乙中心", "西部", "重复", "乙中心", 2023, 101, 7, null],
      ["=丁()", null, null, "=丁()", 2023, "约10", 2, "-1"],
    ]);
  });

  test("shows blank, unreadable and flagged cells", () => {
    const looks = sheetOf(SMALL, "2023").rows.map((row) => row.slice(5).map(({ look }) => look));
    expect(looks).toEqual([
      ["error", undefined, undefined],
      [undefined, "blank", undefined],
      [undefined, undefined, "blank"],
      ["unreadable", undefined, undefined],
    ]);
  });

  test("shows as unexplained what is flagged and no error", () => {
    const submission = [1, "甲", 2023, "甲", "1", "甲.xlsx", "", false, 0, 1, 0, 0];
    const value = [1, "甲", 2023, "数", 5, null, "flagged", "甲.xlsx", "表", "C1"];
    const dataset = toDataset({
      units: [["甲", null, false, null, null]],
      submissions: [submission],
      fields: [["数", null, "数", "表", null, "integer", "人"]],
      values: [value],
    });
    expect(sheetOf(dataset, "2023").rows[0]?.at(-1)).toEqual({ value: 5, look: "warning" });
    expect(sheetOf(dataset, "2023").columns.at(-1)?.group).toBe("表");
  });

  test("tells what a version does not have from what was left blank", () => {
    const { tables } = toDataset({
      submissions: [[1, "甲", 2021, "甲", "1", "甲.xlsx", "", false, 0, 0, 0, 0]],
    });
    const dataset = {
      ...SMALL,
      tables: { ...SMALL.tables, submissions: tables.submissions, values: tables.values },
    };
    const [row] = sheetOf(dataset, "2021").rows;
    expect(row?.slice(3).every(({ look }) => look === "absent")).toBe(true);
  });

  test("totals amounts and counts, and says that repeated rows are left out", () => {
    const { columns, total, notes } = sheetOf(SMALL, "2023");
    expect(columns.filter(({ isTotalled }) => isTotalled).map(({ header }) => header)).toEqual([
      "总数（万元）",
      "专家（人）",
    ]);
    expect(total).toEqual({ label: "总计", markColumn: 2, leftOut: ["重复", "单位不明"] });
    expect(notes.join()).toContain("标“重复”的各行");
    expect(sheetOf(SMALL, "2022").notes.join()).not.toContain("重复");
  });

  test("does not total percentages", () => {
    const dataset = toDataset({
      submissions: [[1, "甲", 2023, "甲", "1", "甲.xlsx", "", false, 0, 0, 0, 0]],
      fields: [["占比", null, "占比", "表", "", "decimal", "%", 1]],
    });
    expect(sheetOf(dataset, "2023").columns.at(-1)?.isTotalled).toBe(false);
  });

  test("names what has no unit by its file", () => {
    expect(
      sheetOf(SMALL, "报告期不明")
        .rows[0]?.slice(0, 3)
        .map(({ value }) => value),
    ).toEqual(["b/无名.xlsx", null, "单位不明"]);
  });
});

describe("the other sheets", () => {
  test("list all findings in words", () => {
    const { columns, rows } = sheetOf(SMALL, "审核结果");
    expect(columns.map(({ header }) => header)).toEqual([
      ...[
        "报告期",
        "填报单位",
        "级别",
        "审核",
        "指标",
        "说明",
        "核实说明",
        "文件",
        "工作表",
        "单元格",
      ],
    ]);
    expect(rows.map((row) => row[2])).toEqual([
      { value: "强制性", look: "error" },
      { value: "强制性", look: "error" },
      { value: "核实性", look: undefined },
    ]);
    expect(rows[2]?.[6]?.value).toBe("=确实");
  });

  test("say who reported when", () => {
    const sheet = sheetOf(SMALL, "名单");
    expect(sheet.columns.map(({ header }) => header)).toEqual([
      ...["填报单位", "分组", "在名册中", "2023", "2022"],
    ]);
    expect(valuesIn(sheet)).toEqual([
      ["甲中心", "东部", "是", "●", "●"],
      ["乙中心", "西部", "是", "重复", null],
      ["丙中心", "西部", "是", "缺", null],
      ["=丁()", null, "否", "●", null],
    ]);
  });

  test("have the rows of each table with unit and period", () => {
    const sheet = sheetOf(SMALL, "设备");
    expect(sheet.columns.map(({ header, format }) => [header, format.kind])).toEqual([
      ["报告期", "number"],
      ["填报单位", "text"],
      ["名称", "text"],
      ["单价（元）", "number"],
      ["购置日期", "date"],
      ["文件", "text"],
      ["工作表", "mark"],
      ["行", "number"],
    ]);
    expect(valuesIn(sheet)[0]).toEqual([
      ...[2023, "甲中心", "显微镜", 4298680.99, "2023-02-28", "b/甲.xlsx", "设备", 3],
    ]);
  });
});

function sheetOf(dataset: Dataset, wanted: string): SheetOfTable {
  const sheet = toSummarySheets(dataset).find(({ name }) => name === wanted);
  if (!sheet) throw new Error(`no sheet: ${wanted}`);
  return sheet;
}

const valuesIn = ({ rows }: SheetOfTable): SheetCell["value"][][] =>
  rows.map((row) => row.map(({ value }) => value));
