import type { Expression, PreviousKind, Reference, Relation } from "../model/expression.js";
import { toPlainNumber } from "../model/number.js";
import type { Language, Text } from "../model/text.js";
import { evaluateNode, tableOf } from "./evaluate.js";
import { AGGREGATES, SIGNATURES } from "./functions.js";
import { isUnknown } from "./kleene.js";
import { PLAIN_CLASSES, type PlainClass } from "./plain-text.js";
import { STRENGTH, strengthOf } from "./print.js";
import type { Visit } from "./scope.js";

/** In which language, and with the values of which submission, if any. */
export type Telling = { readonly language: Language; readonly scope?: Visit | undefined };

/** An amount, text or date in words. */
export function amount(node: Expression, telling: Telling): string {
  const { language } = telling;
  switch (node.kind) {
    case "number":
      return toPlainNumber(node.value);
    case "text":
      return `“${node.value}”`;
    case "reference":
      return referred(node, telling);
    case "negate":
      return `-${bracketed(node.operand, strengthOf(node), telling)}`;
    case "arithmetic": {
      const own = strengthOf(node);
      const sign = { "+": "+", "-": "−", "*": "×", "/": "÷" }[node.operator];
      return `${bracketed(node.left, own, telling)} ${sign} ${bracketed(node.right, own + 1, telling)}`;
    }
    case "aggregate":
      return aggregated(node, language);
    case "call":
      return called(node, telling);
    default:
      return condition(node, language);
  }
}

/** In brackets unless it is a single thing, so that “of” or “之和” leaves no doubt. */
const asOne = (node: Expression, telling: Telling): string =>
  bracketed(node, STRENGTH.atom, telling);

const bracketed = (node: Expression, least: number, telling: Telling): string =>
  strengthOf(node) < least ? `(${amount(node, telling)})` : amount(node, telling);

function referred(node: Reference, { language, scope }: Telling): string {
  const path = node.table === undefined ? node.name : `${node.table}.${node.name}`;
  const name = node.previous ? `${BEFORE[node.previous][language]}${path}` : path;
  const isTold = node.table === undefined || scope?.visited !== undefined;
  const result = isTold && scope ? evaluateNode(node, scope) : undefined;
  if (result === undefined || isUnknown(result)) return name;
  if (typeof result === "number") return `${name} ${toPlainNumber(result)}`;
  if (result === "") return `${name} ${{ zh: "无", en: "none" }[language]}`;
  return `${name} “${result}”`;
}

const BEFORE: Readonly<Record<PreviousKind, Text>> = {
  year: { zh: "上年", en: "last year's " },
  quarter: { zh: "上季", en: "last quarter's " },
  month: { zh: "上月", en: "last month's " },
  latest: { zh: "上期", en: "the previous " },
};

type Aggregate = Extract<Expression, { kind: "aggregate" }>;

function aggregated(node: Aggregate, language: Language): string {
  if (isOfRows(node)) return conditionOfRows(node, language);
  const of = asOne(node.of, { language });
  if (node.function === "lookup") {
    const where = node.where ? condition(node.where, language) : "";
    return { zh: `${of}（取 ${where} 的那一行）`, en: `${of} (in the row where ${where})` }[
      language
    ];
  }
  const words = AMOUNTS_OF_ROWS[node.function as keyof typeof AMOUNTS_OF_ROWS][language];
  return (language === "zh" ? `${of} ${words}` : `the ${words} ${of}`) + limitOf(node, language);
}

const AMOUNTS_OF_ROWS = {
  sum: { zh: "之和", en: "sum of" },
  count: { zh: "的行数", en: "number of rows with" },
  mean: { zh: "的平均值", en: "mean of" },
  min: { zh: "的最小值", en: "smallest of" },
  max: { zh: "的最大值", en: "largest of" },
  distinct: { zh: "的不同内容个数", en: "number of different values of" },
} satisfies Partial<Record<Aggregate["function"], Text>>;

/** Which rows count, in brackets; nothing where all do. */
function limitOf({ where }: Aggregate, language: Language): string {
  if (!where) return "";
  const text = condition(where, language);
  return { zh: `（限 ${text} 的行）`, en: ` (in rows where ${text})` }[language];
}

type OfRows = Aggregate & { readonly function: "every" | "any" | "ordered" };

export const isOfRows = (node: Expression): node is OfRows =>
  node.kind === "aggregate" && AGGREGATES[node.function] === "condition";

