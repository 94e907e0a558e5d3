import type { Span } from "../model/expression.js";
import type { Token } from "./tokenize.js";

/** Chinese has no spaces between words, so `如果合同项数` is one name until the keyword stands apart. */
const JOINED = /^(?:如果|则|且|或)(?=.)/u;

/** The source with a space around every keyword that runs into a name, or undefined if none does. */
export function spaceKeywords(
  source: string,
  tokens: readonly Token[],
): { readonly span: Span; readonly source: string } | undefined {
  // The source and not the text: a name in brackets is one name, whatever it begins with.
  const joined = tokens.filter(
    ({ kind, span }) => kind === "name" && JOINED.test(source.slice(span.start, span.end)),
  );
  const [first] = joined;
  if (!first) return undefined;
  const spaced = joined.reduceRight((text, { span }) => {
    const keyword = JOINED.exec(text.slice(span.start, span.end))?.[0] ?? "";
    const cut = span.start + keyword.length;
    return `${text.slice(0, span.start).trimEnd()} ${keyword} ${text.slice(cut)}`;
  }, source);
  return { span: first.span, source: spaced.trim() };
}
