import { tableOf } from "../language/evaluate.js";
import { parse } from "../language/parse.js";
import { typecheckAmount } from "../language/typecheck.js";
import type { Expression, Reference } from "../model/expression.js";
import type { IndicatorDefinition } from "../model/form.js";
import { type FormParts, unknownUnit } from "./build.js";
import { type Building, readExpression } from "./read-expression.js";
import type { FormSource, IndicatorSource } from "./schema.js";
import { locate, locateKey, type Path, type Source, type SourceProblem } from "./source.js";

/** The indicators of a rule file, parsed and typed. */
export function buildIndicators(
  raw: FormSource,
  parts: FormParts,
  source: Source,
): {
  readonly indicators: ReadonlyMap<string, IndicatorDefinition>;
  readonly problems: readonly SourceProblem[];
} {
  const building: Building = { parts, source, problems: [] };
  const built = Object.entries(raw.indicators ?? {}).flatMap(([name, indicator]) => {
    const path = ["indicators", name];
    if (parts.fields.has(name) || parts.tables.has(name)) {
      const stretch = locateKey(source, path);
      building.problems.push({ rule: "rules/duplicate-name", stretch, data: { found: name } });
    }
    return buildIndicator(name, indicator, path, building) ?? [];
  });
  const indicators = new Map(built.map((indicator) => [indicator.name, indicator]));
  return { indicators, problems: building.problems };
}

function buildIndicator(
  name: string,
  raw: IndicatorSource,
  path: Path,
  building: Building,
): IndicatorDefinition | undefined {
  const { parts, source, problems } = building;
  const { unit } = raw;
  if (unit !== undefined && !parts.units.has(unit)) {
    const stretch = locate(source, [...path, "unit"]);
    problems.push(unknownUnit(unit, parts.units.keys(), stretch));
    return undefined;
  }
  const { tree: value, problems: misread } = readExpression(
    raw.value,
    new Map(),
    [...path, "value"],
    building,
    (tree) => typecheckAmount(tree, parts, unit),
  );
  problems.push(...misread);
  const by = raw.by === undefined ? undefined : readColumn(raw.by, value, path, building);
  if (!value) return undefined;
  return {
    name,
    value,
    unit,
    decimals: raw.decimals ?? 0,
    measure: raw.kind,
    help: raw.help,
    ...(by && { by }),
  };
}

/** A column of texts in the table that the indicator runs over. */
function readColumn(
  text: string,
  value: Expression | undefined,
  path: Path,
  { parts, source, problems }: Building,
): Reference | undefined {
  const { tree } = parse(text);
  const table = value?.kind === "aggregate" ? tableOf(value.of) : undefined;
  const columns = parts.tables.get(table ?? "")?.columns;
  const type = tree?.kind === "reference" ? columns?.get(tree.name)?.type : undefined;
  const isText = type === "text" || type === "choice";
  if (tree?.kind === "reference" && tree.table === table && isText) return tree;
  if (value) {
    const known = [...(columns ?? [])].flatMap(([name, column]) =>
      column.type === "text" || column.type === "choice" ? `${table}.${name}` : [],
    );
    const stretch = locate(source, [...path, "by"]);
    problems.push({ rule: "rules/indicator-by", stretch, data: { found: text, known } });
  }
  return undefined;
}
