import type { Expression, Reference, Relation } from "../model/expression.js";
import { differenceOf, toPlainNumber } from "../model/number.js";
import type { Language, Text } from "../model/text.js";
import { evaluateNode, isUnknown, type Scope } from "./evaluate.js";
import { strengthOf } from "./print.js";

/** What a check demands, in words: `总经费 应等于 纵向经费 + 横向经费（允许相差 0.05）`. */
export const explain = (tree: Expression): Text => ({
  zh: demand(tree, "zh"),
  en: demand(tree, "en"),
});

/**
 * What is the case where a check fails, with the real numbers:
 * `总经费 1748.1 ≠ 纵向经费 1358 + 横向经费 390.5 = 1748.5，差 -0.4`.
 */
export const explainFailure = (tree: Expression, scope: Scope): Text => ({
  zh: fact(tree, false, { language: "zh", scope }),
  en: fact(tree, false, { language: "en", scope }),
});

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
const SIGNS: Readonly<Record<Relation, string>> = {
  "=": "=",
  "<>": "≠",
  "<": "<",
  "<=": "≤",
  ">": ">",
  ">=": "≥",
};
const OPPOSITE: Readonly<Record<Relation, Relation>> = {
  "=": "<>",
  "<>": "=",
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
};

/** A whole check, or its consequence: what must be. */
function demand(node: Expression, language: Language): string {
  if (node.kind === "compare") return relate(node, DEMANDS, language);
  if (node.kind !== "if") return condition(node, language);
  const [when, then] = [condition(node.condition, language), demand(node.consequence, language)];
  return language === "zh" ? `如果 ${when}，则 ${then}` : `if ${when}, then ${then}`;
}

function relate(
  node: Extract<Expression, { kind: "compare" }>,
  words: Readonly<Record<Relation, Text>>,
  language: Language,
): string {
  const [left, right] = [amount(node.left, { language }), amount(node.right, { language })];
  const tolerance = node.tolerance && amount(node.tolerance, { language });
  const margin = { zh: `（允许相差 ${tolerance}）`, en: ` (within ${tolerance})` };
  return `${left} ${words[node.relation][language]} ${right}${tolerance ? margin[language] : ""}`;
}

/** A condition in words, without values. */
function condition(node: Expression, language: Language): string {
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
      const terms = node.terms.map((term) =>
        term.kind === "and" || term.kind === "or"
          ? `（${condition(term, language)}）`
          : condition(term, language),
      );
      return terms.join(joinWord(node.kind, language));
    }
    case "not":
      return zh
        ? `并非（${condition(node.operand, language)}）`
        : `it is not so that (${condition(node.operand, language)})`;
    case "if":
      return demand(node, language);
    default:
      return amount(node, { language });
  }
}

const joinWord = (kind: "and" | "or", language: Language): string =>
  ({ and: { zh: " 且 ", en: " and " }, or: { zh: " 或 ", en: " or " } })[kind][language];

type Telling = { readonly language: Language; readonly scope?: Scope | undefined };

/** What is the case, given that `node` is known to hold or not to hold. */
function fact(node: Expression, holds: boolean, telling: Telling): string {
  const { language } = telling;
  const zh = language === "zh";
  switch (node.kind) {
    case "compare":
      return compared(node, holds, telling);
    case "between": {
      const [operand, low, high] = [node.operand, node.low, node.high].map((part) =>
        withResult(part, telling),
      );
      if (zh) return `${operand} ${holds ? "在" : "不在"} ${low} 与 ${high} 之间`;
      return `${operand} is ${holds ? "" : "not "}between ${low} and ${high}`;
    }
    case "in": {
      const operand = withResult(node.operand, telling);
      const options = node.options.map((option) => amount(option, telling));
      if (zh) return `${operand} ${holds ? "是" : "不是"} ${options.join("、")} 之一`;
      return `${operand} is ${holds ? "" : "not "}one of ${options.join(", ")}`;
    }
    case "is":
      return stateOf(node, holds !== node.negated, telling);
    case "and":
    case "or":
      return decisiveTerms(node, holds, telling)
        .map((term) => fact(term, holds, telling))
        .join(joinWord("and", language));
    case "not":
      return fact(node.operand, !holds, telling);
    case "if": {
      if (holds) return condition(node, language);
      const [when, then] = [
        fact(node.condition, true, telling),
        fact(node.consequence, false, telling),
      ];
      return zh ? `${when}，但 ${then}` : `${when}, but ${then}`;
    }
    default:
      return amount(node, telling);
  }
}

/** The terms that make an `and` false or an `or` true; all terms otherwise. */
function decisiveTerms(
  node: Extract<Expression, { kind: "and" | "or" }>,
  holds: boolean,
  { scope }: Telling,
): readonly Expression[] {
  const one = (node.kind === "or") === holds;
  return one && scope
    ? node.terms.filter((term) => evaluateNode(term, scope) === holds)
    : node.terms;
}

function compared(
  node: Extract<Expression, { kind: "compare" }>,
  holds: boolean,
  telling: Telling,
): string {
  const sign = SIGNS[holds ? node.relation : OPPOSITE[node.relation]];
  const sides = `${withResult(node.left, telling)} ${sign} ${withResult(node.right, telling)}`;
  const { scope, language } = telling;
  if (holds || !scope) return sides;
  const [left, right] = [evaluateNode(node.left, scope), evaluateNode(node.right, scope)];
  if (typeof left !== "number" || typeof right !== "number" || node.relation === "<>") return sides;
  const difference = toPlainNumber(differenceOf(left, right));
  if (difference === "0") return sides;
  return language === "zh" ? `${sides}，差 ${difference}` : `${sides}, difference ${difference}`;
}

/** An amount, and what it comes to where that is not plain from a single number: `a 1 + b 2 = 3`. */
function withResult(node: Expression, telling: Telling): string {
  const text = amount(node, telling);
  if (
    !telling.scope ||
    node.kind === "number" ||
    node.kind === "text" ||
    node.kind === "reference"
  ) {
    return text;
  }
  const result = evaluateNode(node, telling.scope);
  return typeof result === "number" ? `${text} = ${toPlainNumber(result)}` : text;
}

function amount(node: Expression, telling: Telling): string {
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

function stateOf(
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
