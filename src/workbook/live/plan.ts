import { quoteSheet } from "../../language/excel-quote.js";
import type { Check, Field, Form, Table } from "../../model/form.js";
import { FIELD_COLUMNS, type Layout, layoutOf, type TableLayout } from "../layout.js";
import type { AnswerCells } from "./cell-formulas.js";
import { ANSWER, ANSWER_WIDTH, answerAt, at, BLOCK, LEDGER } from "./grid.js";

/**
 * Where everything stands on the hidden sheet of the live checks: a ledger with a row for each field,
 * table and check, and below it a block for each table, with a row for each row that is checked live.
 */
export type Plan = {
  readonly layout: Layout;
  readonly fields: ReadonlyMap<string, FieldPlan>;
  readonly tables: ReadonlyMap<string, TablePlan>;
  readonly checks: ReadonlyMap<string, CheckPlan>;
  readonly ledger: { readonly first: number; readonly last: number };
};

export type FieldPlan = {
  readonly field: Field;
  /** The name of its sheet. */
  readonly sheet: string;
  readonly row: number;
  /** The input, as a formula refers to it. */
  readonly input: string;
  /** Last year's value beside it. */
  readonly previousInput: string;
  readonly answer: AnswerCells;
  readonly previous: AnswerCells;
  /** The states of its whole section, to tell whether that has been begun. */
  readonly sectionStates: string;
};

export type TablePlan = {
  readonly table: Table;
  readonly sheet: string;
  readonly row: number;
  /** From the header to the row after the last, so that rows inserted anywhere between belong to it. */
  readonly range: (column: string) => string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: ReadonlyMap<string, ColumnPlan>;
  /** Check id → the column of its failures; that of the differences follows. */
  readonly rowChecks: ReadonlyMap<string, number>;
};

export type ColumnPlan = { readonly field: Field; readonly level: number; readonly answer: number };

export type CheckPlan = { readonly check: Check; readonly sheet: string; readonly row: number };

/** Rows inserted beyond these are checked once the workbook is submitted. */
const SPARE_ROWS = 10;
const MOST_ROWS = 200;

export function planLive(form: Form): Plan {
  const layout = layoutOf(form);
  let row = 2;
  const next = () => row++;
  const fields = new Map(
    layout.sheets.flatMap(({ name: sheet, sections }) =>
      sections.flatMap((section) => {
        if (section.kind === "table") return [];
        const first = row;
        const last = row + section.fields.length - 1;
        const states = LEDGER.answer + ANSWER.state;
        const sectionStates = `${at(first, states)}:${at(last, states)}`;
        return section.fields.map(({ field, row: inputRow }) => {
          const input = { sheet, row: inputRow };
          return [field.name, planField(field, input, next(), sectionStates)] as const;
        });
      }),
    ),
  );
  const tableRows = new Map([...form.tables.keys()].map((name) => [name, next()]));
  const sheets = sheetsByName(layout);
  const checks = new Map(
    form.checks.map((check) => {
      const sheet = sheets.get(check.rows ?? check.field) ?? layout.sheets[0]?.name ?? "";
      return [check.id, { check, sheet, row: next() }] as const;
    }),
  );
  const ledger = { first: 2, last: row - 1 };
  row += 1;
  const tables = new Map<string, TablePlan>();
  for (const { name: sheet, sections } of layout.sheets) {
    for (const section of sections) {
      if (section.kind !== "table") continue;
      const plan = planTable(section, sheet, tableRows.get(section.table.name) ?? 0, row, form);
      tables.set(section.table.name, plan);
      row = plan.lastRow + 2;
    }
  }
  return { layout, fields, tables, checks, ledger };
}

function planField(
  field: Field,
  input: { readonly sheet: string; readonly row: number },
  row: number,
  sectionStates: string,
): FieldPlan {
  const toInput = (column: number) => `${quoteSheet(input.sheet)}!${at(input.row, column)}`;
  return {
    field,
    sheet: input.sheet,
    row,
    input: toInput(FIELD_COLUMNS.value),
    previousInput: toInput(FIELD_COLUMNS.previous),
    answer: answerAt(row, LEDGER.answer),
    previous: answerAt(row, LEDGER.previous),
    sectionStates,
  };
}

function planTable(
  layout: TableLayout,
  sheet: string,
  row: number,
  firstRow: number,
  form: Form,
): TablePlan {
  const { table, headerRow, lastRow } = layout;
  const columns = new Map(layout.columns.map(({ field, column }) => [field.name, column]));
  const width = columns.size;
  const firstRaw = BLOCK.message + width + 1;
  const rowChecks = form.checks.filter(({ rows }) => rows === table.name);
  const firstCheck = firstRaw + ANSWER_WIDTH * width;
  return {
    table,
    sheet,
    row,
    range: (name) => {
      const column = columns.get(name) ?? 1;
      return `${quoteSheet(sheet)}!${at(headerRow, column)}:${at(lastRow + 1, column)}`;
    },
    firstRow,
    lastRow: firstRow + Math.min(table.rows + SPARE_ROWS, MOST_ROWS) - 1,
    columns: new Map(
      layout.columns.map(({ field }, index) => [
        field.name,
        { field, level: BLOCK.message + 1 + index, answer: firstRaw + ANSWER_WIDTH * index },
      ]),
    ),
    rowChecks: new Map(rowChecks.map(({ id }, index) => [id, firstCheck + 2 * index])),
  };
}

/** Which sheet a field or table stands on. */
const sheetsByName = ({ sheets }: Layout): ReadonlyMap<string, string> =>
  new Map(
    sheets.flatMap(({ name, sections }) =>
      sections.flatMap((section) =>
        section.kind === "table"
          ? [[section.table.name, name] as const]
          : section.fields.map(({ field }) => [field.name, name] as const),
      ),
    ),
  );
