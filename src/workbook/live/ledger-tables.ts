import { STATES } from "../../language/to-excel.js";
import type { Check } from "../../model/form.js";
import { answerCells as partsOf } from "./answer-cells.js";
import { problemOf } from "./cell-formulas.js";
import { compileCheck } from "./check-formulas.js";
import { failureText } from "./ledger-checks.js";
import {
  formula,
  joinTexts,
  type LiveCell,
  type LiveContext,
  levelOf,
  textPart,
} from "./live-cell.js";
import {
  ANSWER,
  ANSWER_PROBLEM,
  answerAt,
  at,
  BLOCK,
  CHECK_COLUMNS,
  type ColumnPlan,
  columnOf,
  LEDGER,
  type TablePlan,
} from "./plan.js";
import { quote } from "./quote.js";

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

function rowCells(table: TablePlan, row: number, number: number, context: LiveContext): LiveCell[] {
  const columns = [...table.columns.values()];
  const checks = context.form.checks.filter(
    ({ id }) => table.rowChecks.has(id) && context.liveness.get(id) === "live",
  );
  return [
    { row, column: BLOCK.number, content: number },
    formula(row, BLOCK.used, usedIn(row, columns)),
    formula(row, BLOCK.message, messageOf(table, row, checks, context)),
    ...columns.flatMap((column) => [
      ...answerCells(table, column, row, context),
      formula(row, column.level, levelOfCell(table, column, row, context)),
    ]),
    ...checks.flatMap((check) => failureCells(table, check, row, context)),
  ];
}

const usedIn = (row: number, columns: readonly ColumnPlan[]): string => {
  const states = columns.map(({ answer }) => answerAt(row, answer).state);
  const filled = [STATES.answered, STATES.unreadable].flatMap((state) =>
    states.map((cell) => `${cell}=${state}`),
  );
  return `IF(OR(${filled.join(",")}),1,0)`;
};

function answerCells(
  table: TablePlan,
  { field, answer }: ColumnPlan,
  row: number,
  { form }: LiveContext,
): LiveCell[] {
  const range = table.range(field.name);
  const number = at(row, BLOCK.number);
  const input = `INDEX(${range},${number}+1)`;
  const raw = `IF(${number}>ROWS(${range})-2,"",IF(ISBLANK(${input}),"",${input}))`;
  const problem = problemOf(field, form, answerAt(row, answer));
  return [
    ...partsOf(field, form, raw, row, answer),
    formula(row, answer + ANSWER_PROBLEM, `IF(${at(row, BLOCK.used)}=0,"",${problem})`),
  ];
}

function messageOf(
  table: TablePlan,
  row: number,
  checks: readonly Check[],
  { plan }: LiveContext,
): string {
  const own = [...table.columns.values()].map((column) => {
    const problem = at(row, column.answer + ANSWER_PROBLEM);
    return textPart(`${problem}<>""`, `${quote(`${column.field.label}：`)}&${problem}`);
  });
  const failures = checks.map(({ id }) => {
    const column = table.rowChecks.get(id) ?? 0;
    const line = plan.checks.get(id)?.row ?? 0;
    return textPart(`${at(row, column)}=1`, failureText(at(row, column + 1), line));
  });
  return joinTexts([...own, ...failures]);
}

function levelOfCell(
  table: TablePlan,
  column: ColumnPlan,
  row: number,
  { plan, involvement }: LiveContext,
): string {
  const checks = involvement.columns.get(table.table.name)?.get(column.field.name) ?? [];
  const failing = (severity: Check["severity"]) =>
    checks.filter((check) => check.severity === severity);
  const fails = ({ id }: Check) => `${at(row, table.rowChecks.get(id) ?? 0)}=1`;
  const unexplained = ({ id }: Check) =>
    `${at(plan.checks.get(id)?.row ?? 0, CHECK_COLUMNS.isExplained)}=0`;
  return levelOf(
    [`${at(row, column.answer + ANSWER_PROBLEM)}<>""`, ...failing("error").map(fails)],
    failing("warning").map((check) => `AND(${fails(check)},${unexplained(check)})`),
  );
}

function failureCells(
  table: TablePlan,
  check: Check,
  row: number,
  { plan }: LiveContext,
): LiveCell[] {
  const compiled = compileCheck(check, plan, row);
  const column = table.rowChecks.get(check.id);
  if (!compiled || column === undefined) return [];
  const { fails, difference = '""', isArray } = compiled;
  const used = at(row, BLOCK.used);
  return [
    formula(row, column, `IF(${used}=0,0,${fails})`, isArray),
    formula(row, column + 1, `IF(${used}=0,"",IFERROR(${difference},""))`, isArray),
  ];
}
