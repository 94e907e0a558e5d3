import type { Expression } from "../model/expression.js";
import { asPart } from "./excel-comparison.js";
import { quote } from "./excel-quote.js";
import { type PlainClass, plainFormula } from "./plain-text.js";
import { toExcelPattern } from "./wildcard.js";

/**
 * A function of values as a formula.
 *
 * @param operands its arguments as formulas
 * @param isArray each stands for a column; AND, OR, MIN and MAX would fold it
 * @throws NotInExcel where Excel has no function for it
 */
export function callFormula(
  node: Extract<Expression, { kind: "call" }>,
  operands: readonly string[],
  isArray: boolean,
): string {
  const [first = "", second = "0", third = "0"] = operands;
  switch (node.function) {
    case "abs":
      return `ABS(${first})`;
    case "round":
      return `ROUND(${first},${second})`;
    case "length":
      return `LEN(${first})`;
    case "min":
    case "max": {
      if (!isArray) return `${node.function.toUpperCase()}(${operands.join(",")})`;
      const sign = node.function === "min" ? "<" : ">";
      return operands.reduce((best, other) => `IF(${best}${sign}${other},${best},${other})`);
    }
    case "contains":
      return `IF((${first}="")+(${second}="")>0,NA(),ISNUMBER(FIND(${second},${first})))`;
    case "matches":
      return matches(first, node.arguments[1]);
    case "plain":
      return plainFormula(first, isArray, classesOf(node.arguments));
    case "date":
      return dateOf(first, second, third);
    case "year":
    case "month":
    case "day":
    case "first_day":
    case "last_day":
      return `IF(${first}=0,NA(),${DATE_PARTS[node.function](first)})`;
    case "days_between":
      return onTwoDays(first, second, `${serialOf(second)}-${serialOf(first)}`);
    case "months_between":
      return onTwoDays(first, second, `${monthsOf(second)}-${monthsOf(first)}`);
  }
}

/** Dates are numbers YYYYMMDD. */
const DATE_PARTS = {
  year: (date: string) => `INT(${date}/10000)`,
  month: (date: string) => `MOD(INT(${date}/100),100)`,
  day: (date: string) => `MOD(${date},100)`,
  first_day: (date: string) => `INT(${date}/100)*100+1`,
  last_day: (date: string) =>
    `INT(${date}/100)*100+DAY(DATE(${DATE_PARTS.year(date)},${DATE_PARTS.month(date)}+1,0))`,
};

const serialOf = (date: string): string =>
  `DATE(${DATE_PARTS.year(date)},${DATE_PARTS.month(date)},${DATE_PARTS.day(date)})`;

const monthsOf = (date: string): string =>
  `(${DATE_PARTS.year(date)}*12+${DATE_PARTS.month(date)})`;

const onTwoDays = (from: string, to: string, distance: string): string =>
  `IF((${from}=0)+(${to}=0)>0,NA(),${distance})`;

/** A month of 13, or the 31st of June, is no day; before 1900 only LibreOffice has days. */
function dateOf(year: string, month: string, day: string): string {
  const serial = `DATE(${year},${month},${day})`;
  const parts = [`YEAR(${serial})=${asPart(year)}`, `MONTH(${serial})=${asPart(month)}`];
  const isDay = [...parts, `DAY(${serial})=${asPart(day)}`, `${asPart(year)}>=1900`]
    .map((part) => `(${part})`)
    .join("*");
  return `IF(${isDay}=1,${asPart(year)}*10000+${asPart(month)}*100+${asPart(day)},NA())`;
}

/** Behind the text stands a sign that no text has, so that the pattern is held to its end. */
function matches(text: string, pattern: Expression | undefined): string {
  const excel = pattern?.kind === "text" ? toExcelPattern(pattern.value) : undefined;
  if (excel === undefined) throw new NotInExcel();
  return `IF(${text}="",NA(),IFERROR(SEARCH(${quote(excel + END)},${text}&"${END}")=1,FALSE))`;
}

const END = "\ue000";

const classesOf = ([, ...others]: readonly Expression[]): PlainClass[] | undefined =>
  others.length === 0
    ? undefined
    : others.flatMap((each) => (each.kind === "text" ? (each.value as PlainClass) : []));

/** Excel has no function for it, or no room. */
export class NotInExcel extends Error {}
