import type { Span } from "../model/expression.js";
import { type LanguageProblem, toError } from "./problem.js";

export type Token = {
  readonly kind: "number" | "text" | "name" | "keyword" | "operator" | "end";
  /** Canonical: quotes and brackets taken off, operators and keywords in their one spelling. */
  readonly text: string;
  readonly span: Span;
};

export type Tokens = {
  readonly tokens: readonly Token[];
  readonly problems: readonly LanguageProblem[];
};

export const KEYWORDS: ReadonlyMap<string, string> = new Map([
  ...["if", "then", "and", "or", "not", "between", "in", "is", "blank", "none", "where"].map(
    (word) => [word, word] as const,
  ),
  ["如果", "if"],
  ["则", "then"],
  ["且", "and"],
  ["或", "or"],
  ["非", "not"],
  ["介于", "between"],
  ["属于", "in"],
  ["为", "is"],
  ["空", "blank"],
  ["无", "none"],
  ["其中", "where"],
]);

/** Read one to one, so that positions survive; never NFKC, which would turn 10³ into 103. */
const READ_AS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "＝": "=",
    "＜": "<",
    "＞": ">",
    "≤": "<=",
    "≦": "<=",
    "≥": ">=",
    "≧": ">=",
    "≠": "<>",
    "＋": "+",
    "－": "-",
    "−": "-",
    "×": "*",
    "＊": "*",
    "÷": "/",
    "／": "/",
    "（": "(",
    "）": ")",
    "｛": "{",
    "｝": "}",
    "，": ",",
    "．": ".",
  }),
);

/** Operators of other languages, and the spelling that is meant. */
const MISSPELT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "==": "=",
    "===": "=",
    "!=": "<>",
    "=<": "<=",
    "=>": ">=",
    "&&": "and",
    "||": "or",
    "+-": "±",
    "**": "*",
  }),
);

const PATTERN =
  /(?<space>\s+)|(?<number>\d+(?:,\d{3}(?!\d))*(?:\.\d+)?)|(?<text>"[^"\n]*"|“[^”\n]*”)|(?<quoted>\[[^[\]\n]+\])|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<misspelt>={2,3}|!=|=<|=>|&&|\|\||\+-(?=\s*\d)|\*\*)|(?<operator><=|>=|<>|[-+*/=<>±(){},.＝＜＞≤≦≥≧≠＋－−×＊÷／（）｛｝，．])/uy;

/**
 * Splits the source of a check into tokens. What cannot be a token becomes a problem; the rest is
 * still read, so that one slip does not hide the next.
 */
export function tokenize(source: string): Tokens {
  const tokens: Token[] = [];
  const problems: LanguageProblem[] = [];
  let start = 0;
  while (start < source.length) {
    PATTERN.lastIndex = start;
    const groups = PATTERN.exec(source)?.groups;
    const end = groups ? PATTERN.lastIndex : start + stuckLength(source, start);
    const span = { start, end };
    const found = source.slice(start, end);
    if (!groups) problems.push(strayCharacter(found, span));
    else if (groups.number !== undefined) tokens.push(toNumberToken(found, span, problems));
    else if (groups.text !== undefined) tokens.push(toToken("text", found.slice(1, -1), span));
    else if (groups.quoted !== undefined) tokens.push(toToken("name", found.slice(1, -1), span));
    else if (groups.name !== undefined) tokens.push(toWordToken(found, span));
    else if (groups.misspelt !== undefined) tokens.push(toMisspelt(found, span, problems));
    else if (groups.operator !== undefined) tokens.push(toOperator(found, span, problems));
    start = end;
  }
  tokens.push(toToken("end", "", { start: source.length, end: source.length }));
  return { tokens, problems };
}

const toToken = (kind: Token["kind"], text: string, span: Span): Token => ({ kind, text, span });

function toNumberToken(found: string, span: Span, problems: LanguageProblem[]): Token {
  const plain = found.replaceAll(",", "");
  // `in {1,000}` could mean one number or two, so grouped digits are refused everywhere.
  if (plain !== found) {
    problems.push(
      toError("language/thousands-separator", span, {
        found,
        plain,
        list: found.replaceAll(",", ", "),
      }),
    );
  }
  return toToken("number", plain, span);
}

function toWordToken(found: string, span: Span): Token {
  const keyword = KEYWORDS.get(found) ?? KEYWORDS.get(found.toLowerCase());
  return keyword ? toToken("keyword", keyword, span) : toToken("name", found, span);
}

function toMisspelt(found: string, span: Span, problems: LanguageProblem[]): Token {
  const meant = MISSPELT.get(found) ?? found;
  problems.push(toError("language/operator-spelling", span, { found, meant }));
  return toToken(KEYWORDS.has(meant) ? "keyword" : "operator", meant, span);
}

function toOperator(found: string, span: Span, problems: LanguageProblem[]): Token {
  const meant = READ_AS.get(found);
  if (meant) {
    const data = { found, meant };
    problems.push({ code: "language/operator-read-as", severity: "note", span, data });
  }
  return toToken("operator", meant ?? found, span);
}

/** An unclosed quotation or bracket is reported whole; any other stray character alone. */
const stuckLength = (source: string, start: number): number =>
  '"“['.includes(source.charAt(start))
    ? source.length - start
    : String.fromCodePoint(source.codePointAt(start) ?? 0).length;

function strayCharacter(found: string, span: Span): LanguageProblem {
  const closing = { '"': '"', "“": "”", "[": "]" }[found.charAt(0)];
  return closing
    ? toError("language/unclosed", span, { opening: found.charAt(0), closing })
    : toError("language/unexpected-character", span, { found });
}
