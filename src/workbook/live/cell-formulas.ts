import { quote } from "../../language/excel-quote.js";
import { STATES } from "../../language/to-excel.js";
import { type Field, type Form, NUMERIC_TYPES } from "../../model/form.js";
import { MARK_WORDS, PROMPT_WORDS } from "../normalise/placeholder.js";

/** The cells in which one answer is taken apart, on the sheet of the live checks. */
export type AnswerCells = {
  readonly raw: string;
  readonly text: string;
  /** Of a number field: the text in plain signs, without its unit. */
  readonly spelling: string;
  /** Of a number field: the number typed or spelt, or "". */
  readonly number: string;
  readonly state: string;
  readonly value: string;
};

/** What a cell says as text, without the spaces that people do not see. */
export const textOf = (raw: string): string =>
  `IF(ISERROR(${raw}),"",TRIM(CLEAN(SUBSTITUTE(SUBSTITUTE(${raw}&"","\u3000"," "),"\u00a0"," "))))`;

/** One of `STATES`. */
export function stateOf(field: Field, form: Form, cells: AnswerCells): string {
  const { raw, text } = cells;
  const isOption = field.options?.includes(form.none) === true;
  const none =
    field.none === "allowed" ? STATES.none : isOption ? STATES.answered : STATES.unreadable;
  const answered = `IF(${isAnswer(field, cells)},${STATES.answered},${STATES.unreadable})`;
  const worded = `IF(${text}=${quote(form.none)},${none},${answered})`;
  return `IF(ISERROR(${raw}),${STATES.unreadable},IF(${text}="",${STATES.blank},${worded}))`;
}

/** The number, text or date (YYYYMMDD); 0 or "" for “none”; #N/A where nothing can be read. */
export function readingOf(field: Field, form: Form, cells: AnswerCells): string {
  const { text, number, state } = cells;
  if (field.type === "date") {
    const isNone = field.none === "allowed" ? `${text}=${quote(form.none)}` : "FALSE";
    return `IF(${isNone},0,IFERROR(${dateIn(cells)},NA()))`;
  }
  const isNumber = NUMERIC_TYPES.has(field.type);
  const answer = !isNumber ? text : field.type === "decimal" ? number : `ROUND(${number},0)`;
  const nothing = isNumber ? "0" : '""';
  return `IF(${state}=${STATES.answered},${answer},IF(${state}=${STATES.none},${nothing},NA()))`;
}

function isAnswer(field: Field, { text, number, value }: AnswerCells): string {
  const isWhole = `ABS(${number}-ROUND(${number},0))<=1E-9`;
  switch (field.type) {
    case "decimal":
      return `ISNUMBER(${number})`;
    case "integer":
      return `IF(ISNUMBER(${number}),${isWhole},FALSE)`;
    case "year":
      return `IF(ISNUMBER(${number}),AND(${isWhole},${number}>=1899.5,${number}<2999.5),FALSE)`;
    case "date":
      return `ISNUMBER(${value})`;
    case "text":
      return isNoPlaceholder(text);
    case "choice":
      return `OR(${isOptionOf(field, text)},${isNoPlaceholder(text)})`;
  }
}

/** Array constants need no Ctrl+Shift+Enter within SUMPRODUCT. */
export const isOptionOf = ({ options = [] }: Field, text: string): string =>
  `SUMPRODUCT(EXACT(${text},{${options.map(quote).join(",")}})*1)>0`;

/** The words and signs of `normalise/placeholder`, as far as formulas go. */
function isNoPlaceholder(text: string): string {
  const words = [...MARK_WORDS, ...ERROR_WORDS, ...PROMPT_WORDS].map(quote).join(",");
  const bare = (signs: readonly string[]) =>
    signs.reduce((left, sign) => `SUBSTITUTE(${left},${quote(sign)},"")`, `UPPER(${text})`);
  const isFilled = [
    ...[DASHES, SLASHES, UNDERSCORES].map((signs) => `LEN(${bare(signs)})>0`),
    // One X may be an answer.
    `OR(LEN(${text})=1,LEN(${bare(CROSSES)})>0)`,
  ];
  const isPrompt = `SUMPRODUCT((LEFT(${text},3)={${PROMPTS.map(quote).join(",")}})*1)=0`;
  return `AND(SUMPRODUCT((${text}={${words}})*1)=0,${isFilled.join(",")},${isPrompt})`;
}

const ERROR_WORDS = ["#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!"];
const DASHES = ["-", "－", "—", "–"];
const SLASHES = ["/", "／"];
const UNDERSCORES = ["_", "＿"];
const CROSSES = ["X", "×"];
const PROMPTS = ["请填写", "请填入", "请填报", "请选择", "请输入"];

/** Eight digits as a number or text, or a date cell's serial number; an error for anything else. */
function dateIn({ raw, text }: AnswerCells): string {
  const spelt = `IF(AND(LEN(${text})=8,ISNUMBER(-${text})),IF(-(-${text})&""=${text},-(-${text}),0),0)`;
  const number = `IF(ISNUMBER(${raw}),${raw},IFERROR(${spelt},0))`;
  const day = `DATE(INT(${number}/10000),MOD(INT(${number}/100),100),MOD(${number},100))`;
  const digits = `IF(${digitsOf(day)}=${number},${number},NA())`;
  const serial = `IF(AND(${number}>=18264,${number}<73051),${digitsOf(number)},NA())`;
  return `IF(${number}>=19000101,${digits},${serial})`;
}

const digitsOf = (date: string): string => `(YEAR(${date})*10000+MONTH(${date})*100+DAY(${date}))`;

/** What is wrong with a cell by itself, in words; "" where nothing is. */
export function problemOf(field: Field, form: Form, cells: AnswerCells): string {
  const { raw, text, state } = cells;
  const orNone = field.none === "allowed" ? `，没有请写“${form.none}”` : "";
  const blank = field.required ? quote(`必填${orNone}`) : '""';
  const wrong = `IF(${text}=${quote(form.none)},${quote(`此处不能写“${form.none}”`)},${quote(`${WANTED[field.type]}${orNone}`)})`;
  const unreadable = `IF(ISERROR(${raw}),${quote("公式结果是错误值，请改正")},${wrong})`;
  const answered = `IF(${state}=${STATES.answered},${rangeProblem(field, cells)},"")`;
  return `IF(${state}=${STATES.blank},${blank},IF(${state}=${STATES.unreadable},${unreadable},${answered}))`;
}

const WANTED: Readonly<Record<Field["type"], string>> = {
  integer: "请填整数，不带单位和文字",
  decimal: "请填数字，不带单位和文字",
  year: "请填四位年份",
  date: "请填八位日期，如 20210131",
  text: "请填实际内容",
  choice: "请从下拉列表中选择",
};

function rangeProblem(field: Field, { text, value }: AnswerCells): string {
  const { min, max } = field;
  if (field.options) return `IF(${isOptionOf(field, text)},"",${quote(WANTED.choice)})`;
  const above = max === undefined ? '""' : `IF(${value}>${max},${quote(`不应大于 ${max}`)},"")`;
  return min === undefined ? above : `IF(${value}<${min},${quote(`不应小于 ${min}`)},${above})`;
}
