import type { Text } from "./text.js";

/** What one reporting period 报告期 is. */
export type PeriodKind = "year" | "quarter" | "month";

/**
 * A period as one integer, so that the next is one more whatever its kind: a year stands for itself, a
 * quarter is year × 4 + 0 … 3, a month year × 12 + 0 … 11. Years being 1900 to 2999, the three ranges
 * do not meet: a period says of which kind it is.
 */
export type Period = number;

const PER_YEAR: Readonly<Record<PeriodKind, number>> = { year: 1, quarter: 4, month: 12 };
const [FIRST_YEAR, LAST_YEAR] = [1900, 2999];

/**
 * @param part the number of the quarter or month in its year, from 1
 * @returns undefined where there is no such period
 */
export function toPeriod(kind: PeriodKind, year: number, part = 1): Period | undefined {
  const parts = PER_YEAR[kind];
  const isYear = Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
  const isPart = Number.isInteger(part) && part >= 1 && part <= parts;
  return isYear && isPart ? year * parts + part - 1 : undefined;
}

/** The period of that kind in which a day lies, given as `YYYY-MM-DD`. */
export function periodOfDate(kind: PeriodKind, date: string): Period | undefined {
  const [year = Number.NaN, month = Number.NaN] = date.split("-").map(Number);
  const part = { year: 1, quarter: Math.ceil(month / 3), month }[kind];
  return toPeriod(kind, year, part);
}

export function kindOfPeriod(period: Period): PeriodKind {
  if (period >= FIRST_YEAR * PER_YEAR.month) return "month";
  return period >= FIRST_YEAR * PER_YEAR.quarter ? "quarter" : "year";
}

/** `year`, and from 1 the number of the quarter or month in it. */
export function partsOfPeriod(period: Period): { readonly year: number; readonly part: number } {
  const parts = PER_YEAR[kindOfPeriod(period)];
  const year = Math.floor(period / parts);
  return { year, part: period - year * parts + 1 };
}

/** In short, as data files and axes have it: `2021`, `2021-Q3`, `2021-09`. */
export function printPeriod(period: Period): string {
  const { year, part } = partsOfPeriod(period);
  switch (kindOfPeriod(period)) {
    case "year":
      return String(period);
    case "quarter":
      return `${year}-Q${part}`;
    case "month":
      return `${year}-${String(part).padStart(2, "0")}`;
  }
}

/** What `printPeriod` wrote; undefined for anything else. */
export function parsePeriod(text: string): Period | undefined {
  const found = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})))?$/.exec(text);
  if (!found) return undefined;
  const [, year, quarter, month] = found;
  if (quarter !== undefined) return toPeriod("quarter", Number(year), Number(quarter));
  if (month !== undefined) return toPeriod("month", Number(year), Number(month));
  return toPeriod("year", Number(year));
}

/** As data files and reports for programs have it: a year is a number, anything else a text. */
export const writePeriod = (period: Period): number | string =>
  kindOfPeriod(period) === "year" ? period : printPeriod(period);

/** The first period of a kind that has a month in common with another: of 2021 the month 2021-01. */
export const firstWithin = (kind: PeriodKind, period: Period): Period =>
  Math.floor((firstMonthOf(period) * PER_YEAR[kind]) / PER_YEAR.month);

/** The last such period: of 2021 the month 2021-12. */
export const lastWithin = (kind: PeriodKind, period: Period): Period =>
  Math.floor(((firstMonthOf(period + 1) - 1) * PER_YEAR[kind]) / PER_YEAR.month);

/** The month in which a period begins, given also for the one after the last of all. */
const firstMonthOf = (period: Period): number =>
  (period * PER_YEAR.month) / PER_YEAR[kindOfPeriod(period)];

/** In a sentence: `2021 年`, `2021 年 3 季度`, `2021 年 9 月`. */
export function periodInWords(period: Period): Text {
  const { year, part } = partsOfPeriod(period);
  switch (kindOfPeriod(period)) {
    case "year":
      return { zh: `${period} 年`, en: String(period) };
    case "quarter":
      return { zh: `${year} 年 ${part} 季度`, en: `Q${part} ${year}` };
    case "month":
      return { zh: `${year} 年 ${part} 月`, en: `${MONTHS[part - 1]} ${year}` };
  }
}

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
];