function conditionOfRows(node: OfRows, language: Language, must = false): string {
  const zh = language === "zh";
  const rows = `${tableOf(node.of) ?? ""}${limitOf(node, language)}`;
  switch (node.function) {
    case "ordered": {
      const of = amount(node.of, { language });
      if (zh) return `${of}${limitOf(node, language)} ${must ? "应" : ""}自上而下不减少`;
      return `${of}${limitOf(node, language)} ${must ? "must never decrease" : "never decreases"} down the rows`;
    }
    case "every":
      return zh
        ? `${rows} 的每一行 ${condition(node.of, language, must)}`
        : `in every row of ${rows} ${condition(node.of, language, must)}`;
    case "any":
      return zh
        ? `${rows} ${must ? "应" : ""}有一行 ${condition(node.of, language)}`
        : `${must ? "there must be" : "there is"} a row of ${rows} where ${condition(node.of, language)}`;
  }
}

function called(node: Extract<Expression, { kind: "call" }>, telling: Telling): string {
  const { language } = telling;
  if (SIGNATURES[node.function].gives === "condition") return condition(node, language);
  const [first, second] = node.arguments;
  const one = first ? asOne(first, telling) : "";
  const other = second && amount(second, telling);
  const all = node.arguments.map((argument) => amount(argument, telling));
  const list = all.join(language === "zh" ? "、" : ", ");
  const [year, month, day] = all;
  const words: Readonly<Record<Exclude<typeof node.function, "contains" | "matches">, Text>> = {
    abs: { zh: `${one} 的绝对值`, en: `the absolute value of ${one}` },
    round: {
      zh: other ? `${one} 四舍五入到小数 ${other} 位` : `${one} 四舍五入取整`,
      en: other ? `${one} rounded to ${other} decimal places` : `${one} rounded`,
    },
    min: { zh: `${list} 中的最小值`, en: `the smallest of ${list}` },
    max: { zh: `${list} 中的最大值`, en: `the largest of ${list}` },
    length: { zh: `${one} 的字数`, en: `the length of ${one}` },
    plain: asideOf(node, one),
    date: { zh: `${year} 年 ${month} 月 ${day} 日`, en: `the day ${year}-${month}-${day}` },
    year: { zh: `${one} 的年份`, en: `the year of ${one}` },
    month: { zh: `${one} 的月份`, en: `the month of ${one}` },
    day: { zh: `${one} 是几日`, en: `the day of the month of ${one}` },
    first_day: { zh: `${one} 当月首日`, en: `the first day of the month of ${one}` },
    last_day: { zh: `${one} 当月末日`, en: `the last day of the month of ${one}` },
    days_between: { zh: `${one} 至 ${other} 的天数`, en: `the days from ${one} to ${other}` },
    months_between: { zh: `${one} 至 ${other} 的月数`, en: `the months from ${one} to ${other}` },
  };
  return words[node.function as keyof typeof words][language];
}

/** What `plain` leaves out of account. */
function asideOf(node: Extract<Expression, { kind: "call" }>, one: string): Text {
  const named = node.arguments.slice(1).flatMap((each) => (each.kind === "text" ? each.value : []));
  const classes = PLAIN_CLASSES.filter((name) => named.length === 0 || named.includes(name));
  const zh = classes.map((name) => CLASS_WORDS[name].zh).join("、");
  const en = classes.map((name) => CLASS_WORDS[name].en).join(", ");
  return { zh: `${one}（不计${zh}）`, en: `${one} (but for ${en})` };
}

const CLASS_WORDS: Readonly<Record<PlainClass, Text>> = {
  spaces: { zh: "空格", en: "spaces" },
  quotes: { zh: "引号", en: "quotation marks" },
  bars: { zh: "竖线", en: "bars" },
  width: { zh: "全半角", en: "full and half width" },
};

/** Of `contains` and `matches`: what is (`holds`) or is not, or has to be. */
export function saidOfText(
  node: Extract<Expression, { kind: "call" }>,
  holds: boolean,
  telling: Telling,
  must = false,
): string {
  const [text = "", other = ""] = node.arguments.map((argument) => amount(argument, telling));
  const { zh, en, third } = ON_TEXT[node.function as keyof typeof ON_TEXT];
  if (telling.language === "zh") return `${text} ${must ? "应" : holds ? "" : "不"}${zh} ${other}`;
  return `${text} ${must ? `must ${en}` : holds ? third : `does not ${en}`} ${other}`;
}

const ON_TEXT = {
  contains: { zh: "包含", en: "contain", third: "contains" },
  matches: { zh: "符合样式", en: "match", third: "matches" },
};

