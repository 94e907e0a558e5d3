import type { FunctionName } from "../model/expression.js";
import { roundTo } from "../model/number.js";
import { SOME_TEXT } from "../model/value.js";
import {
  dayOf,
  daysBetween,
  firstDay,
  lastDay,
  monthOf,
  monthsBetween,
  toDate,
  yearOf,
} from "./calendar.js";
import { NOTHING } from "./compare.js";
import { type Known, NOT_APPLICABLE, type Result } from "./kleene.js";
import { type PlainClass, toPlainText } from "./plain-text.js";
import { matchesWildcard } from "./wildcard.js";

const isAnyText = (text: string): boolean => SOME_TEXT.kind === "text" && text === SOME_TEXT.text;

/** But for spaces and the like, it is still some other text. */
const ofAnyText = (name: FunctionName, text: string): Result =>
  name === "plain" ? text : NOT_APPLICABLE;

/** What a function gives for the values of its arguments, which have the kinds it takes. */
export function call(name: FunctionName, values: readonly Known[]): Result {
  const [first = NOTHING, second = NOTHING, third = NOTHING] = values;
  const [text, other] = [String(first), String(second)];
  if (isAnyText(text) || isAnyText(other)) return ofAnyText(name, text);
  switch (name) {
    case "abs":
      return Math.abs(Number(first));
    case "round":
      return roundTo(Number(first), Number(second));
    case "min":
      return Math.min(...values.map(Number));
    case "max":
      return Math.max(...values.map(Number));
    case "length":
      return [...text].length;
    case "plain":
      return toPlainText(text, values.length > 1 ? (values.slice(1) as PlainClass[]) : undefined);
    case "date":
      return toDate(Number(first), Number(second), Number(third)) ?? NOT_APPLICABLE;
    // “None” is a text without content, and no day.
    case "contains":
      return text === "" || other === "" ? NOT_APPLICABLE : text.includes(other);
    case "matches":
      return text === "" ? NOT_APPLICABLE : matchesWildcard(text, other);
    case "year":
      return text === "" ? NOT_APPLICABLE : yearOf(text);
    case "month":
      return text === "" ? NOT_APPLICABLE : monthOf(text);
    case "day":
      return text === "" ? NOT_APPLICABLE : dayOf(text);
    case "first_day":
      return text === "" ? NOT_APPLICABLE : firstDay(text);
    case "last_day":
      return text === "" ? NOT_APPLICABLE : lastDay(text);
    case "days_between":
      return text === "" || other === "" ? NOT_APPLICABLE : daysBetween(text, other);
    case "months_between":
      return text === "" || other === "" ? NOT_APPLICABLE : monthsBetween(text, other);
  }
}
