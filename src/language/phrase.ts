import type { Expression, Reference, Relation } from "../model/expression.js";
import { toPlainNumber } from "../model/number.js";
import type { Language, Text } from "../model/text.js";
import { evaluateNode } from "./evaluate.js";
import { isUnknown } from "./kleene.js";
import { strengthOf } from "./print.js";
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
  const of = amount(node.of, { language });
  const where = node.where && condition(node.where, language);
  if (language === "zh") {
    const words = { sum: "之和", count: "的行数", min: "的最小值", max: "的最大值" };
    return `${of}${where ? `（限 ${where}）` : ""}${words[node.function]}`;
  }
  const words = { sum: "sum of", count: "number of", min: "smallest", max: "largest" };
  return `${words[node.function]} ${of}${where ? ` (where ${where})` : ""}`;
}

function called(node: Extract<Expression, { kind: "call" }>, telling: Telling): string {
  const [first = "", ...others] = node.arguments.map((argument) => amount(argument, telling));
  const all = [first, ...others].join(telling.language === "zh" ? "、" : ", ");
  const words: Readonly<Record<typeof node.function, Text>> = {
    abs: { zh: `${first} 的绝对值`, en: `the absolute value of ${first}` },
    round: {
      zh: `${first} 四舍五入到 ${others[0] ?? 0} 位小数`,
      en: `${first} rounded to ${others[0] ?? 0} decimals`,
    },
    length: { zh: `${first} 的字数`, en: `the length of ${first}` },
    year: { zh: `${first} 的年份`, en: `the year of ${first}` },
    min: { zh: `${all} 中的最小值`, en: `the smallest of ${all}` },
    max: { zh: `${all} 中的最大值`, en: `the largest of ${all}` },
  };
  return words[node.function][telling.language];
}

export function stateOf(
  node: Extract<Expression, { kind: "is" }>,
  holds: boolean,
  { language }: Telling,
): string {
  const name = referred(node.operand, { language });
  const state = {
    blank: { zh: "空白", en: "blank" },
    none: { zh: "“无”", en: "“none”" },
  }[node.state][language];
  if (language === "zh") return `${name} ${holds ? "为" : "不为"}${state}`;
  return `${name} is ${holds ? "" : "not "}${state}`;
}
const CONDITIONS: Readonly<Record<Relation, Text>> = {
  "=": { zh: "等于", en: "equals" },
  "<>": { zh: "不等于", en: "does not equal" },
  "<": { zh: "小于", en: "is less than" },
  "<=": { zh: "不超过", en: "does not exceed" },
  ">": { zh: "大于", en: "is greater than" },
  ">=": { zh: "不低于", en: "is at least" },
};
/** A condition in words, without values. */
export function condition(node: Expression, language: Language): string {
  const zh = language === "zh";
  switch (node.kind) {
    case "compare":
      return relate(node, CONDITIONS, language);
    case "between": {
      const [operand, low, high] = [node.operand, node.low, node.high].map((part) =>
        amount(part, { language }),
      );
      return zh
        ? `${operand} 在 ${low} 与 ${high} 之间`
        : `${operand} is between ${low} and ${high}`;
    }
    case "in": {
      const options = node.options
        .map((option) => amount(option, { language }))
        .join(zh ? "、" : ", ");
      const operand = amount(node.operand, { language });
      return zh ? `${operand} 是 ${options} 之一` : `${operand} is one of ${options}`;
    }
    case "is":
      return stateOf(node, !node.negated, { language });
    case "and":
    case "or": {
      const bracket = (text: string) => (zh ? `（${text}）` : `(${text})`);
      const terms = node.terms.map((term) =>
        term.kind === "and" || term.kind === "or"
          ? bracket(condition(term, language))
          : condition(term, language),
      );
      return terms.join(joinWord(node.kind, language));
    }
    case "not":
      return zh
        ? `并非（${condition(node.operand, language)}）`
        : `it is not so that (${condition(node.operand, language)})`;
    case "if": {
      const [when, then] = [
        condition(node.condition, language),
        condition(node.consequence, language),
      ];
      return zh ? `（如果 ${when}，则 ${then}）` : `(if ${when}, then ${then})`;
    }
    default:
      return amount(node, { language });
  }
}

export function relate(
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
