import type { LanguageProblem } from "../language/problem.js";
import { typecheck } from "../language/typecheck.js";
import { type Expression, referencesOf, type Span } from "../model/expression.js";
import type { Check } from "../model/form.js";
import { nearest } from "../model/nearest.js";
import type { Text } from "../model/text.js";
import type { FormParts } from "./build.js";
import { readExample, runExample } from "./examples.js";
import { type Binding, bindingsOf, fill, fillId } from "./expand.js";
import { type Building, readExpression } from "./read-expression.js";
import type { CheckSource, FormSource } from "./schema.js";
import {
  locate,
  locateKey,
  locateWithin,
  type Path,
  type Source,
  type SourceProblem,
} from "./source.js";

/** All checks of a rule file: expanded, parsed, typed, and tried on their own examples. */
export function buildChecks(
  raw: FormSource,
  parts: FormParts,
  source: Source,
): { readonly checks: readonly Check[]; readonly problems: readonly SourceProblem[] } {
  const building: Building = { parts, source, problems: [] };
  const checks = raw.checks.flatMap((check, index) =>
    bindingsOf(check.each, parts.fields.values()).flatMap(
      (binding) => buildCheck(check, binding, ["checks", index], building) ?? [],
    ),
  );
  reportEmptyEach(raw, building);
  reportRepeatedIds(raw, building);
  return { checks, problems: once(building.problems) };
}

function buildCheck(
  raw: CheckSource,
  binding: Binding,
  path: Path,
  building: Building,
): Check | undefined {
  const rows = raw.rows === undefined ? undefined : fill(raw.rows, binding).text;
  if (rows !== undefined && !building.parts.tables.has(rows)) {
    const data = { found: rows, nearest: nearest(rows, building.parts.tables.keys()) };
    building.problems.push({
      rule: "rules/unknown-table",
      stretch: locate(building.source, [...path, "rows"]),
      data,
    });
    return undefined;
  }
  const assert = parseAssert(raw.assert, binding, rows, [...path, "assert"], building);
  if (!assert) return undefined;
  const toText = (text: CheckSource["message"]) => fillText(text, binding);
  const check: Check = {
    id: fillId(raw.id, binding),
    severity: raw.severity ?? "error",
    rows,
    assert,
    source: fill(raw.assert, binding).text,
    field: fieldOf(raw, binding, assert, rows, path, building),
    message: toText(raw.message),
    hint: toText(raw.hint),
    accept: [],
    reject: [],
  };
  return { ...check, ...buildExamples(raw, check, binding, path, building) };
}

function parseAssert(
  template: string,
  binding: Binding,
  rows: string | undefined,
  path: Path,
  building: Building,
): Expression | undefined {
  const { tree, found, problems } = readExpression(template, binding, path, building, (read) =>
    typecheck(read, { ...building.parts, rows }),
  );
  const placeholder = unknownPlaceholder(template, binding, found);
  if (placeholder) {
    const stretch = locateWithin(building.source, path, placeholder.span);
    const known = [...binding.keys()];
    const data = { found: placeholder.name, nearest: nearest(placeholder.name, known), known };
    building.problems.push({ rule: "rules/unknown-placeholder", stretch, data });
  } else building.problems.push(...problems);
  return tree;
}

/** Braces that are no placeholder of `each` may be a set of the language; if not, it was misspelt. */
function unknownPlaceholder(
  template: string,
  binding: Binding,
  found: readonly LanguageProblem[],
): { readonly name: string; readonly span: Span } | undefined {
  const isBroken = found.some(({ code }) => code === "language/unexpected");
  if (binding.size === 0 || !isBroken) return undefined;
  for (const match of template.matchAll(/\{([^{},"“]+)\}/gu)) {
    const name = match[1]?.trim() ?? "";
    const isSet = /\b(?:in|属于)\s*$/u.test(template.slice(0, match.index));
    const span = { start: match.index, end: match.index + match[0].length };
    if (!binding.has(name) && !isSet) return { name, span };
  }
  return undefined;
}

/** The field a failure is marked on: the one named, or the first that the asserted part mentions. */
function fieldOf(
  raw: CheckSource,
  binding: Binding,
  assert: Expression,
  rows: string | undefined,
  path: Path,
  { parts, source, problems }: Building,
): string {
  const asserted = assert.kind === "if" ? assert.consequence : assert;
  const columns = rows === undefined ? undefined : parts.tables.get(rows)?.columns;
  const references = referencesOf(asserted).filter(({ previous }) => !previous);
  const own = references.filter(({ name, table }) => table === undefined && columns?.has(name));
  const first = own[0] ?? references[0] ?? referencesOf(assert)[0];
  const implied = first?.table !== undefined ? first.table : (first?.name ?? "");
  if (raw.field === undefined) return implied;
  const named = fill(raw.field, binding).text;
  const known = [...(columns?.keys() ?? []), ...parts.fields.keys(), ...parts.tables.keys()];
  if (known.includes(named)) return named;
  const data = { found: named, nearest: nearest(named, known) };
  const stretch = locate(source, [...path, "field"]);
  problems.push({ rule: "rules/unknown-field", stretch, data });
  return implied;
}

function fillText(text: CheckSource["message"], binding: Binding): Text | undefined {
  if (text === undefined) return undefined;
  const { zh, en } = typeof text === "string" ? { zh: text, en: text } : text;
  return { zh: fill(zh, binding).text, en: fill(en, binding).text };
}

function buildExamples(
  raw: CheckSource,
  check: Check,
  binding: Binding,
  path: Path,
  { parts, source, problems }: Building,
): Pick<Check, "accept" | "reject"> {
  const read = (wanted: "accept" | "reject") =>
    raw[wanted].map((example, index) => {
      const at = [...path, wanted, index];
      const { example: built, problems: misread } = readExample(example, binding, check, parts);
      const ran = misread.length > 0 ? [] : runExample(built, check, wanted);
      for (const { key, rule, data } of [...misread, ...ran]) {
        const stretch = key === undefined ? locate(source, at) : locateKey(source, [...at, ...key]);
        problems.push({ rule, stretch, data });
      }
      return built;
    });
  return { accept: read("accept"), reject: read("reject") };
}

/** A selector that no field fits would make the check vanish without a word. */
function reportEmptyEach(raw: FormSource, { source, problems, parts }: Building): void {
  raw.checks.forEach(({ each }, index) => {
    if (bindingsOf(each, parts.fields.values()).length > 0) return;
    const stretch = locate(source, ["checks", index, "each"]);
    problems.push({ rule: "rules/too-few", stretch, data: { key: "each" } });
  });
}

function reportRepeatedIds(raw: FormSource, { source, problems, parts }: Building): void {
  const seen = new Set<string>();
  raw.checks.forEach((check, index) => {
    for (const binding of bindingsOf(check.each, parts.fields.values())) {
      const found = fillId(check.id, binding);
      if (seen.has(found)) {
        const stretch = locate(source, ["checks", index, "id"]);
        problems.push({ rule: "rules/duplicate-id", stretch, data: { found } });
      }
      seen.add(found);
    }
  });
}

/** An `each` meets the same slip in every check it stands for; once is enough. */
function once(problems: readonly SourceProblem[]): SourceProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ rule, stretch }) => {
    const key = `${rule}@${stretch.start}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
