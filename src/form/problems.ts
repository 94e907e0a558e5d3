import type * as z from "zod";
import { nearest } from "../model/nearest.js";
import { FORM_KEYS } from "./schema.js";
import { locate, locateKey, nodeAt, type Path, type Source, type SourceProblem } from "./source.js";

/** What zod found in the shape of a rule file, each at its place and with what was probably meant. */
export function toShapeProblems(
  source: Source,
  issues: readonly z.core.$ZodIssue[],
): SourceProblem[] {
  return issues.flatMap((issue) => toProblems(source, issue, issue.path as Path));
}

function toProblems(source: Source, issue: z.core.$ZodIssue, path: Path): SourceProblem[] {
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        rule: "rules/unknown-key",
        stretch: locateKey(source, [...path, key]),
        data: { found: key, nearest: nearest(key, FORM_KEYS) },
      }));
    case "invalid_type":
      return [toTypeProblem(source, path, issue.expected)];
    case "invalid_value":
      return [toValueProblem(source, path, issue.values.map(String))];
    case "invalid_union":
      return toUnionProblems(source, issue, path);
    case "too_small":
      // Of a number it says a limit, which is a matter of the value.
      if (issue.origin === "number") {
        const limit = `${issue.inclusive ? "≥" : ">"} ${issue.minimum}`;
        return [toInvalidValue(source, path, limit)];
      }
      return [{ rule: "rules/too-few", stretch: at(source, path), data: { key: keyOf(path) } }];
    default:
      return [toInvalidValue(source, path, issue.message)];
  }
}

/** The alternative that fits best says what is wrong: the one whose problems lie deepest. */
function toUnionProblems(
  source: Source,
  issue: Extract<z.core.$ZodIssue, { code: "invalid_union" }>,
  path: Path,
): SourceProblem[] {
  const depth = (issues: readonly z.core.$ZodIssue[]) =>
    Math.max(
      ...issues.map((inner) => inner.path.length + (inner.code === "invalid_type" ? 0 : 0.5)),
    );
  const [best] = [...issue.errors].sort((a, b) => depth(b) - depth(a));
  return (best ?? []).flatMap((inner) =>
    toProblems(source, inner, [...path, ...(inner.path as Path)]),
  );
}

const toInvalidValue = (source: Source, path: Path, problem: string): SourceProblem => ({
  rule: "rules/invalid-value",
  stretch: at(source, path),
  data: { key: keyOf(path), found: written(source, path), problem },
});

function toTypeProblem(source: Source, path: Path, expected: string): SourceProblem {
  const data = { key: keyOf(path), expected, found: written(source, path) };
  return toMissing(source, path) ?? { rule: "rules/wrong-type", stretch: at(source, path), data };
}

function toMissing(source: Source, path: Path): SourceProblem | undefined {
  if (nodeAt(source, path) !== undefined) return undefined;
  const stretch = at(source, path.slice(0, -1));
  return { rule: "rules/missing-key", stretch, data: { key: keyOf(path) } };
}

function toValueProblem(source: Source, path: Path, known: readonly string[]): SourceProblem {
  const found = written(source, path);
  const data = { key: keyOf(path), found, known, nearest: nearest(found, known) };
  return (
    toMissing(source, path) ?? { rule: "rules/unknown-value", stretch: at(source, path), data }
  );
}

/** One line only: a caret under a whole block says nothing. */
function at(source: Source, path: Path) {
  const stretch = locate(source, path);
  const newline = source.text.slice(stretch.start, stretch.end).indexOf("\n");
  return newline < 0 ? stretch : { start: stretch.start, end: stretch.start + newline };
}

const keyOf = (path: Path): string =>
  String(path.findLast((part) => typeof part === "string") ?? "");

function written(source: Source, path: Path): string {
  const { start, end } = at(source, path);
  return source.text.slice(start, end);
}
