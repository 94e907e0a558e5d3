import { toLetters } from "../../model/address.js";
import type { Check, Field, Form, Table } from "../../model/form.js";
import { FIELD_COLUMNS, type Layout, layoutOf, type TableLayout } from "../layout.js";
import type { AnswerCells } from "./cell-formulas.js";

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

/** The cells in which an answer is taken apart, from its first column on. */
export const ANSWER = { raw: 0, text: 1, spelling: 2, number: 3, state: 4, value: 5 } as const;
/** In a table's block, the problem of a cell follows. */
export const ANSWER_PROBLEM = 6;
const ANSWER_WIDTH = 7;

export const answerAt = (row: number, column: number): AnswerCells => ({
  raw: at(row, column + ANSWER.raw),
  text: at(row, column + ANSWER.text),
  spelling: at(row, column + ANSWER.spelling),
  number: at(row, column + ANSWER.number),
  state: at(row, column + ANSWER.state),
  value: at(row, column + ANSWER.value),
});

/** A column of a table's block, over all its rows. */
export const columnOf = ({ firstRow, lastRow }: TablePlan, column: number): string =>
  `${at(firstRow, column)}:${at(lastRow, column)}`;

/** `$C$5` */
export function at(row: number, column: number): string {
  return `$${toLetters(column)}$${row}`;
}

export const quoteSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`;
