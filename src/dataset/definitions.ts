import type { Text } from "../model/text.js";
import type { TableName } from "./dataset.js";
import type { Column, ColumnType, DataTable } from "./table.js";

const column = (name: string, type: ColumnType, zh: string, en: string, more?: Text): Column => ({
  name,
  type,
  title: { zh, en },
  ...(more && { description: more }),
});

const SUBMISSION = column("submission", "integer", "填报序号", "submission", {
  zh: "指向 submissions 的同名列",
  en: "refers to the column of that name of submissions",
});
const UNIT = column("unit", "text", "填报单位", "reporting unit", {
  zh: "名册中的名称；没有名册时即填报的名称",
  en: "as the roster calls it; without a roster as it was written",
});
const PERIOD = column("period", "period", "报告期", "period");
const FIELD = column("field", "text", "指标", "field", {
  zh: "指向 fields 的同名列",
  en: "refers to the column of that name of fields",
});
const CHECK = column("check", "text", "审核", "check");
const FILE = column("file", "text", "文件", "file");
const SHEET = column("sheet", "text", "工作表", "sheet");
const CELL = column("cell", "text", "单元格", "cell");
const SEVERITY = column("severity", "text", "级别", "severity", {
  zh: "error 强制性，warning 核实性，note 提示",
  en: "error blocks, warning blocks until explained, note informs",
});

/** Where a row of any table comes from. */
export const PROVENANCE: readonly Column[] = [SUBMISSION, UNIT, PERIOD];
export const PLACE: readonly Column[] = [FILE, SHEET];

const define = (name: TableName, zh: string, en: string, columns: readonly Column[]) => ({
  name,
  title: { zh, en },
  columns,
});

/** What every table of a dataset holds, in words. */
export const DEFINITIONS: Readonly<Record<TableName, Omit<DataTable, "data">>> = {
  units: define("units", "填报单位", "reporting units", [
    UNIT,
    column("group", "text", "分组", "group"),
    column("in_roster", "boolean", "在名册中", "in the roster"),
    column("since", "period", "起始报告期", "reports since"),
    column("until", "period", "终止报告期", "reports until"),
  ]),
  submissions: define("submissions", "填报", "submissions", [
    SUBMISSION,
    UNIT,
    PERIOD,
    column("unit_as_written", "text", "填报单位（原文）", "unit as written"),
    column("version", "text", "表式版本", "version of the form"),
    FILE,
    column("hash", "text", "内容散列", "hash of the content", { zh: "SHA-256", en: "SHA-256" }),
    column("repeated", "boolean", "重复填报", "repeated", {
      zh: "同一单位同一报告期另有工作簿",
      en: "another workbook is of the same unit and period",
    }),
    column("errors", "integer", "错误", "errors"),
    column("warnings", "integer", "待核实", "unexplained warnings"),
    column("explained", "integer", "已说明", "explained warnings"),
    column("notes", "integer", "提示", "notes"),
  ]),
  values: define("values", "数据", "values", [
    SUBMISSION,
    UNIT,
    PERIOD,
    FIELD,
    column("value", "number", "数值", "value", {
      zh: "数值型指标的数；“无”为 0，空白和读不出的没有",
      en: "of a numeric field; 0 for “none”, absent where blank or unreadable",
    }),
    column("text", "text", "文字", "text", {
      zh: "其他指标的内容；读不出的为单元格原文",
      en: "of other fields; where unreadable, what stands in the cell",
    }),
    column("state", "text", "状态", "state", {
      zh: "reported 已填，none 无，blank 空白，unreadable 读不出，flagged 有未解决的审核结果",
      en: "reported, none, blank, unreadable, or flagged: with an error or unexplained warning",
    }),
    FILE,
    SHEET,
    CELL,
  ]),
  findings: define("findings", "审核结果", "findings", [
    SUBMISSION,
    UNIT,
    PERIOD,
    CHECK,
    SEVERITY,
    FIELD,
    column("message", "text", "说明", "message"),
    column("explained", "text", "核实说明", "explanation"),
    FILE,
    SHEET,
    CELL,
    column("related", "text", "相关单元格", "related cells"),
  ]),
  fields: define("fields", "指标", "fields", [
    FIELD,
    column("table", "text", "明细表", "table", {
      zh: "明细表的列；其余为空",
      en: "for a column of a table; else absent",
    }),
    column("label", "text", "表中名称", "label"),
    column("sheet", "text", "工作表", "sheet"),
    column("section", "text", "栏目", "section"),
    column("type", "text", "类型", "type"),
    column("measured_in", "text", "计量单位", "unit of measurement"),
    column("decimals", "integer", "小数位数", "decimals"),
    column("kind", "text", "存量或流量", "stock or flow"),
    column("min", "number", "最小", "minimum"),
    column("max", "number", "最大", "maximum"),
    column("required", "boolean", "必填", "required"),
    column("may_be_none", "boolean", "可写“无”", "may be none"),
    column("options", "text", "选项", "options"),
    column("help", "text", "填报提示", "help"),
    column("origins", "text", "各版本名称", "names in the versions"),
  ]),
  checks: define("checks", "审核关系", "checks", [
    CHECK,
    SEVERITY,
    column("rows_of", "text", "逐行审核", "asserted for rows of"),
    column("assert", "text", "审核式", "assertion"),
    column("words", "text", "含义", "in words"),
    column("message", "text", "说明", "message"),
  ]),
  reads: define("reads", "审核涉及的指标", "fields that checks read", [CHECK, FIELD]),
  parts: define("parts", "总数与分项", "totals and parts", [
    column("total", "text", "总数", "total"),
    column("part", "text", "分项", "part"),
    CHECK,
  ]),
};
