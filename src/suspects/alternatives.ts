import { dayOf, firstDay, lastDay, monthOf, toDate, yearOf } from "../language/calendar.js";
import { childrenOf, type Expression, referencesOf } from "../model/expression.js";
import { SOME_TEXT, toDateValue, toTextValue, type Value } from "../model/value.js";
import { numberOf } from "./domain.js";
import type { Problem, Variable } from "./problem.js";

/** What a cell that holds no number may hold instead; what stands there comes last. */
export function alternativesOf(
  problem: Problem,
  number: number,
  touched: readonly number[],
): readonly Value[] {
  const variable = problem.variables[number];
  if (!variable) return [];
  return [...valuesFor(variable, problem, touched), variable.value];
}

function valuesFor(
  { domain, field, value }: Variable,
  problem: Problem,
  touched: readonly number[],
): readonly Value[] {
  const neighbours = neighboursOf(problem, touched);
  if (domain.kind === "dates") return datesFor(value, neighbours);
  if (domain.kind !== "texts") return [];
  const alike = alikeNames(field.name, problem, touched);
  const texts = domain.options ?? textsOf(neighbours.filter((each) => alike.has(each.field.name)));
  const standing = value.kind === "text" ? value.text : undefined;
  const others = [...new Set(texts)].filter((text) => text !== standing).map(toTextValue);
  return domain.options ? others : [...others, SOME_TEXT];
}

/** The variables that the same constraints read. */
function neighboursOf({ constraints, variables }: Problem, touched: readonly number[]): Variable[] {
  const numbers = new Set(touched.flatMap((at) => [...(constraints[at]?.variables ?? [])]));
  return [...numbers].flatMap((number) => variables[number] ?? []);
}

/** Fields that hold the like: of the same name in another table, or held against this one by an `=`. */
function alikeNames(
  name: string,
  { constraints }: Problem,
  touched: readonly number[],
): ReadonlySet<string> {
  const equations = touched.flatMap((at) => equationsIn(constraints[at]?.assert));
  const pairs = equations.flatMap(([left, right]) => [
    ...(left.includes(name) ? right : []),
    ...(right.includes(name) ? left : []),
  ]);
  return new Set([name, ...pairs]);
}

type Equation = readonly [left: readonly string[], right: readonly string[]];

function equationsIn(node: Expression | undefined): Equation[] {
  if (!node) return [];
  const within = childrenOf(node).flatMap(equationsIn);
  if (node.kind !== "compare" || node.relation !== "=") return within;
  const [left, right] = [node.left, node.right].map((side) =>
    referencesOf(side).map((reference) => reference.name),
  );
  return [[left ?? [], right ?? []], ...within];
}

/** Many different names in a long table are not all tried. */
const MOST_TEXTS = 50;

const textsOf = (neighbours: readonly Variable[]): string[] =>
  [
    ...new Set(neighbours.flatMap(({ value }) => (value.kind === "text" ? [value.text] : []))),
  ].slice(0, MOST_TEXTS);

/** The same day in another month, its last where it is shorter. */
const inMonth = (year: number, month: number, day: number): string | undefined => {
  const first = toDate(year, month, 1);
  return toDate(year, month, day) ?? (first && lastDay(first));
};

/** Many different dates in a long table are not all tried. */
const MOST_MONTHS = 12;

/**
 * The same day in the years that the form speaks of, and in those around; in the months of other dates
 * and in those around; and the first and last days of these months.
 */
function datesFor(value: Value, neighbours: readonly Variable[]): Value[] {
  if (value.kind !== "date") return [];
  const { date: own } = value;
  const spoken = neighbours.flatMap((each) =>
    each.field.type === "year" ? [numberOf(each.value)] : [],
  );
  const year = yearOf(own);
  const years = [...spoken, year - 1, year + 1, year - 10, year + 10];
  const others = neighbours.flatMap((each) => (each.value.kind === "date" ? each.value.date : []));
  const months = [...new Set(others.map(firstDay))].slice(0, MOST_MONTHS);
  const dates = [
    ...years.map((other) => toDate(other, monthOf(own), dayOf(own))),
    ...months.map((month) => toDate(yearOf(month), monthOf(month), dayOf(own))),
    ...[-1, 1].map((step) => inMonth(year, monthOf(own) + step, dayOf(own))),
    ...months.flatMap((month) => [month, lastDay(month)]),
  ];
  return [...new Set(dates)].flatMap((date) =>
    date === undefined || date === own ? [] : toDateValue(date),
  );
}
