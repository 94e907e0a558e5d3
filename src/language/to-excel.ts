import { childrenOf, type Expression, type Reference, referencesOf } from "../model/expression.js";
import { callFormula, NotInExcel } from "./excel-call.js";
import { asPart, compareNumbers, isDateWithNone, type Operands } from "./excel-comparison.js";
import { quote } from "./excel-quote.js";
import { allOrOne, orderOutcome, rowsFormula } from "./excel-rows.js";
import { SIGNATURES } from "./functions.js";

/** Where formulas find what an expression reads. All addresses are of one sheet. */
export type ExcelCells = {
  /** Texts compare exactly; dates are numbers YYYYMMDD, and 0 for “none”. */
  readonly kindOf: (reference: Reference) => "amount" | "text" | "date";
  /** The value, an error where there is none; inside an aggregate the whole column. */
  readonly valueOf: (reference: Reference) => string;
  /** 0 blank, 1 answered, 2 none, 3 unreadable. */
  readonly stateOf: (reference: Reference) => string;
  /** 1 for each row of a table that is filled in, else 0. */
  readonly usedIn: (table: string) => string;
};

/** What a cell's state is in formulas. */
export const STATES = { blank: 0, answered: 1, none: 2, unreadable: 3 } as const;

export type ExcelCheck = {
  /** 1 where the check definitely fails, else 0. */
  readonly fails: string;
  /** For a comparison of numbers: left minus right. */
  readonly difference?: string | undefined;
  /** To be entered as an array formula (Ctrl+Shift+Enter). */
  readonly isArray: boolean;
};

/**
 * The formulas of a check, in functions that Excel 2016, WPS and LibreOffice share; undefined where
 * they are longer or deeper than Excel allows, or Excel has no function for it. Values that are not
 * known are Excel errors, which arithmetic passes on, so that a comparison with one neither holds nor
 * fails (Kleene's unknown): every condition is compiled for the outcome that is asked for, and an
 * error there counts as 0.
 */
export function toExcel(tree: Expression, cells: ExcelCells): ExcelCheck | undefined {
  const asserted = tree.kind === "if" ? tree.consequence : tree;
  try {
    const fails = outcome(tree, false, { cells, isArray: false });
    const difference = differenceIn(asserted, cells);
    if (!fitsExcel(fails) || !fitsExcel(difference ?? "")) return undefined;
    return { fails, difference, isArray: hasAggregate(tree) };
  } catch (error) {
    if (error instanceof NotInExcel) return undefined;
    throw error;
  }
}

type Context = {
  readonly cells: ExcelCells;
  /** Inside an aggregate every part stands for a column; AND, OR, MIN and MAX would fold it. */
  readonly isArray: boolean;
};

const LONGEST = 8_000;
/** Excel allows 64 levels of functions. */
const DEEPEST = 60;
/** A text in a formula may have 255 characters. */
const LONG_TEXT = /"(?:[^"]|""){256}/;

function fitsExcel(formula: string): boolean {
  let [depth, deepest] = [0, 0];
  for (const sign of formula) {
    if (sign === "(") deepest = Math.max(deepest, ++depth);
    else if (sign === ")") depth -= 1;
  }
  return formula.length <= LONGEST && deepest <= DEEPEST && !LONG_TEXT.test(formula);
}

const hasAggregate = (node: Expression): boolean =>
  node.kind === "aggregate" || childrenOf(node).some(hasAggregate);

/** 1 where the condition is known to hold (`wanted`) or known not to, else 0. */
function outcome(node: Expression, wanted: boolean, context: Context): string {
  switch (node.kind) {
    case "compare":
      return decided(comparison(node, context), wanted);
    case "between": {
      const [value, low, high] = [node.operand, node.low, node.high];
      const reaches = related(value, low, ">=", context);
      return decided(`(${reaches})*(${related(value, high, "<=", context)})`, wanted);
    }
    case "in":
      return decided(
        `${node.options.map((option) => `(${related(node.operand, option, "=", context)})`).join("+")}>0`,
        wanted,
      );
    case "is":
      return `(${context.cells.stateOf(node.operand)}${wanted === node.negated ? "<>" : "="}${STATES[node.state]})*1`;
    case "and":
    case "or": {
      const parts = node.terms.map((term) => outcome(term, wanted, context));
      return (node.kind === "and") === wanted ? product(parts) : either(parts);
    }
    case "not":
      return outcome(node.operand, !wanted, context);
    case "if": {
      const when = outcome(node.condition, !wanted, context);
      const then = outcome(node.consequence, wanted, context);
      return wanted ? either([when, then]) : product([when, then]);
    }
    case "call":
      return decided(value(node, context), wanted);
    case "aggregate":
      return outcomeOfRows(node, wanted, context.cells);
    default:
      throw new Error(`not a condition: ${node.kind}`);
  }
}

const product = (parts: readonly string[]): string => parts.map((part) => `(${part})`).join("*");
const either = (parts: readonly string[]): string => `SIGN(${parts.join("+")})`;

const decided = (condition: string, wanted: boolean): string =>
  wanted ? `IFERROR((${condition})*1,0)` : `IFERROR(1-(${condition}),0)`;