export function stateOf(
  node: Extract<Expression, { kind: "is" }>,
  holds: boolean,
  { language }: Telling,
  must = false,
): string {
  const name = referred(node.operand, { language });
  const state = {
    blank: { zh: "空白", en: "blank" },
    none: { zh: "“无”", en: "“none”" },
  }[node.state][language];
  const not = holds ? "" : "not ";
  if (language === "zh") return `${name} ${holds ? "" : "不"}${must ? "应" : ""}为${state}`;
  return must ? `${name} must ${not}be ${state}` : `${name} is ${not}${state}`;
}

const DEMANDS: Readonly<Record<Relation, Text>> = {
  "=": { zh: "应等于", en: "must equal" },
  "<>": { zh: "不应等于", en: "must not equal" },
  "<": { zh: "应小于", en: "must be less than" },
  "<=": { zh: "应不超过", en: "must not exceed" },
  ">": { zh: "应大于", en: "must be greater than" },
  ">=": { zh: "应不低于", en: "must be at least" },
};

const CONDITIONS: Readonly<Record<Relation, Text>> = {
  "=": { zh: "等于", en: "equals" },
  "<>": { zh: "不等于", en: "does not equal" },
  "<": { zh: "小于", en: "is less than" },
  "<=": { zh: "不超过", en: "does not exceed" },
  ">": { zh: "大于", en: "is greater than" },
  ">=": { zh: "不低于", en: "is at least" },
};
/** A condition in words, without values: as what is, or (`must`) as what has to be. */
export function condition(node: Expression, language: Language, must = false): string {
  const zh = language === "zh";
  const words = (part: Expression) => amount(part, { language });
  const is = must ? "must be" : "is";
  switch (node.kind) {
    case "compare":
      return relate(node, must ? DEMANDS : CONDITIONS, language);
    case "between": {
      const [operand, low, high] = [node.operand, node.low, node.high].map(words);
      if (zh) return `${operand} ${must ? "应在" : "在"} ${low} 与 ${high} 之间`;
      return `${operand} ${is} between ${low} and ${high}`;
    }
    case "in": {
      const options = node.options.map(words).join(zh ? "、" : ", ");
      if (zh) return `${words(node.operand)} ${must ? "应是" : "是"} ${options} 之一`;
      return `${words(node.operand)} ${is} one of ${options}`;
    }
    case "is":
      return stateOf(node, !node.negated, { language }, must);
    case "and":
    case "or":
      return node.terms
        .map((term) => {
          const text = condition(term, language, must);
          const isJoined = term.kind === "and" || term.kind === "or";
          return isJoined ? inBrackets(text, language) : text;
        })
        .join(joinWord(node.kind, language));
    case "not": {
      const text = inBrackets(condition(node.operand, language), language);
      if (zh) return `${must ? "不应出现" : "并非"}${text}`;
      return `${must ? "it must not be that" : "it is not so that"} ${text}`;
    }
    case "if": {
      const when = condition(node.condition, language);
      const then = condition(node.consequence, language, must);
      const text = zh ? `如果 ${when}，则 ${then}` : `if ${when}, then ${then}`;
      return must ? text : inBrackets(text, language);
    }
    case "call":
      return SIGNATURES[node.function].gives === "condition"
        ? saidOfText(node, true, { language }, must)
        : words(node);
    case "aggregate":
      return isOfRows(node) ? conditionOfRows(node, language, must) : words(node);
    default:
      return words(node);
  }
}

export const inBrackets = (text: string, language: Language): string => {
  if (/^[（(].*[）)]$/su.test(text)) return text;
  return language === "zh" ? `（${text}）` : `(${text})`;
};

function relate(
  node: Extract<Expression, { kind: "compare" }>,
  words: Readonly<Record<Relation, Text>>,
  language: Language,
): string {
  const [left, right] = [amount(node.left, { language }), amount(node.right, { language })];
  return `${left} ${words[node.relation][language]} ${right}${marginOf(node, { language })}`;
}

/** How far the sides of a comparison may differ, in brackets; nothing if not at all. */
export function marginOf(
  { tolerance }: Extract<Expression, { kind: "compare" }>,
  telling: Telling,
): string {
  if (!tolerance) return "";
  const text = amount(tolerance, telling);
  return { zh: `（允许相差 ${text}）`, en: ` (within ${text})` }[telling.language];
}

export const joinWord = (kind: "and" | "or", language: Language): string =>
  ({ and: { zh: " 且 ", en: " and " }, or: { zh: " 或 ", en: " or " } })[kind][language];
