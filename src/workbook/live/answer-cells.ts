import { STATES } from "../../language/to-excel.js";
import { type Field, type Form, NUMERIC_TYPES } from "../../model/form.js";
import { type AnswerCells, readingOf, stateOf, textOf } from "./cell-formulas.js";
import { ANSWER, answerAt } from "./grid.js";
import { formula, type LiveCell, textPart } from "./live-cell.js";
import { numberOf, spellingOf } from "./spelling-formulas.js";

/** The cells in which one answer is taken apart; `raw` is the formula that fetches it. */
export function answerCells(
  field: Field,
  form: Form,
  raw: string,
  row: number,
  column: number,
): LiveCell[] {
  const cells = answerAt(row, column);
  const spelling = spellingOf(field, form.units, cells.text);
  return [
    formula(row, column + ANSWER.raw, raw),
    formula(row, column + ANSWER.text, textOf(cells.raw)),
    ...(NUMERIC_TYPES.has(field.type)
      ? [
          formula(row, column + ANSWER.spelling, spelling),
          formula(row, column + ANSWER.number, numberOf(cells.raw, cells.spelling)),
        ]
      : []),
    formula(row, column + ANSWER.state, stateOf(field, form, cells)),
    formula(row, column + ANSWER.value, readingOf(field, form, cells)),
  ];
}

/** A text that spells a number is read, but better written as a number. */
export function rewritingPart(field: Field, { raw, state, value }: AnswerCells): string {
  if (!NUMERIC_TYPES.has(field.type)) return '""';
  const isSpelt = `IF(ISTEXT(${raw}),${state}=${STATES.answered},FALSE)`;
  return textPart(isSpelt, `"是文本，已读作 "&${value}&"，建议改填数字"`);
}
