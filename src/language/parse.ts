import type {
  ArithmeticOperator,
  Expression,
  PreviousKind,
  Relation,
  Span,
} from "../model/expression.js";
import {
  type Cursor,
  expect,
  isSymbol,
  next,
  peek,
  SyntaxStop,
  spanSince,
  stop,
  take,
  unexpected,
  WORDS,
} from "./cursor.js";
import { functionNamed, toFunctionNode, toPrevious } from "./functions.js";
import { type LanguageProblem, toError } from "./problem.js";
import { spaceKeywords } from "./spacing.js";
import { type Token, tokenize } from "./tokenize.js";

export type Parsed = {
  /** Absent when any problem is an error. */
  readonly tree?: Expression;
  readonly problems: readonly LanguageProblem[];
};

/** How tightly an infix operator binds; a larger number binds tighter. */
const BINDING: ReadonlyMap<string, number> = new Map([
  ["or", 1],
  ["and", 2],
  ...["=", "<>", "<", "<=", ">", ">=", "between", "in", "is"].map((word) => [word, 4] as const),
  ["+", 5],
  ["-", 5],
  ["*", 6],
  ["/", 6],
]);
const NOT_BINDING = 3;
const AMOUNT_BINDING = 5;
const UNARY_BINDING = 7;

/** Every walk over a tree recurses, and no tree is deeper than its source has tokens. */
const MOST_TOKENS = 1000;

const RELATIONS: ReadonlySet<string> = new Set(["=", "<>", "<", "<=", ">", ">="]);
/**
 * Parses the source of one check by operator precedence (Pratt 1973). Names and types are not
 * looked at; `typecheck` does that.
 *
 * @param previous what `previous` means in the form; it only tells how to speak of it
 */
export function parse(source: string, previous: PreviousKind = "year"): Parsed {
  const { tokens, problems } = tokenize(source);
  if (problems.some(({ severity }) => severity === "error")) return { problems };
  const surplus = tokens[MOST_TOKENS];
  if (surplus) return { problems: [...problems, toError("language/too-deep", surplus.span)] };
  const parsed = parseTokens(source, tokens, previous);
  if ("kind" in parsed) return { tree: parsed, problems };
  return { problems: [...problems, needsSpaces(source, tokens) ?? parsed] };
}

function parseTokens(
  source: string,
  tokens: readonly Token[],
  previous: PreviousKind,
): Expression | LanguageProblem {
  const cursor: Cursor = { source, tokens, previous, index: 0 };
  try {
    const tree = parseExpression(cursor, 0);
    if (peek(cursor).kind !== "end") unexpected(cursor, WORDS.end);
    return tree;
  } catch (stop) {
    if (stop instanceof SyntaxStop) return stop.problem;
    throw stop;
  }
}

/** Whether the source can be parsed once its keywords stand apart; names may begin like keywords. */
function needsSpaces(source: string, tokens: readonly Token[]): LanguageProblem | undefined {
  const spaced = spaceKeywords(source, tokens);
  if (!spaced) return undefined;
  const isMeant = "kind" in parseTokens(spaced.source, tokenize(spaced.source).tokens, "year");
  return isMeant
    ? toError("language/needs-spaces", spaced.span, { meant: spaced.source })
    : undefined;
}

function parseExpression(cursor: Cursor, least: number): Expression {
  let left = parsePrefix(cursor);
  for (;;) {
    const operator = peek(cursor);
    const binding = isSymbol(operator) ? BINDING.get(operator.text) : undefined;
    if (binding === undefined || binding < least) return left;
    cursor.index += 1;
    left = parseInfix(cursor, left, operator.text, binding);
    const isComparison = binding === 4;
    const next = peek(cursor);
    if (isComparison && isSymbol(next) && BINDING.get(next.text) === 4) {
      stop(toError("language/chained-comparison", next.span, { found: next.text }));
    }
  }
}

