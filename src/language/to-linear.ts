import { type Expression, type Relation, referencesOf } from "../model/expression.js";
import { OPPOSITE } from "./compare.js";
import { evaluateNode, visit } from "./evaluate.js";
import {
  type Formula,
  HOLDS,
  type Linear,
  OPEN,
  scale,
  toAnd,
  toAtMost,
  toConstant,
  toFalse,
  toOr,
  union,
} from "./formula.js";
import { isUnknown } from "./kleene.js";
import { dependsOn, type Numbering } from "./numbering.js";
import type { Readable, Visit } from "./scope.js";
import { dependsOnWhere, rowsThatCount, type Side, toSide } from "./to-side.js";

/**
 * What a check demands of the cells that may change, the others keeping their values: a formula of
 * linear inequalities in negation normal form. It holds where the check does not fail: a part that
 * cannot be told (Kleene's unknown) fails nothing.
 */
export const toFormula = <Cell extends Readable>(
  assert: Expression,
  scope: Visit<Cell>,
  cells: Numbering<Cell>,
): Formula => claim(assert, true, { scope, cells });

type Context<Cell extends Readable> = {
  readonly scope: Visit<Cell>;
  readonly cells: Numbering<Cell>;
};

/** That a node is not the opposite of what is wanted. */
function claim<Cell extends Readable>(
  node: Expression,
  wanted: boolean,
  context: Context<Cell>,
): Formula {
  switch (node.kind) {
    case "and":
    case "or": {
      const terms = node.terms.map((term) => claim(term, wanted, context));
      return (node.kind === "and") === wanted ? toAnd(terms) : toOr(terms);
    }
    case "not":
      return claim(node.operand, !wanted, context);
    case "if": {
      const terms = [
        claim(node.condition, !wanted, context),
        claim(node.consequence, wanted, context),
      ];
      return wanted ? toOr(terms) : toAnd(terms);
    }
    default:
      return claimOfCells(node, wanted, context);
  }
}

/** Of a part without cells that may change the value decides. */
function claimOfCells<Cell extends Readable>(
  node: Expression,
  wanted: boolean,
  context: Context<Cell>,
): Formula {
  const { scope, cells } = context;
  const numbers = dependsOn(node, scope, cells);
  if (![...numbers].some(cells.isFree)) {
    const result = evaluateNode(node, scope);
    return isUnknown(result) || result === wanted ? HOLDS : toFalse(numbers);
  }
  switch (node.kind) {
    case "compare":
      return compare(node.relation, node.left, node.right, node.tolerance, wanted, context);
    case "between": {
      const ends = [
        compare(">=", node.operand, node.low, undefined, wanted, context),
        compare("<=", node.operand, node.high, undefined, wanted, context),
      ];
      return wanted ? toAnd(ends) : toOr(ends);
    }
    case "in": {
      const options = node.options.map((option) =>
        compare("=", node.operand, option, undefined, wanted, context),
      );
      return wanted ? toOr(options) : toAnd(options);
    }
    case "aggregate":
      return claimOfRows(node, wanted, context);
    default:
      return OPEN;
  }
}

/** `every` and `any` are what they ask of each row, joined. */
function claimOfRows<Cell extends Readable>(
  node: Extract<Expression, { kind: "aggregate" }>,
  wanted: boolean,
  { scope, cells }: Context<Cell>,
): Formula {
  if (node.function !== "every" && node.function !== "any") return OPEN;
  const rows = rowsThatCount(node, scope, cells);
  if (rows === "unknown") return HOLDS;
  if (rows === "open") return OPEN;
  const terms = rows.map((row) => claim(node.of, wanted, { scope: visit(scope, row), cells }));
  const formula = (node.function === "every") === wanted ? toAnd(terms) : toOr(terms);
  const because = dependsOnWhere(node, scope, cells);
  // With other rows it might hold: what decides which count takes part in the reason.
  return because.size > 0 ? toOr([toFalse(because), formula]) : formula;
}

