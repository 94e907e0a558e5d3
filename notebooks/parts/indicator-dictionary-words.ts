import type { Language } from "../../src/index.js";

/** What the dictionary of indicators says. */
export const indicatorDictionaryWords = (language: Language): IndicatorDictionaryWords =>
  WORDS[language];

const ZH = {
  search: "查找指标",
  section: "栏目",
  noneFound: "没有符合条件的指标，请换一个词或栏目。",

  label: "表中名称",
  place: "位置",
  type: "类型",
  measured: "计量单位",
  kind: "存量或流量",
  range: "取值范围",
  answer: "填写要求",
  options: "选项",
  help: "说明",
  origins: "各版本名称",

  types: {
    integer: "整数",
    decimal: "数",
    year: "年份",
    text: "文字",
    choice: "选项",
    date: "日期",
  },
  decimals: (type: string, decimals: string) => `${type}（${decimals} 位小数）`,
  kinds: { stock: "期末存量", flow: "当期发生" },
  between: (min: number, max: number) => `${min} 到 ${max}`,
  least: (min: number) => `不小于 ${min}`,
  most: (max: number) => `不大于 ${max}`,
  demands: (isRequired: boolean, mayBeNone: boolean) =>
    `${isRequired ? "必填" : "可不填"}，${mayBeNone ? "可写“无”" : "不可写“无”"}`,

  computed: "由填报算出",

  fields: "指标",
  checkCount: "审核（条）",
  checks: "全部审核关系",
  checksOn: (field: string) => `读取“${field}”的审核关系`,
  requirement: "要求",
  eachRow: (table: string, requirement: string) => `“${table}”每一行：${requirement}`,
  expression: "审核式",
};

type IndicatorDictionaryWords = typeof ZH;

const EN: IndicatorDictionaryWords = {
  search: "Find an indicator",
  section: "Section",
  noneFound: "No indicator matches; please try another word or section.",

  label: "Name in the workbook",
  place: "Place",
  type: "Type",
  measured: "Unit of measurement",
  kind: "Stock or flow",
  range: "Range",
  answer: "Answer",
  options: "Options",
  help: "Guidance",
  origins: "Names in the versions",

  types: {
    integer: "integer",
    decimal: "number",
    year: "year",
    text: "text",
    choice: "choice",
    date: "date",
  },
  decimals: (type, decimals) =>
    `${type} (${decimals} ${decimals === "1" ? "decimal" : "decimals"})`,
  kinds: { stock: "stock, end of period", flow: "flow, during the period" },
  between: (min, max) => `${min} to ${max}`,
  least: (min) => `at least ${min}`,
  most: (max) => `at most ${max}`,
  demands: (isRequired, mayBeNone) =>
    `${isRequired ? "required" : "optional"}, ${mayBeNone ? "may be “none”" : "may not be “none”"}`,

  computed: "computed from the answers",

  fields: "Indicators",
  checkCount: "Checks",
  checks: "All checks",
  checksOn: (field) => `Checks that read “${field}”`,
  requirement: "Requirement",
  eachRow: (table, requirement) => `In each row of “${table}”: ${requirement}`,
  expression: "Expression",
};

const WORDS: Readonly<Record<Language, IndicatorDictionaryWords>> = { zh: ZH, en: EN };
