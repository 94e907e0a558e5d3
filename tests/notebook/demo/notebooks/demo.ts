import { chart } from "../../../../src/notebook/chart.js";
import { element } from "../../../../src/notebook/element.js";
import { choose, type Input } from "../../../../src/notebook/input.js";
import type { Notebook } from "../../../../src/notebook/kernel.js";
import { pager } from "../../../../src/notebook/pager.js";
import { radio } from "../../../../src/notebook/radio.js";
import { type Range, range } from "../../../../src/notebook/range.js";
import { selectMany } from "../../../../src/notebook/select-many.js";
import { selectOne } from "../../../../src/notebook/select-one.js";
import { dataTable } from "../../../../src/notebook/table.js";
import type { DemoRow } from "../rows.js";
import { toBarSpec, toLineSpec } from "../specs.js";

const toOption = (value: string) => ({ value, label: value });

/** The options of one input may depend on another. */
const isComparable = (unit: string, measure: string) =>
  measure === "students" || unit !== "成都中心";

const yearsOf = (rows: readonly DemoRow[]) => rows.map(({ year }) => year);

/** Uses everything that the host offers; a part called `broken` throws while one unit is chosen. */
export const notebook: Notebook = {
  title: { zh: "年度指标示例：在校学生与教师", en: "Example indicators: students and teachers" },
  define: (cells) => {
    cells
      .value("units", ["data"], (data: readonly DemoRow[]) => [
        ...new Set(data.map((row) => row.unit)),
      ])
      .input("unit", ["units"], (units: readonly string[]) =>
        selectOne({ key: "unit", label: "单位", options: units.map(toOption) }),
      )
      .input("others", ["units", "measure"], (units: readonly string[], measure: string) =>
        selectMany({
          key: "others",
          label: "对比单位",
          options: units.filter((unit) => isComparable(unit, measure)).map(toOption),
          initial: units.slice(0, 3),
          max: 8,
        }),
      )
      .input("measure", [], () =>
        radio({
          key: "measure",
          label: "指标",
          options: [
            { value: "students", label: "学生" },
            { value: "teachers", label: "教师" },
          ],
        }),
      )
      .input("years", ["data"], (data: readonly DemoRow[]) =>
        range({
          key: "years",
          label: "年度",
          min: Math.min(...yearsOf(data)),
          max: Math.max(...yearsOf(data)),
        }),
      )
      .input("page", ["units"], (units: readonly string[]) =>
        pager({ key: "page", label: "单位分页", pages: Math.ceil(units.length / 10) }),
      );
    cells
      .value("inYears", ["data", "years"], (data: readonly DemoRow[], years: Range) =>
        data.filter(({ year }) => year >= years.from && year <= years.to),
      )
      .value("mine", ["inYears", "unit"], (rows: readonly DemoRow[], unit: string) =>
        rows.filter((row) => row.unit === unit),
      )
      .show("lines", ["inYears", "others", "measure", "viewof unit", "invalidation"], showLines)
      .show("bars", ["mine", "unit", "measure", "invalidation"], showBars)
      .show("table", ["mine", "unit"], showTable)
      .show("pageOfUnits", ["units", "page"], showUnits)
      .show("allRows", ["inYears"], showAllRows)
      .show("broken", ["unit"], (unit: string) => {
        if (unit.startsWith("坏")) throw new Error(`不认识 ${unit}`);
        return element("p", { class: "note" }, `当前单位：${unit}`);
      });
  },
};

function showLines(
  rows: readonly DemoRow[],
  units: readonly string[],
  measure: "students" | "teachers",
  unit: Input<string>,
  invalidation: Promise<void>,
): Promise<HTMLElement> {
  const chosen = rows.filter((row) => units.includes(row.unit));
  return chart(toLineSpec(chosen, measure), {
    name: "各单位对比",
    summary: `比较 ${units.length} 个单位；点击一个点，选中那个单位。`,
    onSelect: (datum) => choose(unit, String(datum.unit)),
    invalidation,
  });
}

function showBars(
  rows: readonly DemoRow[],
  unit: string,
  measure: "students" | "teachers",
  invalidation: Promise<void>,
): Promise<HTMLElement> {
  return chart(toBarSpec(rows, measure), {
    name: `${unit}逐年`,
    summary: `${unit}共 ${rows.length} 个年度。`,
    invalidation,
  });
}

function showTable(rows: readonly DemoRow[], unit: string): HTMLElement {
  return dataTable({
    caption: `${unit}：各年度数据`,
    columns: [
      { name: "year", title: "年度" },
      {
        name: "students",
        title: "学生数",
        format: (value) => Number(value).toLocaleString("zh-CN"),
      },
      { name: "teachers", title: "教师数" },
      { name: "remark", title: "备注" },
    ],
    rows,
    csvName: "逐年",
    onSelect: ({ year }) => {
      document.title = `选中 ${year}`;
    },
  });
}

function showUnits(units: readonly string[], page: number): HTMLElement {
  const shown = units.slice((page - 1) * 10, page * 10);
  return element("p", { class: "note" }, `第 ${page} 页的单位：${shown.join("、")}`);
}

function showAllRows(rows: readonly DemoRow[]): HTMLElement {
  return dataTable({
    caption: "全部数据",
    columns: [
      { name: "unit", title: "单位" },
      { name: "year", title: "年度" },
      { name: "students", title: "学生数" },
    ],
    rows,
    pageSize: 20,
  });
}
