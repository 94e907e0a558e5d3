import { toAddress } from "../../../src/model/address.js";
import type { GridSheet } from "../../../src/notebook/grid/cells.js";
import type { GridMark } from "../../../src/notebook/grid/mark.js";
import type { GridPlace } from "../../../src/notebook/grid/workbook-grid.js";
import { type Contents, makeSheet } from "./make-sheet.js";

/** A workbook, what was found in it, and which cells have to do with which. */
export type DemoWorkbook = {
  readonly sheets: readonly GridSheet[];
  readonly findings: readonly DemoFinding[];
};

export type DemoFinding = GridPlace &
  Omit<GridMark, "address"> & { readonly related: readonly GridPlace[] };

const FORM = makeSheet({
  name: "表一 人员",
  cells: {
    A1: "示例单位年度统计表（表一：人员情况）",
    A2: "单位名称",
    B2: "示例甲中心",
    E2: "报告期",
    F2: 2024,
    A4: "类别",
    B4: "代码",
    C4: "上年末",
    D4: "本年变动",
    F4: "本年末",
    G4: "备注",
    D5: "增加",
    E5: "减少",
    A6: "甲类人员",
    B6: "01",
    C6: 128,
    D6: 14,
    E6: 6,
    F6: 136,
    A7: "乙类人员",
    B7: "02",
    C7: 86,
    D7: 9,
    E7: 3,
    F7: 95,
    G7: "年中有三人由乙类转为丙类，已在下一行计入",
    A8: "丙类人员",
    B8: "03",
    C8: 42,
    D8: 3,
    E8: 0,
    F8: 450,
    A9: "其中：本年新聘",
    B9: "031",
    D9: 3,
    F9: 3,
    A10: "合计",
    B10: "04",
    C10: 256,
    D10: 26,
    E10: 9,
    F10: 276,
    A12: "情况说明",
    B12: "丙类人员较上年增加较多，原因见备注。\n其余各类与上年口径一致。",
    A14: "填表人",
    B14: "示例",
    E14: "填表日期",
    F14: "2025-02-18",
  },
  merges: ["A1:G1", "B2:D2", "F2:G2", "A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:F5", "G4:G5"].concat([
    "A12:A13",
    "B12:G13",
    "B14:D14",
    "F14:G14",
  ]),
  answers: ["B2", "F2", "C6:G10", "B12", "B14", "F14"],
  widths: { 1: 16, 2: 6, 3: 10, 4: 10, 5: 10, 6: 10, 7: 22 },
});

const MONEY = makeSheet({
  name: "表二 经费",
  cells: {
    A1: "示例单位年度统计表（表二：经费情况）",
    A3: "项目",
    B3: "金额（万元）",
    A4: "收入合计",
    B4: 1250.5,
    A5: "支出合计",
    B5: 1187.25,
    A6: "人均支出",
    B6: 4.31,
  },
  merges: ["A1:C1"],
  answers: ["B4:B6"],
  widths: { 1: 20, 2: 16, 3: 16 },
});

const on = (sheet: string, ...addresses: readonly string[]): GridPlace[] =>
  addresses.map((address) => ({ sheet, address }));

/** A small form with all kinds of marks. */
const form: DemoWorkbook = {
  sheets: [
    makeSheet({ name: "隐藏无标", cells: { A1: "甲" }, hidden: true }),
    makeSheet({ name: "选项", cells: { A1: "甲类", A2: "乙类" }, hidden: true }),
    FORM,
    MONEY,
    makeSheet({
      name: "填表说明",
      cells: { A1: "一、本表由各单位填报。", A2: "二、单位：人、万元。" },
    }),
  ],
  findings: [
    {
      sheet: "表一 人员",
      address: "F10",
      severity: "error",
      label: "错误：合计 276 不等于各类之和 681",
      isOpen: true,
      related: on("表一 人员", "F6", "F7", "F8"),
    },
    {
      sheet: "表一 人员",
      address: "F8",
      severity: "error",
      label: "错误：本年末 450 不等于上年末加增加减减少 45",
      isOpen: true,
      related: on("表一 人员", "C8", "D8", "E8"),
    },
    {
      sheet: "表一 人员",
      address: "F8",
      severity: "warning",
      label: "核实：本年末是上年末的 10.7 倍",
      isOpen: true,
      related: on("表一 人员", "C8"),
    },
    {
      sheet: "表一 人员",
      address: "C9",
      severity: "error",
      label: "错误：没有填写",
      isOpen: true,
      related: [],
    },
    {
      sheet: "表一 人员",
      address: "F7",
      severity: "warning",
      label: "核实：本年末 95 不等于 92",
      isOpen: true,
      related: on("表一 人员", "C7", "D7", "E7"),
    },
    {
      sheet: "表一 人员",
      address: "E8",
      severity: "warning",
      label: "核实：减少为零",
      isOpen: false,
      related: [],
    },
    {
      sheet: "表一 人员",
      address: "C13",
      severity: "note",
      label: "提示：说明提到了备注，备注是空的",
      isOpen: true,
      related: on("表一 人员", "G8"),
    },
    {
      sheet: "表二 经费",
      address: "B6",
      severity: "warning",
      label: "核实：人均支出与人员合计不相称",
      isOpen: true,
      related: [...on("表二 经费", "B5"), ...on("表一 人员", "F10")],
    },
    {
      sheet: "选项",
      address: "A2",
      severity: "note",
      label: "提示：选项改过",
      isOpen: true,
      related: [],
    },
  ],
};

