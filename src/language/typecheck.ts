import { type Expression, type Reference, referencesOf } from "../model/expression.js";
import { NUMERIC_TYPES } from "../model/form.js";
import { nearest } from "../model/nearest.js";
import { WORDS } from "./cursor.js";
import { SIGNATURES } from "./functions.js";
import { PLAIN_CLASSES } from "./plain-text.js";
import { print } from "./print.js";
import { type LanguageProblem, toError } from "./problem.js";
import { type Names, resolve, unknownName } from "./resolve.js";
import {
  CONDITION,
  ERROR,
  expectedAmount,
  KIND_WORDS,
  type Type,
  toAmount,
  unitMismatch,
  wrongArguments,
} from "./types.js";
import { areAlike, type Measure, multiply, PURE, toMeasure } from "./unit.js";

type Context = {
  readonly names: Names;
  readonly problems: LanguageProblem[];
  /** Inside an aggregate, `table.column` stands for the row of this table that is being visited. */
  readonly visited?: string | undefined;
};

/** Checks names, kinds and units; an empty list means that the tree can be evaluated. */
export function typecheck(tree: Expression, names: Names): readonly LanguageProblem[] {
  const problems: LanguageProblem[] = [];
  expectCondition(tree, { names, problems });
  if (referencesOf(tree).length === 0) problems.push(toError("language/no-field", tree.span));
  return problems;
}

/** The same for a tree that is to be an amount, in a unit where one is given. */
export function typecheckAmount(
  tree: Expression,
  names: Names,
  unit: string | undefined,
): readonly LanguageProblem[] {
  const problems: LanguageProblem[] = [];
  const context = { names, problems };
  const measure = expectAmount(tree, context);
  const wanted = toMeasure(unit);
  if (problems.length === 0 && unit !== undefined && !areAlike(measure, wanted)) {
    problems.push(unitMismatch(tree, wanted, measure, names));
  }
  if (referencesOf(tree).length === 0) problems.push(toError("language/no-field", tree.span));
  return problems;
}

function typeOf(node: Expression, context: Context): Type {
  switch (node.kind) {
    case "number":
      return toAmount("any");
    case "text":
      return { kind: "text" };
    case "reference":
      return typeOfReference(node, context);
    case "negate":
      return toAmount(expectAmount(node.operand, context));
    case "arithmetic":
      return typeOfArithmetic(node, context);
    case "aggregate":
      return typeOfAggregate(node, context);
    case "call":
      return typeOfCall(node, context);
    case "compare":
      return typeOfCompare(node, context);
    case "between":
      expectOrdered(unify([node.operand, node.low, node.high], node, context), node, context);
      return CONDITION;
    case "in":
      unify([node.operand, ...node.options], node, context);
      return CONDITION;
    case "is":
      typeOfReference(node.operand, context);
      return CONDITION;
    case "and":
    case "or":
      for (const term of node.terms) expectCondition(term, context);
      return CONDITION;
    case "not":
      return expectCondition(node.operand, context);
    case "if":
      expectCondition(node.condition, context);
      return expectCondition(node.consequence, context);
  }
}

function typeOfReference(node: Reference, context: Context): Type {
  const field = resolve(node, context.names);
  if (!field) return report(unknownName(node, context.names), context);
  if (node.table !== undefined && node.table !== context.visited) {
    const data = { found: `${node.table}.${node.name}` };
    return report(toError("language/column-outside-aggregate", node.span, data), context);
  }
  if (NUMERIC_TYPES.has(field.type)) return toAmount(toMeasure(field.unit));
  return { kind: field.type === "date" ? "date" : "text" };
}

function typeOfArithmetic(
  node: Extract<Expression, { kind: "arithmetic" }>,
  context: Context,
): Type {
  const left = expectAmount(node.left, context);
  const right = expectAmount(node.right, context);
  const { units } = context.names;
  if (node.operator === "*") return toAmount(multiply(left, right, units));
  if (node.operator === "/") return toAmount(multiply(left, right, units, -1));
  if (!areAlike(left, right))
    return report(unitMismatch(node, left, right, context.names), context);
  return toAmount(left === "any" ? right : left);
}

function typeOfAggregate(node: Extract<Expression, { kind: "aggregate" }>, context: Context): Type {
  const columns = referencesOf(node.of).filter(({ table }) => table !== undefined);
  const [visited, ...others] = new Set(columns.map(({ table }) => table));
  const isColumn = node.of.kind === "reference" || !OF_A_COLUMN.has(node.function);
  if (!visited || others.length > 0 || !isColumn) {
    return report(wrongArguments(node.of.span, node.function, WORDS.ofTable), context);
  }
  const inside = { ...context, visited };
  if (node.where) expectCondition(node.where, inside);
  switch (node.function) {
    case "every":
    case "any":
      return expectCondition(node.of, inside);
    case "count":
    case "distinct":
      typeOf(node.of, inside);
      // A number of rows may be compared with a count of any unit.
      return toAmount("any");
    case "ordered":
      expectOrdered(typeOf(node.of, inside), node.of, context);
      return CONDITION;
    case "lookup":
      if (node.where) return typeOf(node.of, inside);
      return report(wrongArguments(node.span, node.function, WORDS.lookup), context);
    default:
      return toAmount(expectAmount(node.of, inside));
  }
}

