import type { PreviousKind, Span } from "../model/expression.js";
import type { Text } from "../model/text.js";
import { type LanguageProblem, toError } from "./problem.js";
import type { Token } from "./tokenize.js";

/** Where the parser stands; the only mutable thing in it. */
export type Cursor = {
  readonly source: string;
  readonly tokens: readonly Token[];
  /** What `previous` means in the form. */
  readonly previous: PreviousKind;
  index: number;
};

/** Unwinds the parser to `parse`, which returns the problem as data. */
export class SyntaxStop extends Error {
  constructor(readonly problem: LanguageProblem) {
    super(problem.code);
  }
}

export const WORDS = {
  operand: { zh: "指标名、数字、文字或“(”", en: "a field name, a number, a text or “(”" },
  end: { zh: "运算符或结尾", en: "an operator or the end" },
  column: { zh: "列名", en: "a column name" },
  name: { zh: "一个指标名", en: "a field name" },
  ofTable: { zh: "一个明细表的列（表.列）", en: "a column of one table (table.column)" },
  pattern: {
    zh: '第二项写成引号里的样式，如 "http*://*"',
    en: 'a pattern in quotation marks second, such as "http*://*"',
  },
  lookup: { zh: "“表.列 where 条件”", en: "“table.column where condition”" },
  state: { zh: "blank（空）或 none（无）", en: "blank or none" },
} satisfies Record<string, Text>;

export const peek = (cursor: Cursor): Token =>
  cursor.tokens[cursor.index] ?? {
    kind: "end",
    text: "",
    span: { start: cursor.source.length, end: cursor.source.length },
  };

export function next(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.index += 1;
  return token;
}

export const isSymbol = (token: Token): boolean =>
  token.kind === "operator" || token.kind === "keyword";

export function take(cursor: Cursor, symbol: string): boolean {
  const token = peek(cursor);
  const matches = isSymbol(token) && token.text === symbol;
  if (matches) cursor.index += 1;
  return matches;
}

export function expect(cursor: Cursor, symbol: string): void {
  if (!take(cursor, symbol)) unexpected(cursor, { zh: `“${symbol}”`, en: `“${symbol}”` });
}

export const spanSince = (cursor: Cursor, start: number): Span => ({
  start,
  end: cursor.tokens[cursor.index - 1]?.span.end ?? start,
});

export function stop(problem: LanguageProblem): never {
  throw new SyntaxStop(problem);
}

export function unexpected(cursor: Cursor, expected: Text): never {
  const { span } = peek(cursor);
  const found = cursor.source.slice(span.start, span.end);
  return stop(toError("language/unexpected", span, { expected, found }));
}
