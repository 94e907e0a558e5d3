import { quote, quoteSheet } from "../../language/excel-quote.js";
import { explain } from "../../language/explain.js";
import { IDLE_SIGNS, withoutIdleSigns } from "../../model/explanation.js";
import type { Check } from "../../model/form.js";
import { EXPLANATIONS_SHEET } from "../../model/sheet-names.js";
import { EXPLANATION_COLUMNS } from "../explanation-sheet.js";
import { textOf } from "./cell-formulas.js";
import { compileCheck } from "./check-formulas.js";
import { at, CHECK_COLUMNS, columnOf, LEDGER } from "./grid.js";
import { formula, type LiveCell, type LiveContext } from "./live-cell.js";
import type { CheckPlan } from "./plan.js";

/** The ledger's row of a check: how often it fails, by how much, whether that is explained. */
export function checkCells({ check, sheet, row }: CheckPlan, context: LiveContext): LiveCell[] {
  const names: LiveCell[] = [
    { row, column: LEDGER.name, content: check.id },
    { row, column: LEDGER.sheet, content: sheet },
  ];
  if (context.liveness.get(check.id) !== "live") return names;
  const count = at(row, CHECK_COLUMNS.count);
  const explained = check.severity === "warning" ? at(row, CHECK_COLUMNS.isExplained) : "0";
  return [
    ...names,
    ...failureCells(check, row, context),
    ...explanationCells(check, row, context),
    { row, column: CHECK_COLUMNS.demand, content: demandOf(check) },
    formula(row, CHECK_COLUMNS.message, messageOf(row)),
    formula(row, LEDGER.errors, check.severity === "error" ? count : "0"),
    formula(row, LEDGER.warnings, check.severity === "warning" ? `${count}*(1-${explained})` : "0"),
  ];
}

function failureCells(check: Check, row: number, { plan }: LiveContext): LiveCell[] {
  if (check.rows !== undefined) {
    const table = plan.tables.get(check.rows);
    const column = table?.rowChecks.get(check.id);
    if (!table || column === undefined) return [];
    return [formula(row, CHECK_COLUMNS.count, `SUM(${columnOf(table, column)})`)];
  }
  const compiled = compileCheck(check, plan);
  if (!compiled) return [];
  const { fails, difference = '""', isArray } = compiled;
  return [
    formula(row, CHECK_COLUMNS.count, fails, isArray),
    formula(row, CHECK_COLUMNS.difference, `IFERROR(${difference},"")`, isArray),
  ];
}

function explanationCells(
  check: Check,
  row: number,
  { form, explanationRows }: LiveContext,
): LiveCell[] {
  const line = explanationRows.get(check.id);
  if (line === undefined) return [formula(row, CHECK_COLUMNS.advice, '""')];
  const cell = `${quoteSheet(EXPLANATIONS_SHEET)}!${at(line, EXPLANATION_COLUMNS.explanation)}`;
  const bare = [...IDLE_SIGNS].reduce(
    (left, sign) => `SUBSTITUTE(${left},${quote(sign)},"")`,
    textOf(cell),
  );
  const explanation = at(row, CHECK_COLUMNS.explanation);
  const phrases = [...new Set(form.emptyExplanations.map(withoutIdleSigns))].map(quote).join(",");
  const isExplained = `IF(${explanation}="",0,IF(SUMPRODUCT((${explanation}={${phrases}})*1)>0,0,1))`;
  const advice = `，请改正，或在“${EXPLANATIONS_SHEET}”第 ${line} 行写明原因`;
  return [
    formula(row, CHECK_COLUMNS.explanation, bare),
    formula(row, CHECK_COLUMNS.isExplained, isExplained),
    formula(
      row,
      CHECK_COLUMNS.advice,
      `IF(${at(row, CHECK_COLUMNS.isExplained)}=1,"（已说明）",${quote(advice)})`,
    ),
  ];
}

/** What a check demands, as its author says it, else in the words of the language. */
export const demandOf = ({ message, assert }: Check): string => message?.zh ?? explain(assert).zh;

const messageOf = (row: number): string => failureText(at(row, CHECK_COLUMNS.difference), row);

/** The demand, by how much it is missed, and what to do. */
export const failureText = (difference: string, row: number): string =>
  `${at(row, CHECK_COLUMNS.demand)}&IF(ISNUMBER(${difference}),IF(${difference}=0,"","，差 "&${difference}),"")&${at(row, CHECK_COLUMNS.advice)}`;
