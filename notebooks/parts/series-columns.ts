import {
  formatFull,
  formatPercent,
  type Indicator,
  type Reason,
  reasonWord,
  type SeriesState,
  stateWord,
} from "../../src/index.js";
import type { Column } from "../../src/notebook/table-lines.js";

/** Columns that tables of trends have in common; a CSV has the raw values under the same titles. */

export const amountColumn = (
  name: string,
  title: string,
  { decimals, measuredIn }: Indicator,
): Column => ({
  name,
  title: measuredIn === null ? title : `${title}（${measuredIn}）`,
  align: "end",
  format: (value) => (typeof value === "number" ? formatFull(value, decimals) : "—"),
});

/** Of a change, with its sign. */
export const percentColumn = (name: string, title: string): Column => ({
  ...shareColumn(name, title),
  format: (value) => (typeof value === "number" ? formatPercent(value, { signed: true }) : "—"),
});

/** Of a whole. */
export const shareColumn = (name: string, title: string): Column => ({
  name,
  title,
  align: "end",
  format: (value) => (typeof value === "number" ? formatPercent(value) : "—"),
});

export const indexColumn = (name: string, title: string): Column => ({
  name,
  title,
  align: "end",
  format: (value) => (typeof value === "number" ? formatFull(value, 1) : "—"),
});

export const stateColumn = (title = "状态"): Column => ({
  name: "state",
  title,
  format: (value) => stateWord(value as SeriesState),
});

export const reasonColumn = (name = "reason", title = "为何没有"): Column => ({
  name,
  title,
  format: (value) => (value === null || value === undefined ? "" : reasonWord(value as Reason)),
});

export const UNIT_COLUMN: Column = { name: "unit", title: "填报单位" };
export const PERIOD_COLUMN: Column = { name: "period", title: "报告期" };

/** Where the figure stands. */
export const PLACE_COLUMNS: readonly Column[] = [
  { name: "file", title: "文件" },
  { name: "sheet", title: "工作表" },
  { name: "cell", title: "单元格" },
];
