import { SEVERITY_WORDS, type Text } from "../../index.js";

/** Everything that the grid of a workbook says itself. */
export const GRID_WORDS = {
  sheets: { zh: "工作表", en: "Sheets" },
  noSheets: { zh: "没有可以显示的工作表。", en: "There is no sheet to show." },
  hidden: { zh: "隐藏", en: "hidden" },
  cellsOf: (sheet: string): Text => ({ zh: `${sheet}：单元格`, en: `${sheet}: cells` }),

  blank: { zh: "空白", en: "blank" },
  length: (count: number): Text => ({
    zh: `共 ${grouped(count)} 个字符`,
    en: `${grouped(count)} characters`,
  }),
  emptyRows: (count: number): Text => ({
    zh: `… 空 ${grouped(count)} 行`,
    en: `… ${grouped(count)} empty rows`,
  }),
  emptyColumns: (count: number): Text => ({
    zh: `… 空 ${grouped(count)} 列`,
    en: `… ${grouped(count)} empty columns`,
  }),

  ...SEVERITY_WORDS,
  explained: { zh: "已说明", en: "explained" },
  errors: (count: number): Text => ({
    zh: `${grouped(count)} 处错误`,
    en: `${grouped(count)} ${count === 1 ? "error" : "errors"}`,
  }),
  warnings: (count: number): Text => ({
    zh: `${grouped(count)} 处待核实`,
    en: `${grouped(count)} ${count === 1 ? "warning" : "warnings"}`,
  }),
  /** Joins labels, and what a label is about with it. */
  separator: { zh: "；", en: "; " },
  comma: { zh: "，", en: ", " },
  inBrackets: (words: string): Text => ({ zh: `（${words}）`, en: ` (${words})` }),

  legend: { zh: "图例", en: "Legend" },
  answer: { zh: "填报的单元格", en: "cells to fill in" },
  printed: { zh: "表格原有内容", en: "printed content" },

  rowPages: (sheet: string): Text => ({ zh: `${sheet}：行分页`, en: `${sheet}: pages of rows` }),
  columnPages: (sheet: string): Text => ({
    zh: `${sheet}：列分页`,
    en: `${sheet}: pages of columns`,
  }),
  rowsShown: (first: number, last: number, end: number): Text => ({
    zh: `第 ${grouped(first)}–${grouped(last)} 行，末行是第 ${grouped(end)} 行`,
    en: `Rows ${grouped(first)}–${grouped(last)} of ${grouped(end)}`,
  }),
  columnsShown: (first: string, last: string, others: number): Text => ({
    zh: `${first}–${last} 列，另有 ${grouped(others)} 列未显示`,
    en: `Columns ${first}–${last}, ${grouped(others)} others are not shown`,
  }),
  revealed: (place: string, related: number, elsewhere: number): Text => ({
    zh: `已定位：${place}${related > 0 ? `，相关 ${grouped(related)} 格` : ""}${
      elsewhere > 0 ? `，其中 ${grouped(elsewhere)} 格在别的工作表` : ""
    }`,
    en: `Shown: ${place}${related > 0 ? `, related cells: ${grouped(related)}` : ""}${
      elsewhere > 0 ? `, on other sheets: ${grouped(elsewhere)}` : ""
    }`,
  }),
} as const;

const grouped = (count: number): string => count.toLocaleString("en");
