import { quote } from "../../language/excel-quote.js";
import { STATES } from "../../language/to-excel.js";
import type { Check } from "../../model/form.js";
import { ANSWER, ANSWER_PROBLEM, at, BLOCK, CHECK_COLUMNS, columnOf, LEDGER } from "./grid.js";
import {
  formula,
  joinTexts,
  type LiveCell,
  type LiveContext,
  levelOf,
  textPart,
} from "./live-cell.js";
import type { TablePlan } from "./plan.js";
import { rowCells } from "./table-rows.js";

/** A table's row in the ledger, and its block with a row for each row that is checked live. */
export function tableCells(table: TablePlan, context: LiveContext): LiveCell[] {
  const rows = Array.from({ length: table.lastRow - table.firstRow + 1 }, (_, k) => k);
  return [
    ...headCells(table, context),
    ...rows.flatMap((k) => rowCells(table, table.firstRow + k, k + 1, context)),
  ];
}

function headCells(table: TablePlan, { form, plan, involvement }: LiveContext): LiveCell[] {
  const { row } = table;
  const { name, required } = table.table;
  const problem = at(row, LEDGER.problem);
  const checks = involvement.tables.get(name) ?? [];
  const lines = checks.map((check) => ({ check, line: plan.checks.get(check.id)?.row ?? 0 }));
  const messages = lines.map(({ line }) =>
    textPart(`${at(line, CHECK_COLUMNS.count)}>0`, at(line, CHECK_COLUMNS.message)),
  );
  const problems = [...table.columns.values()].map(
    ({ answer }) => `+SUMPRODUCT((${columnOf(table, answer + ANSWER_PROBLEM)}<>"")*1)`,
  );
  const failing = (severity: Check["severity"], column: number) =>
    lines
      .filter(({ check }) => check.severity === severity)
      .map(({ line }) => `${at(line, column)}>0`);
  return [
    { row, column: LEDGER.name, content: name },
    { row, column: LEDGER.sheet, content: table.sheet },
    formula(row, LEDGER.problem, required ? emptyProblem(table, form.none) : '""'),
    formula(
      row,
      LEDGER.message,
      joinTexts([textPart(`${problem}<>""`, problem), ...messages, overflowPart(table)]),
    ),
    formula(
      row,
      LEDGER.level,
      levelOf(
        [`${problem}<>""`, ...failing("error", LEDGER.errors)],
        failing("warning", LEDGER.warnings),
      ),
    ),
    formula(row, LEDGER.errors, `IF(${problem}="",0,1)${problems.join("")}`),
    { row, column: LEDGER.warnings, content: 0 },
  ];
}

/** A row of “none” alone declares that there are no rows. */
function emptyProblem(table: TablePlan, none: string): string {
  const noneCells = [...table.columns.values()].map(
    ({ answer }) => `SUMPRODUCT((${columnOf(table, answer + ANSWER.state)}=${STATES.none})*1)`,
  );
  const isEmpty = `SUM(${columnOf(table, BLOCK.used)})+${noneCells.join("+")}=0`;
  return `IF(${isEmpty},${quote(`至少填一行，没有请写“${none}”`)},"")`;
}

function overflowPart(table: TablePlan): string {
  const [first = ""] = table.columns.keys();
  const rows = table.lastRow - table.firstRow + 1;
  return textPart(
    `ROWS(${table.range(first)})-2>${rows}`,
    quote(`第 ${rows} 行以后的各行在提交后审核`),
  );
}
