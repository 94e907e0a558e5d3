import { type ExcelCells, type ExcelCheck, toExcel } from "../../language/to-excel.js";
import { type Reference, referencesOf } from "../../model/expression.js";
import { type Check, type Field, NUMERIC_TYPES } from "../../model/form.js";
import { ANSWER, answerAt, BLOCK, columnOf } from "./grid.js";
import type { Plan } from "./plan.js";

/** Whether a check can be made while the filler types, or why it waits for the submission. */
export type Liveness = "live" | "no-previous" | "too-long";

/** The formulas of a check: for the whole form, or for one row of its table's block. */
export function compileCheck(check: Check, plan: Plan, row?: number): ExcelCheck | undefined {
  return toExcel(check.assert, cellsOf(check, plan, row));
}

export function livenessOf(check: Check, plan: Plan, hasPrevious: boolean): Liveness {
  const needsPrevious = referencesOf(check.assert).some(({ previous }) => previous);
  if (needsPrevious && !hasPrevious) return "no-previous";
  const row = check.rows === undefined ? undefined : plan.tables.get(check.rows)?.firstRow;
  return compileCheck(check, plan, row) ? "live" : "too-long";
}

function cellsOf(check: Check, plan: Plan, row: number | undefined): ExcelCells {
  const own = check.rows === undefined ? undefined : plan.tables.get(check.rows);
  const answerOf = (reference: Reference) => {
    const { name, table, previous } = reference;
    if (table !== undefined) return columnsOf(plan, table, name);
    const column = previous ? undefined : own?.columns.get(name);
    if (column && row !== undefined)
      return { ...answerAt(row, column.answer), field: column.field };
    const field = plan.fields.get(name);
    if (!field) throw new Error(`no such field: ${name}`);
    return { ...(previous ? field.previous : field.answer), field: field.field };
  };
  return {
    kindOf: (reference) => kindOf(answerOf(reference).field),
    valueOf: (reference) => answerOf(reference).value,
    stateOf: (reference) => answerOf(reference).state,
    usedIn: (table) => {
      const block = plan.tables.get(table);
      if (!block) throw new Error(`no such table: ${table}`);
      return columnOf(block, BLOCK.used);
    },
  };
}

function columnsOf(plan: Plan, table: string, name: string) {
  const block = plan.tables.get(table);
  const column = block?.columns.get(name);
  if (!block || !column) throw new Error(`no such column: ${table}.${name}`);
  const { field, answer } = column;
  return {
    field,
    state: columnOf(block, answer + ANSWER.state),
    value: columnOf(block, answer + ANSWER.value),
  };
}

function kindOf({ type }: Field): "amount" | "text" | "date" {
  if (NUMERIC_TYPES.has(type)) return "amount";
  return type === "date" ? "date" : "text";
}
