import type { Form } from "../../model/form.js";
import type { Liveness } from "./check-formulas.js";
import type { Involvement } from "./involvement.js";
import type { Plan } from "./plan.js";

/** One cell of the hidden sheet: a word, a number or a formula (without the leading `=`). */
export type LiveCell = {
  readonly row: number;
  readonly column: number;
  readonly content: string | number | { readonly formula: string; readonly isArray: boolean };
};

/** What every formula of the hidden sheet is made from. */
export type LiveContext = {
  readonly form: Form;
  readonly plan: Plan;
  /** By check id. */
  readonly liveness: ReadonlyMap<string, Liveness>;
  readonly involvement: Involvement;
  readonly hasPrevious: boolean;
  /** Check id → its row among the explanations. */
  readonly explanationRows: ReadonlyMap<string, number>;
};

export const formula = (row: number, column: number, text: string, isArray = false): LiveCell => ({
  row,
  column,
  content: { formula: text, isArray },
});

/** Texts joined by a semicolon; each part is one of `textPart`, "" or begins with a semicolon. */
export const joinTexts = (parts: readonly string[]): string => `MID(${parts.join("&")},2,2000)`;

export const textPart = (condition: string, text: string): string =>
  `IF(${condition},"；"&${text},"")`;

/** 2 where something is wrong, 1 where something is to be explained, else 0. */
export function levelOf(errors: readonly string[], warnings: readonly string[]): string {
  const any = (conditions: readonly string[]) =>
    conditions.length === 0 ? "FALSE" : `OR(${conditions.join(",")})`;
  return `IF(${any(errors)},2,IF(${any(warnings)},1,0))`;
}