function comparison(node: Extract<Expression, { kind: "compare" }>, context: Context): string {
  const tolerance = node.tolerance && value(node.tolerance, context);
  return related(node.left, node.right, node.relation, context, tolerance);
}

function related(
  left: Expression,
  right: Expression,
  relation: Extract<Expression, { kind: "compare" }>["relation"],
  context: Context,
  tolerance = "0",
): string {
  const operands: Operands = { left: value(left, context), right: value(right, context) };
  const kinds = [left, right].map((side) => kindOf(side, context.cells));
  if (kinds.includes("text")) {
    const isEqual = `EXACT(${operands.left},${operands.right})`;
    return `${isEqual}=${relation === "=" ? "TRUE" : "FALSE"}`;
  }
  const holds = compareNumbers(operands, relation, tolerance);
  return kinds.includes("date") ? `IF(${isDateWithNone(operands)},NA(),${holds})` : holds;
}

function kindOf(node: Expression, cells: ExcelCells): "amount" | "text" | "date" {
  switch (node.kind) {
    case "text":
      return "text";
    case "reference":
      return cells.kindOf(node);
    case "call": {
      const { gives } = SIGNATURES[node.function];
      return gives === "text" || gives === "date" ? gives : "amount";
    }
    case "aggregate":
      return node.function === "lookup" ? kindOf(node.of, cells) : "amount";
    default:
      return "amount";
  }
}

/** An amount, text or date; an error where it is not known. */
function value(node: Expression, context: Context): string {
  const formula = written(node, context);
  // Some functions name their argument more than once, which doubles what is nested.
  if (formula.length > LONGEST) throw new NotInExcel();
  return formula;
}

function written(node: Expression, context: Context): string {
  switch (node.kind) {
    case "number":
      return String(node.value).toUpperCase();
    case "text":
      return quote(node.value);
    case "reference":
      return context.cells.valueOf(node);
    case "negate":
      return `(-${asPart(value(node.operand, context))})`;
    case "arithmetic":
      return `(${value(node.left, context)}${node.operator}${asPart(value(node.right, context))})`;
    case "aggregate":
      return aggregate(node, context.cells);
    case "call":
      return callFormula(
        node,
        node.arguments.map((argument) => value(argument, context)),
        context.isArray,
      );
    default:
      throw new Error(`not a value: ${node.kind}`);
  }
}

type Aggregate = Extract<Expression, { kind: "aggregate" }>;

function rowsOf(node: Aggregate, cells: ExcelCells) {
  const context: Context = { cells, isArray: true };
  const table = referencesOf(node.of).find((reference) => reference.table !== undefined)?.table;
  const used = cells.usedIn(table ?? "");
  const { where } = node;
  const over = (inside: string, outside: string): string => {
    if (!where) return `IF(${used},${inside},${outside})`;
    const [holds, fails] = [outcome(where, true, context), outcome(where, false, context)];
    return `IF(${used},IF(${holds},${inside},IF(${fails},${outside},NA())),${outside})`;
  };
  return { over, context, used };
}

function aggregate(node: Aggregate, cells: ExcelCells): string {
  const { context, ...rows } = rowsOf(node, cells);
  return rowsFormula(node.function, {
    ...rows,
    of: () => value(node.of, context),
    signs: () => signsOf(node.of, context),
    content: () => content(node.of, cells),
  });
}

/** What tells an answer from others: of a number, as far as its decimals count. */
function signsOf(node: Expression, context: Context): string {
  const of = value(node, context);
  return kindOf(node, context.cells) === "amount" ? `ROUND(${of},6)&""` : `${of}&""`;
}

/** 1 where a condition on rows is known to hold (`wanted`) or known not to, else 0. */
function outcomeOfRows(node: Aggregate, wanted: boolean, cells: ExcelCells): string {
  const { context, ...rows } = rowsOf(node, cells);
  if (node.function !== "ordered") {
    const isAll = (node.function === "every") === wanted;
    return allOrOne(isAll, rows, outcome(node.of, wanted, context));
  }
  const state = cells.stateOf(asColumn(node.of));
  return orderOutcome(wanted, rows, {
    of: cells.valueOf(asColumn(node.of)),
    isAnswer: `${state}=${STATES.answered}`,
    isUnreadable: `${state}=${STATES.unreadable}`,
  });
}

/** The type checker sees to it. */
function asColumn(node: Expression): Reference {
  if (node.kind !== "reference") throw new Error(`no column: ${node.kind}`);
  return node;
}

/** As the evaluator counts: what cannot be read is something; a blank cell or “none” is not. */
function content(node: Expression, cells: ExcelCells): string {
  const state = cells.stateOf(asColumn(node));
  return `((${state}=${STATES.answered})+(${state}=${STATES.unreadable}))`;
}

function differenceIn(node: Expression, cells: ExcelCells): string | undefined {
  if (node.kind !== "compare" || node.relation === "<>") return undefined;
  const isAmount = [node.left, node.right].every((side) => kindOf(side, cells) === "amount");
  const context: Context = { cells, isArray: false };
  return isAmount
    ? `ROUND(${value(node.left, context)}-${asPart(value(node.right, context))},6)`
    : undefined;
}