function compare<Cell extends Readable>(
  relation: Relation,
  leftNode: Expression,
  rightNode: Expression,
  toleranceNode: Expression | undefined,
  wanted: boolean,
  context: Context<Cell>,
): Formula {
  const { scope, cells } = context;
  const tolerance = toleranceNode ? evaluateNode(toleranceNode, scope) : 0;
  if (isUnknown(tolerance)) return HOLDS;
  const isConstant = !toleranceNode || referencesOf(toleranceNode).length === 0;
  const asked = wanted ? relation : OPPOSITE[relation];
  const [left, right] = [toSide(leftNode, scope, cells), toSide(rightNode, scope, cells)];
  if (left === "unknown" || right === "unknown") return HOLDS;
  if (!isConstant) return OPEN;
  const slack = Number(tolerance);
  if (left === "open" || right === "open") {
    const ratio = toRatio(leftNode, rightNode, right, context);
    return ratio ? relateRatio(asked, ratio, slack) : OPEN;
  }
  return relate(asked, left, right, slack);
}

/** `over / under` compared with a number. */
type Ratio = { readonly over: Linear; readonly under: Linear; readonly to: number };

/** A quotient of sums on the left, and on the right what does not change. */
function toRatio<Cell extends Readable>(
  left: Expression,
  right: Expression,
  side: Side | "open" | "unknown",
  { scope, cells }: Context<Cell>,
): Ratio | undefined {
  if (left.kind !== "arithmetic" || left.operator !== "/" || typeof side === "string") return;
  const to = evaluateNode(right, scope);
  if (isUnknown(to) || side.of.some(({ free }) => free.size > 0)) return;
  const [over, under] = [toSide(left.left, scope, cells), toSide(left.right, scope, cells)];
  if (typeof over === "string" || typeof under === "string") return;
  const [[top, ...tops], [bottom, ...bottoms]] = [over.of, under.of];
  if (!top || !bottom || tops.length + bottoms.length > 0) return;
  // What the number on the right is made of decides as well.
  const made = side.of.flatMap(({ because, fixed }) => [because, new Set(fixed.keys())]);
  const because = union([top.because, ...made]);
  return { over: { ...top, because }, under: bottom, to: Number(to) };
}

function relateRatio(relation: Relation, ratio: Ratio, tolerance: number): Formula {
  const [low, high] = [ratio.to - tolerance, ratio.to + tolerance];
  switch (relation) {
    case "=":
      return toAnd([multiplyOut("<=", ratio, high), multiplyOut(">=", ratio, low)]);
    case "<>":
      return toOr([multiplyOut("<", ratio, low), multiplyOut(">", ratio, high)]);
    case "<":
      return multiplyOut("<", ratio, low);
    case "<=":
      return multiplyOut("<=", ratio, high);
    case ">":
      return multiplyOut(">", ratio, high);
    case ">=":
      return multiplyOut(">=", ratio, low);
  }
}

const FLIPPED = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;

/** What is divided by zero cannot be told, and by a negative number turns round. */
function multiplyOut(
  relation: keyof typeof FLIPPED,
  { over, under }: Ratio,
  limit: number,
): Formula {
  const [top, bottom, product, zero] = [over, under, scale(under, limit), toConstant(0)].map(
    (of): Side => ({ kind: "greatest", of: [of] }),
  ) as [Side, Side, Side, Side];
  return toOr([
    relate("=", bottom, zero, 0),
    toAnd([relate(">", bottom, zero, 0), relate(relation, top, product, 0)]),
    toAnd([relate("<", bottom, zero, 0), relate(FLIPPED[relation], top, product, 0)]),
  ]);
}

/** Differences are rounded to six decimals before they are compared. */
const HALF_UNIT = 5e-7;

function relate(relation: Relation, left: Side, right: Side, tolerance: number): Formula {
  const near = tolerance + HALF_UNIT;
  const apart = -tolerance - HALF_UNIT;
  switch (relation) {
    case "=":
      return toAnd([atMost(left, right, near), atMost(right, left, near)]);
    case "<>":
      return toOr([atMost(left, right, apart), atMost(right, left, apart)]);
    case "<":
      return atMost(left, right, apart);
    case "<=":
      return atMost(left, right, near);
    case ">":
      return atMost(right, left, apart);
    case ">=":
      return atMost(right, left, near);
  }
}

/** `left − right ≤ slack`; a greatest is below something where all are, a least where any is. */
function atMost(left: Side, right: Side, slack: number): Formula {
  const each = left.of.map((a) => {
    const pairs = right.of.map((b) => toAtMost(a, b, slack));
    return right.kind === "least" ? toAnd(pairs) : toOr(pairs);
  });
  return left.kind === "least" ? toOr(each) : toAnd(each);
}