function fillRows(first: number, last: number, columns: number): Contents {
  const cells: Record<string, string | number> = {};
  for (let row = first; row <= last; row++) {
    for (let column = 1; column <= columns; column++) {
      cells[toAddress(row, column)] = column === 1 ? `示例 ${row}` : row * column;
    }
  }
  return cells;
}

const found = (sheet: string, address: string, severity: GridMark["severity"] = "error") => ({
  sheet,
  address,
  severity,
  label: `${severity} ${address}`,
  isOpen: true,
  related: [],
});

/** 10,000 rows and 12 columns; a merged area crosses the border of the first page. */
const large: DemoWorkbook = {
  sheets: [
    makeSheet({
      name: "名单",
      cells: fillRows(1, 10_000, 12),
      merges: ["B199:C203"],
      answers: ["B2:L10"],
    }),
  ],
  findings: [found("名单", "D5"), found("名单", "B199"), found("名单", "L10000")],
};

/** Long empty stretches in both directions, and what lies in and across them. */
const sparse: DemoWorkbook = {
  sheets: [
    makeSheet({
      name: "稀疏",
      cells: { A1: "头", C3: "并", A1045: "尾", AA1045: 7, A1100: "末" },
      merges: ["C3:D1045", "A4:A1044"],
      widths: { 2: 0, 4: 0 },
    }),
    makeSheet({ name: "藏列", cells: { A1: "甲", B1: "乙", C1: "丙" }, widths: { 2: 0, 3: 0 } }),
  ],
  findings: [found("稀疏", "B1045"), found("藏列", "C1", "warning")],
};

/** One merged area that is the whole sheet. */
const whole: DemoWorkbook = {
  sheets: [
    makeSheet({ name: "整表", cells: { A1: "全" }, merges: ["A1:XFD1048576"] }),
    makeSheet({ name: "整表二", cells: { A1: "全" }, merges: ["A1:XFD1048576"] }),
  ],
  findings: [found("整表", "A1"), found("整表二", "XFD1048576")],
};

export const MARKUP = `<img src=x onerror="document.title='坏了'"><b>粗</b>`;
/** Turns what follows it around, and is never ended. */
export const OVERRIDE = "甲\u202e乙丙";

const hostile: DemoWorkbook = {
  sheets: [
    makeSheet({
      name: "<b>表</b>",
      cells: {
        A1: MARKUP,
        B1: "长".repeat(32_767),
        A2: OVERRIDE,
        B2: "后",
        A3: "一\n二\n  三",
        B3: Array.from({ length: 200 }, (_, at) => at).join("\n"),
        A4: "مرحبا 12",
        B4: "😀".repeat(1000),
      },
      widths: { 1: 20, 2: 0.5, 3: 900 },
    }),
  ],
  findings: [
    { ...found("<b>表</b>", "A1"), label: `错误：${MARKUP}` },
    found("<b>表</b>", "A2", "warning"),
    found("<b>表</b>", "B1", "note"),
  ],
};

/** As many sheets and columns as somebody may have. */
const many: DemoWorkbook = {
  sheets: Array.from({ length: 200 }, (_, at) =>
    makeSheet({
      name: `工作表 ${at + 1}`,
      cells: fillRows(1, at === 0 ? 200 : 2, at === 0 ? 130 : 3),
    }),
  ),
  findings: [found("工作表 1", "DZ3"), found("工作表 200", "A2")],
};

const none: DemoWorkbook = { sheets: [], findings: [] };

export const WORKBOOKS = { form, large, sparse, whole, hostile, many, none } as const;

export type WorkbookName = keyof typeof WORKBOOKS;
