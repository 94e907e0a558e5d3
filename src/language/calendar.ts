import { isCalendarDate } from "../model/date.js";

/** Dates are texts `YYYY-MM-DD`, of days that exist. */

const DAY = 24 * 60 * 60 * 1000;

const utcOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

const padded = (value: number, length: number): string => String(value).padStart(length, "0");

/** Undefined where there is no such day, or it is before 1900: no cell holds one, and Excel knows none. */
export function toDate(year: number, month: number, day: number): string | undefined {
  const date = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  return year >= 1900 && isCalendarDate(date) ? date : undefined;
}

export const yearOf = (date: string): number => Number(date.slice(0, 4));
export const monthOf = (date: string): number => Number(date.slice(5, 7));
export const dayOf = (date: string): number => Number(date.slice(8, 10));

/** Of its month. */
export const firstDay = (date: string): string => `${date.slice(0, 8)}01`;
export const lastDay = (date: string): string => {
  const days = new Date(Date.UTC(yearOf(date), monthOf(date), 0)).getUTCDate();
  return `${date.slice(0, 8)}${days}`;
};

/** From the first to the second; negative where that is earlier. */
export const daysBetween = (from: string, to: string): number => (utcOf(to) - utcOf(from)) / DAY;

/** Of the calendar, whatever the days: from 2024-01-31 to 2024-02-01 it is one. */
export const monthsBetween = (from: string, to: string): number =>
  (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);
