import type { Dataset, TableName } from "../../../src/dataset/dataset.js";
import { DEFINITIONS, PLACE, PROVENANCE } from "../../../src/dataset/definitions.js";
import { type DataTable, type Datum, toDataTable } from "../../../src/dataset/table.js";

type Rows = readonly (readonly Datum[])[];

export type Contents = Partial<Record<TableName, Rows>> & { readonly rows?: readonly DataTable[] };

/** A dataset of these rows; tables that are not given have none. */
export function toDataset({ rows = [], ...tables }: Contents = {}): Dataset {
  const of = (name: TableName) => toDataTable(DEFINITIONS[name], tables[name] ?? []);
  return {
    form: {
      id: "small",
      title: "小表",
      versions: ["2023", "2022"],
      unitField: "名称",
      periodField: "年度",
    },
    tables: {
      units: of("units"),
      submissions: of("submissions"),
      values: of("values"),
      findings: of("findings"),
      fields: of("fields"),
      checks: of("checks"),
      reads: of("reads"),
      parts: of("parts"),
    },
    rows,
  };
}

const field = (
  name: string,
  section: string,
  type: string,
  more: readonly Datum[] = [],
): Datum[] => [name, null, name, "统计表", section, type, ...more];

/** What spreadsheets would run, and what breaks careless writers. */
export const HOSTILE: readonly string[] = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "＝1+1",
  "＋1",
  "－1",
  "＠x",
  'quote " and, comma',
  "two\r\nlines",
  "emoji 🧪",
  "lone \ud800 surrogate",
  "control \u0001 sign",
  "_x0041_",
  "</script>",
];

/** Two units, three periods; 乙 reported 2023 twice, 丙 is in the roster and never reported. */
export const SMALL = toDataset({
  units: [
    ["甲中心", "东部", true, 2021, null],
    ["乙中心", "西部", true, null, null],
    ["丙中心", "西部", true, 2023, null],
    ["=丁()", null, false, null, null],
  ],
  submissions: [
    [1, "甲中心", 2022, "甲中心", "2022", "a/甲.xlsx", "aa", false, 0, 0, 0, 0],
    [2, "甲中心", 2023, "甲", "2023", "b/甲.xlsx", "bb", false, 1, 0, 1, 0],
    [3, "乙中心", 2023, "乙中心", "2023", "b/乙.xlsx", "cc", true, 0, 0, 0, 0],
    [4, "乙中心", 2023, "乙中心", "2023", "b/乙(1).xlsx", "dd", true, 0, 0, 0, 0],
    [5, null, null, null, "2023", "b/无名.xlsx", "ee", false, 1, 0, 0, 0],
    [6, "=丁()", 2023, "=丁()", "2023", "b/丁.xlsx", "ff", false, 0, 0, 0, 0],
  ],
  fields: [
    field("名称", "基本情况", "text"),
    field("年度", "基本情况", "year"),
    field("总数", "经费 › 到账", "decimal", ["万元", 2]),
    field("专家", "队伍", "integer", ["人", 0]),
    field("说明", "队伍", "text"),
    ["设备.单价", "设备", "单价", "设备", "设备", "decimal", "元", 2],
  ],
  values: [
    ...valuesOf(
      1,
      "甲中心",
      2022,
      "a/甲.xlsx",
      [10.5, "reported"],
      [3, "reported"],
      ["好", "reported"],
    ),
    ...valuesOf(
      2,
      "甲中心",
      2023,
      "b/甲.xlsx",
      [12.25, "flagged"],
      [0, "none"],
      ["=1+1", "reported"],
    ),
    ...valuesOf(3, "乙中心", 2023, "b/乙.xlsx", [100, "reported"], [null, "blank"], ["无", "none"]),
    ...valuesOf(
      4,
      "乙中心",
      2023,
      "b/乙(1).xlsx",
      [101, "reported"],
      [7, "reported"],
      [null, "blank"],
    ),
    ...valuesOf(5, null, null, "b/无名.xlsx", [1, "reported"], [1, "reported"], [null, "blank"]),
    ...valuesOf(
      6,
      "=丁()",
      2023,
      "b/丁.xlsx",
      ["约10", "unreadable"],
      [2, "reported"],
      ["-1", "reported"],
    ),
  ],
  findings: [
    [
      null,
      "丙中心",
      2023,
      "missing",
      "error",
      null,
      "丙中心没有填报",
      null,
      null,
      null,
      null,
      null,
    ],
    [
      2,
      "甲中心",
      2023,
      "sum",
      "error",
      "总数",
      "总数 12.25 ≠ 10",
      null,
      "b/甲.xlsx",
      "统计表",
      "C3",
      "统计表!C4",
    ],
    [
      2,
      "甲中心",
      2023,
      "jump",
      "warning",
      "专家",
      "少了 3 人",
      "=确实",
      "b/甲.xlsx",
      "统计表",
      "C4",
      null,
    ],
  ],
  checks: [["sum", "error", null, "总数 = 10", "总数等于 10", null]],
  reads: [["sum", "总数"]],
  rows: [
    toDataTable(
      {
        name: "设备",
        title: { zh: "设备", en: "设备" },
        columns: [
          ...PROVENANCE,
          { name: "名称", type: "text", title: { zh: "名称", en: "名称" } },
          { name: "单价", type: "number", title: { zh: "单价", en: "单价" }, unit: "元" },
          { name: "购置", type: "date", title: { zh: "购置日期", en: "购置日期" } },
          ...PLACE,
          { name: "line", type: "integer", title: { zh: "行", en: "row" } },
        ],
      },
      [
        [2, "甲中心", 2023, "显微镜", 4298680.99, "2023-02-28", "b/甲.xlsx", "设备", 3],
        [2, "甲中心", 2023, "@炉", null, null, "b/甲.xlsx", "设备", 4],
      ],
    ),
  ],
});

type Given = readonly [content: Datum, state: string];

function valuesOf(
  submission: number,
  unit: string | null,
  period: number | null,
  file: string,
  total: Given,
  experts: Given,
  remark: Given,
): Datum[][] {
  const row = (name: string, [content, state]: Given, cell: string): Datum[] => [
    submission,
    unit,
    period,
    name,
    typeof content === "number" ? content : null,
    typeof content === "string" ? content : null,
    state,
    file,
    "统计表",
    cell,
  ];
  return [
    row("名称", [unit, unit === null ? "blank" : "reported"], "C1"),
    row("年度", [period, period === null ? "blank" : "reported"], "C2"),
    row("总数", total, "C3"),
    row("专家", experts, "C4"),
    row("说明", remark, "C5"),
  ];
}
