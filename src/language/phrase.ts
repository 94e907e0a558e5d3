import { isCalendarDate } from "../model/date.js";
import type { Expression, Reference } from "../model/expression.js";
import { toPlainNumber } from "../model/number.js";
import type { Language } from "../model/text.js";
import { callInWords } from "./call-words.js";
import { OPPOSITE } from "./compare.js";
import { evaluateNode, tableOf } from "./evaluate.js";
import { AGGREGATES, SIGNATURES } from "./functions.js";
import { isUnknown } from "./kleene.js";
import { STRENGTH, strengthOf } from "./print.js";
import { orderInWords, rowsInWords } from "./row-words.js";
import type { Visit } from "./scope.js";
import {
  AMOUNTS_OF_ROWS,
  BEFORE,
  CONDITIONS,
  DAY_CONDITIONS,
  DAY_DEMANDS,
  DEMANDS,
  ON_TEXT,
} from "./words.js";

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
const asOne = (node: Expression | undefined, text: string): string =>
  node && strengthOf(node) < STRENGTH.atom ? `(${text})` : text;

const bracketed = (node: Expression, least: number, telling: Telling): string =>
  strengthOf(node) < least ? `(${amount(node, telling)})` : amount(node, telling);

function referred(node: Reference, { language, scope }: Telling): string {
  const path = node.table === undefined ? node.name : `${node.table}.${node.name}`;
  const name = node.previous ? `${BEFORE[node.previous][language]}${path}` : path;
  const isTold = node.table === undefined || scope?.visited !== undefined;
  const result = isTold && scope ? evaluateNode(node, scope) : undefined;
  if (result === undefined || isUnknown(result)) return name;
  return `${name} ${typeof result === "number" ? toPlainNumber(result) : saidAs(`${result}`, language)}`;
}

/** A text or date that was answered. */
export function saidAs(answer: string, language: Language): string {
  if (answer === "") return { zh: "无", en: "none" }[language];
  return isCalendarDate(answer) ? answer : `“${answer}”`;
}

type Aggregate = Extract<Expression, { kind: "aggregate" }>;

function aggregated(node: Aggregate, language: Language): string {
  if (isOfRows(node)) return conditionOfRows(node, language, {});
  const of = asOne(node.of, amount(node.of, { language }));
  if (node.function === "lookup") {
    const where = node.where ? condition(node.where, language) : "";
    const row = { zh: `（取 ${where} 的第一行）`, en: ` (in the first row where ${where})` };
    return of + row[language];
  }
  const words = AMOUNTS_OF_ROWS[node.function as keyof typeof AMOUNTS_OF_ROWS][language];
  const limit = limitOf(node, language);
  if (language === "en") return `the ${words} ${of}${limit}`;
  return node.function === "count" ? `${words} ${of} 的行数${limit}` : `${of} ${words}${limit}`;
}

/** Which rows count, in brackets; nothing where all do. */
function limitOf({ where }: Aggregate, language: Language): string {
  if (!where) return "";
  const text = condition(where, language);
  return { zh: `（限 ${text} 的行）`, en: ` (in rows where ${text})` }[language];
}

type OfRows = Aggregate & { readonly function: "every" | "any" | "ordered" };

export const isOfRows = (node: Expression): node is OfRows =>
  node.kind === "aggregate" && AGGREGATES[node.function] === "condition";

/** What is not so of them cannot be said without an “it is not so that”. */
const COMPOUND: ReadonlySet<Expression["kind"]> = new Set(["and", "or", "if"]);

function conditionOfRows(node: OfRows, language: Language, mood: Mood): string {
  const { must = false, holds = true } = mood;
  if (node.function === "ordered") {
    const column = `${amount(node.of, { language })}${limitOf(node, language)}`;
    return orderInWords(column, language, { must, holds });
  }
  const rows = {
    table: tableOf(node.of) ?? "",
    where: node.where && condition(node.where, language),
  };
  if (node.function === "any" && !holds && !must && COMPOUND.has(node.of.kind)) {
    return rowsInWords("none", { ...rows, of: joined(node.of, language, {}) }, language);
  }
  return (node.function === "every") === holds
    ? rowsInWords("each", { ...rows, of: joined(node.of, language, { must, holds }) }, language)
    : rowsInWords("one", { ...rows, of: joined(node.of, language, { holds }) }, language, must);
}

function called(node: Call, telling: Telling): string {
  if (isOnText(node)) return condition(node, telling.language);
  // Each once: told twice on every level, what is nested deeply would take for ever.
  const all = node.arguments.map((argument) => amount(argument, telling));
  const parts = all.map((text, at) => asOne(node.arguments[at], text));
  return callInWords(node, all, parts)[telling.language];
}

type Call = Extract<Expression, { kind: "call" }>;

/** Of `contains` and `matches`. */
export function saidOfText(
  node: Call,
  telling: Telling,
  { must = false, holds = true }: Mood = {},
): string {
  const [text = "", other = ""] = node.arguments.map((argument) => amount(argument, telling));
  const { zh, en, third } = ON_TEXT[node.function as keyof typeof ON_TEXT];
  if (telling.language === "zh")
    return `${text} ${holds ? "" : "不"}${must ? "应" : ""}${zh} ${other}`;
  const verb = must ? `must ${holds ? "" : "not "}${en}` : holds ? third : `does not ${en}`;
  return `${text} ${verb} ${other}`;
}

