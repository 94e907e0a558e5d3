import { toLetters } from "../../model/address.js";
import type { AnswerCells } from "./cell-formulas.js";

/** The columns of the ledger. */
export const LEDGER = {
  name: 1,
  sheet: 2,
  problem: 3,
  message: 4,
  level: 5,
  errors: 6,
  warnings: 7,
  answer: 8,
  previous: 14,
} as const;

/** The columns of a check's row in the ledger; its problem, errors and warnings are where all are. */
export const CHECK_COLUMNS = {
  message: LEDGER.message,
  count: 8,
  difference: 9,
  explanation: 10,
  isExplained: 11,
  demand: 12,
  advice: 13,
} as const;

/** The first columns of a table's block. */
export const BLOCK = { number: 1, used: 2, message: 3 } as const;

/** The cells in which an answer is taken apart, from its first column on. */
export const ANSWER = { raw: 0, text: 1, spelling: 2, number: 3, state: 4, value: 5 } as const;
/** In a table's block, the problem of a cell follows. */
export const ANSWER_PROBLEM = 6;
export const ANSWER_WIDTH = 7;

export const answerAt = (row: number, column: number): AnswerCells => ({
  raw: at(row, column + ANSWER.raw),
  text: at(row, column + ANSWER.text),
  spelling: at(row, column + ANSWER.spelling),
  number: at(row, column + ANSWER.number),
  state: at(row, column + ANSWER.state),
  value: at(row, column + ANSWER.value),
});

type Rows = { readonly firstRow: number; readonly lastRow: number };

/** A column of a table's block, over all its rows. */
export const columnOf = ({ firstRow, lastRow }: Rows, column: number): string =>
  `${at(firstRow, column)}:${at(lastRow, column)}`;

/** `$C$5` */
export function at(row: number, column: number): string {
  return `$${toLetters(column)}$${row}`;
}