function parseInfix(
  cursor: Cursor,
  left: Expression,
  operator: string,
  binding: number,
): Expression {
  const since = left.span.start;
  switch (operator) {
    case "and":
    case "or": {
      const right = parseExpression(cursor, binding + 1);
      // Both are associative: (a and b) and c is the same list of terms as a and b and c.
      const terms = [left, right].flatMap((term) => (term.kind === operator ? term.terms : [term]));
      return { kind: operator, terms, span: spanSince(cursor, since) };
    }
    case "between": {
      const low = parseExpression(cursor, AMOUNT_BINDING);
      expect(cursor, "and");
      const high = parseExpression(cursor, AMOUNT_BINDING);
      return { kind: "between", operand: left, low, high, span: spanSince(cursor, since) };
    }
    case "in": {
      const options = parseOptions(cursor);
      return { kind: "in", operand: left, options, span: spanSince(cursor, since) };
    }
    case "is":
      return parseState(cursor, left);
  }
  if (RELATIONS.has(operator)) return parseComparison(cursor, left, operator as Relation);
  const right = parseExpression(cursor, binding + 1);
  return {
    kind: "arithmetic",
    operator: operator as ArithmeticOperator,
    left,
    right,
    span: spanSince(cursor, since),
  };
}

function parseComparison(cursor: Cursor, left: Expression, relation: Relation): Expression {
  const right = parseExpression(cursor, AMOUNT_BINDING);
  const tolerance = take(cursor, "±") ? parseExpression(cursor, AMOUNT_BINDING) : undefined;
  const span = spanSince(cursor, left.span.start);
  return { kind: "compare", relation, left, right, ...(tolerance && { tolerance }), span };
}

function parseOptions(cursor: Cursor): Expression[] {
  expect(cursor, "{");
  const options = [parseExpression(cursor, AMOUNT_BINDING)];
  while (take(cursor, ",")) options.push(parseExpression(cursor, AMOUNT_BINDING));
  expect(cursor, "}");
  return options;
}

function parseState(cursor: Cursor, left: Expression): Expression {
  if (left.kind !== "reference") {
    stop(toError("language/wrong-arguments", left.span, { function: "is", expected: WORDS.name }));
  }
  const negated = take(cursor, "not");
  const state = peek(cursor).text;
  if (!isSymbol(peek(cursor)) || (state !== "blank" && state !== "none")) {
    unexpected(cursor, WORDS.state);
  }
  cursor.index += 1;
  return { kind: "is", operand: left, state, negated, span: spanSince(cursor, left.span.start) };
}

function parsePrefix(cursor: Cursor): Expression {
  const token = peek(cursor);
  const since = token.span.start;
  switch (token.kind) {
    case "number":
      cursor.index += 1;
      return { kind: "number", value: Number(token.text), span: token.span };
    case "text":
      cursor.index += 1;
      return { kind: "text", value: token.text, span: token.span };
    case "name":
      return parseName(cursor);
  }
  if (take(cursor, "-")) {
    const operand = parseExpression(cursor, UNARY_BINDING);
    return { kind: "negate", operand, span: spanSince(cursor, since) };
  }
  if (take(cursor, "not")) {
    const operand = parseExpression(cursor, NOT_BINDING);
    return { kind: "not", operand, span: spanSince(cursor, since) };
  }
  if (take(cursor, "if")) {
    const condition = parseExpression(cursor, 0);
    expect(cursor, "then");
    const consequence = parseExpression(cursor, 0);
    return { kind: "if", condition, consequence, span: spanSince(cursor, since) };
  }
  if (take(cursor, "(")) {
    const inner = parseExpression(cursor, 0);
    expect(cursor, ")");
    return { ...inner, span: spanSince(cursor, since) };
  }
  return unexpected(cursor, WORDS.operand);
}

function parseName(cursor: Cursor): Expression {
  const { text: name, span } = next(cursor);
  if (take(cursor, "(")) return parseCall(cursor, name, span);
  if (!take(cursor, ".")) return { kind: "reference", name, previous: false, span };
  if (peek(cursor).kind !== "name") unexpected(cursor, WORDS.column);
  const column = next(cursor).text;
  const whole = spanSince(cursor, span.start);
  return { kind: "reference", name: column, table: name, previous: false, span: whole };
}

function parseCall(cursor: Cursor, name: string, nameSpan: Span): Expression {
  const callee = functionNamed(name, nameSpan);
  const operands = [parseExpression(cursor, 0)];
  const where = take(cursor, "where") ? parseExpression(cursor, 0) : undefined;
  while (!where && take(cursor, ",")) operands.push(parseExpression(cursor, 0));
  expect(cursor, ")");
  const span = spanSince(cursor, nameSpan.start);
  return callee === "previous"
    ? toPrevious(operands, where, span, cursor.previous)
    : toFunctionNode(callee, operands, where, span);
}
