import type { Relation } from "../model/expression.js";
import { differenceOf } from "../model/number.js";
import type { Known } from "./kleene.js";

/** 无 is 0 among numbers and the empty text among texts; `Number("")` is 0, so one value serves both. */
export const NOTHING = "";

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** 无 is neither before nor after any date, nor the same. */
export const isDateWithNone = (left: Known = NOTHING, right: Known = NOTHING): boolean =>
  (left === NOTHING && typeof right === "string" && ISO_DATE.test(right)) ||
  (right === NOTHING && typeof left === "string" && ISO_DATE.test(left));

/** What holds where a relation, with the same tolerance, does not. */
export const OPPOSITE: Readonly<Record<Relation, Relation>> = {
  "=": "<>",
  "<>": "=",
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
};

/** Numbers are compared by their rounded difference; texts and ISO dates as they stand. */
export function holds(
  relation: Relation,
  left: Known = NOTHING,
  right: Known = NOTHING,
  tolerance = 0,
): boolean {
  const difference =
    typeof left === "number" || typeof right === "number"
      ? differenceOf(Number(left), Number(right))
      : left < right
        ? -1
        : left > right
          ? 1
          : 0;
  switch (relation) {
    case "=":
      return Math.abs(difference) <= tolerance;
    case "<>":
      return Math.abs(difference) > tolerance;
    case "<":
      return difference < -tolerance;
    case "<=":
      return difference <= tolerance;
    case ">":
      return difference > tolerance;
    case ">=":
      return difference >= -tolerance;
  }
}
