import { parse } from "../language/parse.js";
import type { LanguageProblem } from "../language/problem.js";
import type { Expression, PreviousKind } from "../model/expression.js";
import type { FormParts } from "./build.js";
import { type Binding, fill } from "./expand.js";
import { locateWithin, type Path, type Source, type SourceProblem } from "./source.js";

/** What is written in the check language is read with all fields known. */
export type Building = {
  readonly parts: FormParts;
  readonly source: Source;
  readonly problems: SourceProblem[];
};

export type ReadExpression = {
  /** Absent where anything is an error. */
  readonly tree?: Expression;
  /** What is wrong, at its place in the text with the placeholders filled in … */
  readonly found: readonly LanguageProblem[];
  /** … and in the file. */
  readonly problems: readonly SourceProblem[];
};

/** Parses and types an expression of a rule file. */
export function readExpression(
  template: string,
  binding: Binding,
  path: Path,
  { parts, source }: Building,
  typecheck: (tree: Expression) => readonly LanguageProblem[],
): ReadExpression {
  const filled = fill(template, binding);
  const { tree, problems: syntax } = parse(filled.text, previousOf(parts));
  const found = [...syntax, ...(tree ? typecheck(tree) : [])];
  const problems = found.map(({ code, severity, span, data }): SourceProblem => {
    const [start, end] = [filled.originOf(span.start), filled.originOf(span.end)];
    return {
      rule: code,
      severity,
      stretch: locateWithin(source, path, { start, end: Math.max(end, start + 1) }),
      data: filled.text === template ? data : { ...data, filled: filled.text },
    };
  });
  const isBroken = found.some(({ severity }) => severity === "error");
  return { found, problems, ...(tree && !isBroken && { tree }) };
}

/** Which submission `previous` means, to speak of it. */
const previousOf = ({ period }: FormParts): PreviousKind =>
  period.previous === "latest" ? "latest" : period.kind;