/** They look at what stands in cells. */
const OF_A_COLUMN: ReadonlySet<string> = new Set(["count", "distinct", "ordered", "lookup"]);

function typeOfCall(node: Extract<Expression, { kind: "call" }>, context: Context): Type {
  const { function: called, arguments: operands } = node;
  const [first, ...others] = operands;
  if (!first) return ERROR;
  switch (called) {
    case "abs":
    case "round":
      for (const operand of others) expectAmount(operand, context);
      return toAmount(expectAmount(first, context));
    case "min":
    case "max": {
      const type = unify(operands, node, context);
      if (type.kind === "amount" || type.kind === "error") return type;
      return report(expectedAmount(first, type.kind), context);
    }
    case "plain":
      expectKind(first, "text", context);
      for (const operand of others) expectPlainClass(operand, context);
      return { kind: "text" };
  }
  const { takes, gives } = SIGNATURES[called];
  takes.forEach((kind, at) => {
    const operand = operands[at];
    if (!operand) return;
    if (kind === "amount") expectAmount(operand, context);
    else if (kind === "text" || kind === "date") expectKind(operand, kind, context);
    else if (operand.kind !== "text") {
      context.problems.push(wrongArguments(operand.span, called, WORDS.pattern));
    }
  });
  // A year is no number of anything; lengths and distances may be compared with any count.
  if (gives === "amount") return toAmount(called === "year" ? PURE : "any");
  return { kind: gives === "pattern" ? "text" : gives };
}

function expectPlainClass(operand: Expression, { problems }: Context): void {
  const known = PLAIN_CLASSES;
  if (operand.kind === "text" && known.some((name) => name === operand.value)) return;
  const found = operand.kind === "text" ? operand.value : print(operand);
  const data = { found, nearest: nearest(found, known), known };
  problems.push(toError("language/unknown-option", operand.span, data));
}

function typeOfCompare(node: Extract<Expression, { kind: "compare" }>, context: Context): Type {
  const { left, right, tolerance } = node;
  const type = unify(tolerance ? [left, right, tolerance] : [left, right], node, context);
  const isOrdered = node.relation !== "=" && node.relation !== "<>";
  if (isOrdered) expectOrdered(type, node, context);
  return CONDITION;
}

function expectOrdered(type: Type, node: Expression, context: Context): void {
  if (type.kind !== "text") return;
  const data = { expected: KIND_WORDS.amount, found: KIND_WORDS.text };
  context.problems.push(toError("language/type-mismatch", node.span, data));
}

/** All parts must be of one kind and unit, as the sides of a comparison are: the type is theirs. */
function unify(parts: readonly Expression[], node: Expression, context: Context): Type {
  const reported = context.problems.length;
  const types = parts.map((part) => typeOf(part, context));
  const model = types.find((type) => type.kind !== "amount" || type.measure !== "any") ?? types[0];
  parts.forEach((part, index) => {
    const type = types[index] ?? ERROR;
    if (type.kind === "condition") context.problems.push(expectedAmount(part));
    else if (!model || model.kind === "error" || model.kind === "condition") return;
    else if (type.kind === "error") return;
    else if (model.kind !== type.kind) {
      const data = { expected: KIND_WORDS[model.kind], found: KIND_WORDS[type.kind] };
      context.problems.push(toError("language/type-mismatch", part.span, data));
    } else if (model.kind === "amount" && type.kind === "amount") {
      if (!areAlike(model.measure, type.measure)) {
        context.problems.push(unitMismatch(node, model.measure, type.measure, context.names));
      }
    }
  });
  reportUnknownOptions(parts, context);
  return context.problems.length > reported ? ERROR : (model ?? ERROR);
}

/** A choice compared with a text that is not among its options can never be equal to it. */
function reportUnknownOptions(parts: readonly Expression[], { names, problems }: Context): void {
  const options = parts.flatMap((part) =>
    part.kind === "reference" ? (resolve(part, names)?.options ?? []) : [],
  );
  if (options.length === 0) return;
  for (const part of parts) {
    if (part.kind === "text" && !options.includes(part.value)) {
      const data = { found: part.value, nearest: nearest(part.value, options), known: options };
      problems.push(toError("language/unknown-option", part.span, data));
    }
  }
}

function expectCondition(node: Expression, context: Context): Type {
  const type = typeOf(node, context);
  if (type.kind === "condition" || type.kind === "error") return CONDITION;
  return report(
    toError("language/expected-condition", node.span, { found: KIND_WORDS[type.kind] }),
    context,
  );
}

function expectAmount(node: Expression, context: Context): Measure {
  const type = typeOf(node, context);
  if (type.kind === "amount") return type.measure;
  if (type.kind !== "error") context.problems.push(expectedAmount(node, type.kind));
  return "any";
}

function expectKind(node: Expression, kind: "text" | "date", context: Context): void {
  const type = typeOf(node, context);
  if (type.kind === kind || type.kind === "error") return;
  const data = { expected: KIND_WORDS[kind], found: KIND_WORDS[type.kind] };
  context.problems.push(toError("language/type-mismatch", node.span, data));
}

function report(problem: LanguageProblem, context: Context): Type {
  context.problems.push(problem);
  return ERROR;
}
