import type {
  AggregateName,
  Expression,
  FunctionName,
  PreviousKind,
  Reference,
  Span,
} from "../model/expression.js";
import { nearest } from "../model/nearest.js";
import { stop, WORDS } from "./cursor.js";
import { toError } from "./problem.js";

/** What an argument is, or what a call gives; a pattern is a text that stands in the check itself. */
export type Kind = "amount" | "text" | "pattern" | "date" | "condition";

/** What a function takes and gives. */
export type Signature = {
  readonly takes: readonly Kind[];
  /** How many of the last kind may follow. */
  readonly more?: number;
  readonly gives: Kind;
};

export const SIGNATURES: Readonly<Record<FunctionName, Signature>> = {
  abs: { takes: ["amount"], gives: "amount" },
  round: { takes: ["amount"], more: 1, gives: "amount" },
  min: { takes: ["amount", "amount"], more: 7, gives: "amount" },
  max: { takes: ["amount", "amount"], more: 7, gives: "amount" },
  length: { takes: ["text"], gives: "amount" },
  contains: { takes: ["text", "text"], gives: "condition" },
  matches: { takes: ["text", "pattern"], gives: "condition" },
  plain: { takes: ["text"], more: 4, gives: "text" },
  date: { takes: ["amount", "amount", "amount"], gives: "date" },
  year: { takes: ["date"], gives: "amount" },
  month: { takes: ["date"], gives: "amount" },
  day: { takes: ["date"], gives: "amount" },
  first_day: { takes: ["date"], gives: "date" },
  last_day: { takes: ["date"], gives: "date" },
  days_between: { takes: ["date", "date"], gives: "amount" },
  months_between: { takes: ["date", "date"], gives: "amount" },
};

/** What runs over the rows of a table, and what it gives; `lookup` gives what the column holds. */
export const AGGREGATES: Readonly<Record<AggregateName, "amount" | "condition" | "column">> = {
  sum: "amount",
  count: "amount",
  mean: "amount",
  min: "amount",
  max: "amount",
  distinct: "amount",
  lookup: "column",
  every: "condition",
  any: "condition",
  ordered: "condition",
};

const FUNCTION_NAMES: readonly string[] = [
  ...new Set([...Object.keys(AGGREGATES), ...Object.keys(SIGNATURES), "previous"]),
];

const isAggregate = (name: string): name is AggregateName => Object.hasOwn(AGGREGATES, name);
const isFunction = (name: string): name is FunctionName => Object.hasOwn(SIGNATURES, name);

/** The canonical name of a function; stops at a name that is none. */
export function functionNamed(name: string, span: Span): string {
  const callee = name.toLowerCase();
  if (FUNCTION_NAMES.includes(callee)) return callee;
  const data = { found: name, nearest: nearest(callee, FUNCTION_NAMES), known: FUNCTION_NAMES };
  return stop(toError("language/unknown-function", span, data));
}

/** The node of a call; `min` and `max` of one operand run over a table, of several over these. */
export function toFunctionNode(
  callee: string,
  operands: readonly Expression[],
  where: Expression | undefined,
  span: Span,
): Expression {
  const [first, second] = operands;
  if (isAggregate(callee) && first && !second) {
    return { kind: "aggregate", function: callee, of: first, ...(where && { where }), span };
  }
  if (isAggregate(callee) && !isFunction(callee)) {
    const expected = callee === "lookup" ? WORDS.lookup : WORDS.ofTable;
    return stop(toError("language/wrong-arguments", span, { function: callee, expected }));
  }
  const { takes, more = 0 } = isFunction(callee) ? SIGNATURES[callee] : { takes: ["amount"] };
  const [least, most] = [takes.length, takes.length + more];
  if (!isFunction(callee) || where || operands.length < least || operands.length > most) {
    const count = least === most ? `${least}` : `${least}–${most}`;
    const expected = { zh: `${count} 个参数`, en: `${count} argument(s)` };
    return stop(toError("language/wrong-arguments", span, { function: callee, expected }));
  }
  return { kind: "call", function: callee, arguments: operands, span };
}

/** What a field held in the submission before. */
export function toPrevious(
  operands: readonly Expression[],
  where: Expression | undefined,
  span: Span,
  previous: PreviousKind,
): Reference {
  const [operand] = operands;
  if (operands.length === 1 && !where && operand?.kind === "reference" && !operand.previous) {
    return { ...operand, previous, span };
  }
  return stop(
    toError("language/wrong-arguments", span, { function: "previous", expected: WORDS.name }),
  );
}
