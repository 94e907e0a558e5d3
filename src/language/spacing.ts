import type { Span } from "../model/expression.js";
import type { Token } from "./tokenize.js";

/** Chinese has no spaces between words, so `如果合同项数` is one name until the keyword stands apart. */
const JOINED = /^(?:如果|则|且|或)(?=.)/u;

/** The source with a space around every keyword that runs into a name, or undefined if none does. */
export function spaceKeywords(
  source: string,
  tokens: readonly Token[],
): { readonly span: Span; readonly source: string } | undefined {
  const joined = tokens.filter(({ kind, text }) => kind === "name" && JOINED.test(text));
  const [first] = joined;
  if (!first) return undefined;
  const spaced = joined.reduceRight((text, { span }) => {
    const keyword = JOINED.exec(text.slice(span.start, span.end))?.[0] ?? "";
    const cut = span.start + keyword.length;
    return `${text.slice(0, span.start).trimEnd()} ${keyword} ${text.slice(cut)}`;
  }, source);
  return { span: first.span, source: spaced.trim() };
}