export function stateOf(
  node: Extract<Expression, { kind: "is" }>,
  { language }: Telling,
  { must = false, holds: isAffirmed = true }: Mood = {},
): string {
  const holds = isAffirmed !== node.negated;
  const name = referred(node.operand, { language });
  const state = {
    blank: { zh: "空白", en: "blank" },
    none: { zh: "“无”", en: "“none”" },
  }[node.state][language];
  const not = holds ? "" : "not ";
  if (language === "zh") return `${name} ${holds ? "" : "不"}${must ? "应" : ""}为${state}`;
  return must ? `${name} must ${not}be ${state}` : `${name} is ${not}${state}`;
}

/** Told as what is, or (`must`) as what has to be; and as what holds or does not. */
export type Mood = { readonly must?: boolean; readonly holds?: boolean };

/** A condition in words, without values. */
export function condition(node: Expression, language: Language, mood: Mood = {}): string {
  const { must = false, holds = true } = mood;
  const zh = language === "zh";
  const words = (part: Expression) => amount(part, { language });
  const is = `${must ? "must" : "is"}${holds ? "" : " not"}${must ? " be" : ""}`;
  const shall = `${holds ? "" : "不"}${must ? "应" : ""}`;
  switch (node.kind) {
    case "compare":
      return relate(node, language, mood);
    case "between": {
      const [operand, low, high] = [node.operand, node.low, node.high].map(words);
      if (zh) return `${operand} ${shall}在 ${low} 与 ${high} 之间`;
      return `${operand} ${is} between ${low} and ${high}`;
    }
    case "in": {
      const options = node.options.map(words).join(zh ? "、" : ", ");
      if (zh) return `${words(node.operand)} ${shall}是 ${options} 之一`;
      return `${words(node.operand)} ${is} one of ${options}`;
    }
    case "is":
      return stateOf(node, { language }, mood);
    case "not":
      return condition(node.operand, language, { must, holds: !holds });
    case "call":
      return isOnText(node) ? saidOfText(node, { language }, mood) : words(node);
    case "aggregate":
      return isOfRows(node) ? conditionOfRows(node, language, mood) : words(node);
    case "and":
    case "or":
    case "if":
      return holds ? joint(node, language, must) : denied(joint(node, language), language, must);
    default:
      return words(node);
  }
}

export const isOnText = (node: Call): boolean => SIGNATURES[node.function].gives === "condition";

/** Of several conditions. */
function joint(
  node: Extract<Expression, { kind: "and" | "or" | "if" }>,
  language: Language,
  must = false,
): string {
  if (node.kind !== "if") {
    const terms = node.terms.map((term) => joined(term, language, { must }));
    return terms.join(joinWord(node.kind, language));
  }
  const when = condition(node.condition, language);
  const then = condition(node.consequence, language, { must });
  const text = language === "zh" ? `如果 ${when}，则 ${then}` : `if ${when}, then ${then}`;
  return must ? text : inBrackets(text, language);
}

const denied = (text: string, language: Language, must: boolean): string => {
  const not = must
    ? { zh: "不应出现", en: "it must not be that " }
    : { zh: "并非", en: "it is not so that " };
  return not[language] + inBrackets(text, language);
};

/** As a part of a sentence: in brackets where it is made of several conditions, or of those on rows. */
function joined(node: Expression, language: Language, mood: Mood): string {
  const text = condition(node, language, mood);
  const isSeveral = node.kind === "and" || node.kind === "or";
  const isOpen = isSeveral ? mood.holds !== false : isOfRows(node) && node.function !== "ordered";
  return isOpen ? inBrackets(text, language) : text;
}

export function inBrackets(text: string, language: Language): string {
  if (isBracketed(text)) return text;
  return language === "zh" ? `（${text}）` : `(${text})`;
}

/** The bracket that opens a text is the one that closes it. */
function isBracketed(text: string): boolean {
  let depth = 0;
  return [...text].every((sign, at, signs) => {
    if (/[（(]/.test(sign)) depth += 1;
    else if (/[）)]/.test(sign)) depth -= 1;
    return depth > 0 || (at > 0 && at === signs.length - 1);
  });
}

function relate(
  node: Extract<Expression, { kind: "compare" }>,
  language: Language,
  { must = false, holds = true }: Mood,
): string {
  const isOfDays = [node.left, node.right].some(givesDay);
  const words = must ? (isOfDays ? DAY_DEMANDS : DEMANDS) : isOfDays ? DAY_CONDITIONS : CONDITIONS;
  const [left, right] = [amount(node.left, { language }), amount(node.right, { language })];
  const relation = holds ? node.relation : OPPOSITE[node.relation];
  return `${left} ${words[relation][language]} ${right}${marginOf(node, { language })}`;
}

/** Which names are dates a tree does not tell; what functions give it does. */
const givesDay = (node: Expression): boolean =>
  node.kind === "call" && SIGNATURES[node.function].gives === "date";

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
