import { quote } from "../../language/excel-quote.js";
import { STATES } from "../../language/to-excel.js";
import { answerCells, rewritingPart } from "./answer-cells.js";
import { problemOf } from "./cell-formulas.js";
import { at, CHECK_COLUMNS, LEDGER } from "./grid.js";
import {
  formula,
  joinTexts,
  type LiveCell,
  type LiveContext,
  levelOf,
  textPart,
} from "./live-cell.js";
import type { FieldPlan } from "./plan.js";

/** The ledger's row of a field: its answer taken apart, last year's, and what is to be said of both. */
export function fieldCells(plan: FieldPlan, context: LiveContext): LiveCell[] {
  const { field, sheet, row, input, previousInput } = plan;
  const { form, hasPrevious } = context;
  const problem = at(row, LEDGER.problem);
  return [
    { row, column: LEDGER.name, content: field.name },
    { row, column: LEDGER.sheet, content: sheet },
    formula(row, LEDGER.problem, problemOf(field, form, plan.answer)),
    formula(row, LEDGER.message, messageOf(plan, context)),
    formula(row, LEDGER.level, levelOfField(plan, context)),
    formula(row, LEDGER.errors, `IF(${problem}="",0,1)`),
    { row, column: LEDGER.warnings, content: 0 },
    ...answerCells(field, form, `IF(ISBLANK(${input}),"",${input})`, row, LEDGER.answer),
    ...(hasPrevious
      ? answerCells(
          field,
          form,
          `IF(ISBLANK(${previousInput}),"",${previousInput})`,
          row,
          LEDGER.previous,
        )
      : []),
  ];
}

/** The field's own problem, the checks reported here, and where to look for those that only read it. */
function messageOf(
  { field, row, answer }: FieldPlan,
  { plan, form, involvement }: LiveContext,
): string {
  const problem = at(row, LEDGER.problem);
  const parts = (involvement.fields.get(field.name) ?? []).map(({ check, isFocus }) => {
    const line = plan.checks.get(check.id)?.row ?? 0;
    const label = form.fields.get(check.field)?.label ?? check.field;
    const text = isFocus ? at(line, CHECK_COLUMNS.message) : quote(`见“${label}”`);
    return textPart(`${at(line, CHECK_COLUMNS.count)}>0`, text);
  });
  return joinTexts([textPart(`${problem}<>""`, problem), rewritingPart(field, answer), ...parts]);
}

/** A blank cell is not red before anything of its section has been filled in. */
function levelOfField(
  { field, row, answer, sectionStates }: FieldPlan,
  { plan, involvement }: LiveContext,
): string {
  const isBegun = `OR(${answer.state}<>${STATES.blank},SUM(${sectionStates})>0)`;
  const errors = [`AND(${at(row, LEDGER.problem)}<>"",${isBegun})`];
  const warnings: string[] = [];
  for (const { check } of involvement.fields.get(field.name) ?? []) {
    const line = plan.checks.get(check.id)?.row ?? 0;
    if (check.severity === "error") errors.push(`${at(line, LEDGER.errors)}>0`);
    else if (check.severity === "warning") warnings.push(`${at(line, LEDGER.warnings)}>0`);
  }
  return levelOf(errors, warnings);
}
