import type {
  AggregateName,
  ArithmeticOperator,
  Expression,
  FunctionName,
  Reference,
  Relation,
  Span,
} from "../model/expression.js";
import { nearest } from "../model/nearest.js";
import type { Text } from "../model/text.js";
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

const RELATIONS: ReadonlySet<string> = new Set(["=", "<>", "<", "<=", ">", ">="]);
const AGGREGATES: ReadonlySet<string> = new Set(["sum", "count", "min", "max"]);
/** The number of arguments of each plain function, least and most. */
const FUNCTIONS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["abs", [1, 1]],
  ["round", [1, 2]],
  ["length", [1, 1]],
  ["year", [1, 1]],
  ["min", [2, 9]],
  ["max", [2, 9]],
]);
export const FUNCTION_NAMES: readonly string[] = [
  ...new Set([...AGGREGATES, ...FUNCTIONS.keys(), "previous"]),
];

/** Where the parser stands; the only mutable thing in it. */
type Cursor = { readonly source: string; readonly tokens: readonly Token[]; index: number };

/**
 * Parses the source of one check by operator precedence (Pratt 1973). Names and types are not
 * looked at; `typecheck` does that.
 */
export function parse(source: string): Parsed {
  const { tokens, problems } = tokenize(source);
  if (problems.some(({ severity }) => severity === "error")) return { problems };
  const cursor: Cursor = { source, tokens, index: 0 };
  try {
    const tree = parseExpression(cursor, 0);
    if (peek(cursor).kind !== "end") unexpected(cursor, WORDS.end);
    return { tree, problems };
  } catch (stop) {
    if (stop instanceof SyntaxStop) return { problems: [...problems, stop.problem] };
    throw stop;
  }
}

/** Unwinds the parser to `parse`, which returns the problem as data. */
class SyntaxStop extends Error {
  constructor(readonly problem: LanguageProblem) {
    super(problem.code);
  }
}

const WORDS = {
  operand: { zh: "指标名、数字、文字或“(”", en: "a field name, a number, a text or “(”" },
  end: { zh: "运算符或结尾", en: "an operator or the end" },
  column: { zh: "列名", en: "a column name" },
  name: { zh: "一个指标名", en: "a field name" },
  state: { zh: "blank（空）或 none（无）", en: "blank or none" },
} satisfies Record<string, Text>;

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
  const callee = name.toLowerCase();
  if (!FUNCTION_NAMES.includes(callee)) {
    const data = { found: name, nearest: nearest(callee, FUNCTION_NAMES), known: FUNCTION_NAMES };
    stop(toError("language/unknown-function", nameSpan, data));
  }
  const operands = [parseExpression(cursor, 0)];
  const where = take(cursor, "where") ? parseExpression(cursor, 0) : undefined;
  while (!where && take(cursor, ",")) operands.push(parseExpression(cursor, 0));
  expect(cursor, ")");
  const span = spanSince(cursor, nameSpan.start);
  const [first] = operands;
  if (callee === "previous") return toPrevious(operands, where, span);
  if (first && operands.length === 1 && AGGREGATES.has(callee)) {
    const aggregate = { kind: "aggregate", function: callee as AggregateName, of: first } as const;
    return { ...aggregate, ...(where && { where }), span };
  }
  return toCall(callee, operands, where, span);
}

function toPrevious(
  operands: readonly Expression[],
  where: Expression | undefined,
  span: Span,
): Reference {
  const [operand] = operands;
  if (operands.length === 1 && !where && operand?.kind === "reference") {
    return { ...operand, previous: true, span };
  }
  return stop(
    toError("language/wrong-arguments", span, { function: "previous", expected: WORDS.name }),
  );
}

function toCall(
  callee: string,
  operands: readonly Expression[],
  where: Expression | undefined,
  span: Span,
): Expression {
  const [least, most] = FUNCTIONS.get(callee) ?? [1, 1];
  if (where || operands.length < least || operands.length > most) {
    const count = least === most ? `${least}` : `${least}–${most}`;
    const expected = { zh: `${count} 个参数`, en: `${count} argument(s)` };
    stop(toError("language/wrong-arguments", span, { function: callee, expected }));
  }
  return { kind: "call", function: callee as FunctionName, arguments: operands, span };
}

const peek = (cursor: Cursor): Token =>
  cursor.tokens[cursor.index] ?? {
    kind: "end",
    text: "",
    span: { start: cursor.source.length, end: cursor.source.length },
  };

function next(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.index += 1;
  return token;
}

const isSymbol = (token: Token): boolean => token.kind === "operator" || token.kind === "keyword";

function take(cursor: Cursor, symbol: string): boolean {
  const token = peek(cursor);
  const matches = isSymbol(token) && token.text === symbol;
  if (matches) cursor.index += 1;
  return matches;
}

function expect(cursor: Cursor, symbol: string): void {
  if (!take(cursor, symbol)) unexpected(cursor, { zh: `“${symbol}”`, en: `“${symbol}”` });
}

const spanSince = (cursor: Cursor, start: number): Span => ({
  start,
  end: cursor.tokens[cursor.index - 1]?.span.end ?? start,
});

function stop(problem: LanguageProblem): never {
  throw new SyntaxStop(problem);
}

function unexpected(cursor: Cursor, expected: Text): never {
  const spaced = spaceKeywords(cursor.source, cursor.tokens);
  if (spaced) stop(toError("language/needs-spaces", spaced.span, { meant: spaced.source }));
  const { span } = peek(cursor);
  const found = cursor.source.slice(span.start, span.end);
  return stop(toError("language/unexpected", span, { expected, found }));
}
