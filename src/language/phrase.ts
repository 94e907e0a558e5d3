import type { Expression, Reference, Relation } from "../model/expression.js";
import { toPlainNumber } from "../model/number.js";
import type { Language, Text } from "../model/text.js";
import { evaluateNode } from "./evaluate.js";
import { isUnknown } from "./kleene.js";
import { STRENGTH, strengthOf } from "./print.js";
import type { Scope } from "./scope.js";

/** In which language, and with the values of which submission, if any. */
export type Telling = { readonly language: Language; readonly scope?: Scope | undefined };

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
  const name = node.previous ? { zh: `上年${path}`, en: `last year's ${path}` }[language] : path;
  const result = scope && evaluateNode(node, scope);
  if (result === undefined || isUnknown(result) || node.table !== undefined) return name;
  if (typeof result === "number") return `${name} ${toPlainNumber(result)}`;
  if (result === "") return `${name} ${{ zh: "无", en: "none" }[language]}`;
  return `${name} “${result}”`;
}

function aggregated(node: Extract<Expression, { kind: "aggregate" }>, language: Language): string {
  const of = asOne(node.of, { language });
  const where = node.where && condition(node.where, language);
  if (language === "zh") {
    const words = { sum: "之和", count: "的行数", min: "的最小值", max: "的最大值" };
    return `${of} ${words[node.function]}${where ? `（限 ${where} 的行）` : ""}`;
  }
  const words = { sum: "sum", count: "number of rows", min: "smallest", max: "largest" };
  const rows = where ? ` (in rows where ${where})` : "";
  return `the ${words[node.function]} ${node.function === "count" ? "with" : "of"} ${of}${rows}`;
}

function called(node: Extract<Expression, { kind: "call" }>, telling: Telling): string {
  const [first] = node.arguments;
  const one = first ? asOne(first, telling) : "";
  const places = node.arguments[1] && amount(node.arguments[1], telling);
  const all = node.arguments.map((argument) => amount(argument, telling));
  const list = all.join(telling.language === "zh" ? "、" : ", ");
  const words: Readonly<Record<typeof node.function, Text>> = {
    abs: { zh: `${one} 的绝对值`, en: `the absolute value of ${one}` },
    round: {
      zh: places ? `${one} 四舍五入到小数 ${places} 位` : `${one} 四舍五入取整`,
      en: places ? `${one} rounded to ${places} decimal places` : `${one} rounded`,
    },
    length: { zh: `${one} 的字数`, en: `the length of ${one}` },
    year: { zh: `${one} 的年份`, en: `the year of ${one}` },
    min: { zh: `${list} 中的最小值`, en: `the smallest of ${list}` },
    max: { zh: `${list} 中的最大值`, en: `the largest of ${list}` },
  };
  return words[node.function][telling.language];
}

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
    default:
      return words(node);
  }
}

const inBrackets = (text: string, language: Language): string => {
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
