import { quote } from "../../language/excel-quote.js";
import { STATES } from "../../language/to-excel.js";
import type { Check } from "../../model/form.js";
import { answerCells as partsOf } from "./answer-cells.js";
import { problemOf } from "./cell-formulas.js";
import { compileCheck } from "./check-formulas.js";
import { ANSWER_PROBLEM, answerAt, at, BLOCK, CHECK_COLUMNS } from "./grid.js";
import { failureText } from "./ledger-checks.js";
import {
  formula,
  joinTexts,
  type LiveCell,
  type LiveContext,
  levelOf,
  textPart,
} from "./live-cell.js";
import type { ColumnPlan, TablePlan } from "./plan.js";

/** The block of a table has this row for each row that is checked live. */
export function rowCells(
  table: TablePlan,
  row: number,
  number: number,
  context: LiveContext,
): LiveCell[] {
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
