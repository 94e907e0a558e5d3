import { toDateValue, toTextValue, type Value } from "../model/value.js";
import { numberOf } from "./domain.js";
import type { Problem, Variable } from "./problem.js";

/** Some text that stands nowhere else. */
export const OTHER_TEXT: Value = toTextValue("\uf8ff");

/** What a cell that holds no number may hold instead; what stands there comes last. */
export function alternativesOf(
  problem: Problem,
  number: number,
  touched: readonly number[],
): readonly Value[] {
  const variable = problem.variables[number];
  if (!variable) return [];
  return [...valuesFor(variable, neighboursOf(problem, touched)), variable.value];
}

function valuesFor(variable: Variable, neighbours: readonly Variable[]): readonly Value[] {
  const { domain, value } = variable;
  if (domain.kind === "dates") return datesFor(value, neighbours);
  if (domain.kind !== "texts") return [];
  const texts = domain.options ?? textsOf(neighbours);
  const standing = value.kind === "text" ? value.text : undefined;
  const others = [...new Set(texts)].filter((text) => text !== standing).map(toTextValue);
  return domain.options ? others : [...others, OTHER_TEXT];
}

/** The variables that the same constraints read. */
function neighboursOf({ constraints, variables }: Problem, touched: readonly number[]): Variable[] {
  const numbers = new Set(touched.flatMap((at) => [...(constraints[at]?.variables ?? [])]));
  return [...numbers].flatMap((number) => variables[number] ?? []);
}

/** Many different names in a long table are not all tried. */
const MOST_TEXTS = 50;

const textsOf = (neighbours: readonly Variable[]): string[] =>
  [
    ...new Set(neighbours.flatMap(({ value }) => (value.kind === "text" ? [value.text] : []))),
  ].slice(0, MOST_TEXTS);

/** The same day in the years that the form speaks of, and in those around. */
function datesFor(value: Value, neighbours: readonly Variable[]): Value[] {
  if (value.kind !== "date") return [];
  const own = Number(value.date.slice(0, 4));
  const spoken = neighbours.flatMap((each) =>
    each.field.type === "year" ? [numberOf(each.value)] : [],
  );
  const years = [...spoken, own - 1, own + 1, own - 10, own + 10].filter((year) => year !== own);
  return [...new Set(years)].map((year) => toDateValue(`${year}${value.date.slice(4)}`));
}
