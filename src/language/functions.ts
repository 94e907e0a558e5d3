import type {
  AggregateName,
  Expression,
  FunctionName,
  Reference,
  Span,
} from "../model/expression.js";
import { nearest } from "../model/nearest.js";
import { stop, WORDS } from "./cursor.js";
import { toError } from "./problem.js";

const AGGREGATES: ReadonlySet<string> = new Set(["sum", "count", "min", "max"]);
/** The number of arguments of each plain function, least and most. */
const FUNCTIONS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["abs", [1, 1]],
  ["round", [1, 2]],
  ["length", [1, 1]],
  ["year", [1, 1]],
  ["min", [2, 9]],
  ["max", [2, 9]],
]);
const FUNCTION_NAMES: readonly string[] = [
  ...new Set([...AGGREGATES, ...FUNCTIONS.keys(), "previous"]),
];

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
  if (callee === "previous") return toPrevious(operands, where, span);
  const [first] = operands;
  if (!first || operands.length > 1 || !AGGREGATES.has(callee)) {
    return toCall(callee, operands, where, span);
  }
  const aggregate = { kind: "aggregate", function: callee as AggregateName, of: first } as const;
  return { ...aggregate, ...(where && { where }), span };
}

function toPrevious(
  operands: readonly Expression[],
  where: Expression | undefined,
  span: Span,
): Reference {
  const [operand] = operands;
  if (operands.length === 1 && !where && operand?.kind === "reference" && !operand.previous) {
    return { ...operand, previous: true, span };
  }
  return stop(
    toError("language/wrong-arguments", span, { function: "previous", expected: WORDS.name }),
  );
}

function toCall(
  callee: string,
  operands: readonly Expression[],
  where: Expression | undefined,
  span: Span,
): Expression {
  const [least, most] = FUNCTIONS.get(callee) ?? [1, 1];
  if (where || operands.length < least || operands.length > most) {
    const count = least === most ? `${least}` : `${least}–${most}`;
    const expected = { zh: `${count} 个参数`, en: `${count} argument(s)` };
    stop(toError("language/wrong-arguments", span, { function: callee, expected }));
  }
  return { kind: "call", function: callee as FunctionName, arguments: operands, span };
}
