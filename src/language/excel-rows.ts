import type { AggregateName } from "../model/expression.js";

/** The rows of a table as arrays in formulas. */
export type ExcelRows = {
  /**
   * `inside` where a row counts, `outside` where not: rows that are not filled in, or that `where` leaves
   * out, must not pass on their errors. An error where it cannot be told whether a row counts.
   */
  readonly over: (inside: string, outside: string) => string;
  /** 1 for each row that is filled in, else 0. */
  readonly used: string;
};

/** What each row says; made only where it is asked for. */
export type ExcelAnswers = {
  readonly of: () => string;
  /** What tells an answer from others. */
  readonly signs: () => string;
  /** 1 where something stands, else 0. */
  readonly content: () => string;
};

/** What the rows come to. */
export function rowsFormula(name: AggregateName, rows: ExcelRows & ExcelAnswers): string {
  const { over, of } = rows;
  switch (name) {
    case "count":
      return `SUM(${over(rows.content(), "0")})`;
    case "sum":
      return `SUM(${over(of(), "0")})`;
    case "mean":
      return `SUM(${over(of(), "0")})/SUM(${over("1", "0")})`;
    case "distinct":
      return distinct(rows);
    case "lookup":
      return `IF(SUM(${over("0", "0")})=0,INDEX(${of()},MATCH(1,${over("1", "0")},0)))`;
    default:
      return `IF(SUM(${over("1", "0")})=0,NA(),${name.toUpperCase()}(${over(of(), '""')}))`;
  }
}

/** Each answer counts as the share it has in those like it: COUNTIF would take `*` for a pattern. */
function distinct({ over, used, signs, content }: ExcelRows & ExcelAnswers): string {
  const answers = over(`IF(${content()},${signs()},"")`, '""');
  const alike = `MMULT(EXACT(${answers},TRANSPOSE(${answers}))*1,(ROW(${used})>0)*1)`;
  return `ROUND(SUM(IF(${answers}="",0,1/${alike})),0)`;
}

/** 1 where all rows (`isAll`) or one of them have an `outcome` of 1, else 0. */
export function allOrOne(isAll: boolean, { over }: ExcelRows, outcome: string): string {
  const rows = over(outcome, isAll ? "1" : "0");
  return isAll ? `IFERROR((SUM(1-${rows})=0)*1,0)` : `IFERROR((SUM(${rows})>0)*1,0)`;
}

/** Whether the answers never decrease: every one is compared with every later one. */
export function orderOutcome(
  wanted: boolean,
  { over, used }: ExcelRows,
  column: { readonly of: string; readonly isAnswer: string; readonly isUnreadable: string },
): string {
  const isAnswer = over(`(${column.isAnswer})*1`, "0");
  const answers = over(`IF(${column.isAnswer},${column.of},0)`, "0");
  const isLess = `(ROUND(TRANSPOSE(${answers})-${answers},6)<0)`;
  const isLater = `(TRANSPOSE(ROW(${used}))>ROW(${used}))`;
  const descents = `SUM(${isLater}*TRANSPOSE(${isAnswer})*${isAnswer}*${isLess})`;
  if (!wanted) return `IFERROR((${descents}>0)*1,0)`;
  const isRead = `SUM(${over(`(${column.isUnreadable})*1`, "0")})=0`;
  return `IFERROR((${descents}=0)*(${isRead}),0)`;
}
