import { quote } from "../../language/excel-quote.js";
import type { Form } from "../../model/form.js";
import { CALCULATION_SHEET } from "../../model/sheet-names.js";
import { explanationRows } from "../explanation-sheet.js";
import { type Liveness, livenessOf } from "./check-formulas.js";
import { at, LEDGER } from "./grid.js";
import { involvementOf } from "./involvement.js";
import { checkCells } from "./ledger-checks.js";
import { fieldCells } from "./ledger-fields.js";
import { tableCells } from "./ledger-tables.js";
import { formula, type LiveCell, type LiveContext } from "./live-cell.js";
import { type Plan, planLive } from "./plan.js";

/** The live checks of a template: the hidden sheet's cells, and where they stand. */
export type Live = {
  readonly plan: Plan;
  readonly cells: readonly LiveCell[];
  /** By check id. */
  readonly liveness: ReadonlyMap<string, Liveness>;
};

/** Compiles everything of a form that can be checked while somebody types. */
export function calculateLive(form: Form, hasPrevious: boolean): Live {
  const plan = planLive(form);
  const liveness = new Map(
    form.checks.map((check) => [check.id, livenessOf(check, plan, hasPrevious)]),
  );
  const involvement = involvementOf(form, liveness);
  const context: LiveContext = {
    form,
    plan,
    liveness,
    involvement,
    hasPrevious,
    explanationRows: explanationRows(form),
  };
  const cells = [
    ...totals(plan),
    ...[...plan.fields.values()].flatMap((field) => fieldCells(field, context)),
    ...[...plan.tables.values()].flatMap((table) => tableCells(table, context)),
    ...[...plan.checks.values()].flatMap((check) => checkCells(check, context)),
  ];
  return { plan, cells, liveness };
}

/** Where the totals stand on the hidden sheet. */
export const TOTALS = { errors: at(1, 2), warnings: at(1, 3), verdict: at(1, 4) } as const;

function totals({ ledger }: Plan): LiveCell[] {
  const { errors, warnings } = TOTALS;
  const errorWords = `IF(${errors}>0,${errors}&" 处必须修改","")`;
  const comma = `IF(AND(${errors}>0,${warnings}>0),"、","")`;
  const warningWords = `IF(${warnings}>0,${warnings}&" 处需要说明或修改","")`;
  const open = `"还有 "&${errorWords}&${comma}&${warningWords}`;
  const sum = (column: number) => `SUM(${at(ledger.first, column)}:${at(ledger.last, column)})`;
  return [
    formula(1, 2, sum(LEDGER.errors)),
    formula(1, 3, sum(LEDGER.warnings)),
    formula(1, 4, `IF(${errors}+${warnings}=0,"可以提交",${open})`),
  ];
}

/** How many findings of a kind one sheet has, as a formula of any sheet. */
export function countOn(sheet: string, kind: "errors" | "warnings", { ledger }: Plan): string {
  const column = (number: number) => intoLive(at(ledger.first, number), at(ledger.last, number));
  return `SUMIF(${column(LEDGER.sheet)},${quote(sheet)},${column(LEDGER[kind])})`;
}

/** A cell or range of the hidden sheet, as other sheets refer to it. */
export const intoLive = (first: string, last?: string): string =>
  `${CALCULATION_SHEET}!${first}${last === undefined ? "" : `:${last}`}`;
