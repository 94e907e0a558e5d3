import { isCalendarDate } from "../model/date.js";
import type { Expression, Relation } from "../model/expression.js";
import { differenceOf, toPlainNumber } from "../model/number.js";
import type { Text } from "../model/text.js";
import { isPlainDay } from "./call-words.js";
import { rowAtFault } from "./cells-read.js";
import { OPPOSITE } from "./compare.js";
import { descentOf, evaluateNode, visit } from "./evaluate.js";
import {
  amount,
  condition,
  isOfRows,
  isOnText,
  joinWord,
  marginOf,
  saidAs,
  saidOfText,
  stateOf,
  type Telling,
} from "./phrase.js";
import type { Visit } from "./scope.js";

/**
 * What is the case where a check fails, with the real numbers:
 * `总经费 1748.1 ≠ 纵向经费 1358 + 横向经费 390.5 = 1748.5，差 -0.4`.
 */
export const explainFailure = (tree: Expression, scope: Visit): Text => ({
  zh: failure(tree, { language: "zh", scope }),
  en: failure(tree, { language: "en", scope }),
});

const SIGNS: Readonly<Record<Relation, string>> = {
  "=": "=",
  "<>": "≠",
  "<": "<",
  "<=": "≤",
  ">": ">",
  ">=": "≥",
};
/** A failed comparison, or the comparison an `if` leads to, also tells by how much. */
function failure(node: Expression, telling: Telling): string {
  if (node.kind === "compare") return fact(node, false, telling) + differenceIn(node, telling);
  if (node.kind !== "if") return fact(node, false, telling);
  const [when, then] = [fact(node.condition, true, telling), failure(node.consequence, telling)];
  return telling.language === "zh" ? `${when}，但 ${then}` : `${when}, but ${then}`;
}

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
      return stateOf(node, telling, { holds });
    case "and":
    case "or":
      return decisiveTerms(node, holds, telling)
        .map((term) => fact(term, holds, telling))
        .join(joinWord("and", language));
    case "not":
      return fact(node.operand, !holds, telling);
    case "if":
      return holds ? condition(node, language) : failure(node, telling);
    case "call":
      return isOnText(node) ? saidOfText(node, telling, { holds }) : amount(node, telling);
    case "aggregate":
      return isOfRows(node) ? factOfRows(node, holds, telling) : amount(node, telling);
    default:
      return amount(node, telling);
  }
}

/** Where a condition on rows fails in one of them, that row with its values. */
function factOfRows(
  node: Extract<Expression, { kind: "aggregate" }>,
  holds: boolean,
  telling: Telling,
): string {
  const { language, scope } = telling;
  const isOneRow = (node.function === "any") === holds;
  const row = scope && isOneRow ? rowAtFault(node, scope) : undefined;
  if (!scope || !row) return condition(node, language, { holds });
  const told = { language, scope: visit(scope, row) };
  const [before] = node.function === "ordered" ? descentOf(node, scope) : [];
  if (!before) return fact(node.of, holds, told);
  const [above, below] = [
    amount(node.of, { language, scope: visit(scope, before) }),
    amount(node.of, told),
  ];
  return { zh: `${above}，其后却是 ${below}`, en: `${above}, but below it ${below}` }[language];
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
  const relation = holds ? node.relation : OPPOSITE[node.relation];
  // What is equal within a tolerance need not be equal; what differs beyond it does differ.
  const margin = ["=", "<=", ">="].includes(relation) ? marginOf(node, telling) : "";
  const [one, other] = [node.left, node.right].map((side) => withResult(side, telling));
  return `${one} ${SIGNS[relation]} ${other}${margin}`;
}

function differenceIn(
  node: Extract<Expression, { kind: "compare" }>,
  { scope, language }: Telling,
): string {
  if (!scope || node.relation === "<>") return "";
  const [left, right] = [evaluateNode(node.left, scope), evaluateNode(node.right, scope)];
  if (typeof left !== "number" || typeof right !== "number") return "";
  const difference = toPlainNumber(differenceOf(left, right));
  if (difference === "0") return "";
  return { zh: `，差 ${difference}`, en: `, difference ${difference}` }[language];
}

/** An amount, and what it comes to where that is not plain from a single number: `a 1 + b 2 = 3`. */
function withResult(node: Expression, telling: Telling): string {
  const text = amount(node, telling);
  if (
    !telling.scope ||
    node.kind === "number" ||
    node.kind === "text" ||
    node.kind === "reference" ||
    isPlainDay(node)
  ) {
    return text;
  }
  const result = evaluateNode(node, telling.scope);
  if (typeof result === "number") return `${text} = ${toPlainNumber(result)}`;
  const isTold = node.kind === "aggregate" || isCalendarDate(`${result}`);
  return typeof result === "string" && isTold
    ? `${text} = ${saidAs(result, telling.language)}`
    : text;
}
