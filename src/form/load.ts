import type { Finding } from "../model/finding.js";
import type { Form } from "../model/form.js";
import { buildParts } from "./build.js";
import { buildChecks } from "./checks.js";
import { buildIndicators } from "./indicators.js";
import { toShapeProblems } from "./problems.js";
import { formSchema } from "./schema.js";
import { readSource, type Source, type SourceProblem, toFinding } from "./source.js";

export type Loaded = {
  /** Absent when any finding is an error: a broken rule file is never half used. */
  readonly form?: Form;
  /** In the order of the file. */
  readonly findings: readonly Finding[];
};

/** Reads a rule file. `file` is only named in findings; nothing is opened. */
export function loadForm(text: string, file: string): Loaded {
  const source = readSource(text, file);
  const { form, problems } = build(source);
  const findings = distinct(problems)
    .sort((a, b) => a.stretch.start - b.stretch.start || (a.rule < b.rule ? -1 : 1))
    .map((problem) => toFinding(source, problem));
  const isBroken = findings.some(({ severity }) => severity === "error");
  return form && !isBroken ? { form, findings } : { findings };
}

function build(source: Source): { form?: Form; problems: readonly SourceProblem[] } {
  if (source.problems.length > 0) return { problems: source.problems };
  const shape = formSchema.safeParse(source.value);
  if (!shape.success) return { problems: toShapeProblems(source, shape.error.issues) };
  const { parts, problems } = buildParts(shape.data, source);
  const { indicators, problems: indicatorProblems } = buildIndicators(shape.data, parts, source);
  const { checks, problems: checkProblems } = buildChecks(shape.data, parts, source);
  return {
    form: { ...parts, indicators, checks },
    problems: [...problems, ...indicatorProblems, ...checkProblems],
  };
}

/** An alias repeats the problems of its anchor; once is enough. */
const distinct = (problems: readonly SourceProblem[]): SourceProblem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];
