import { isCalendarDate } from "../model/date.js";

const DAY = 86_400_000;
const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(?:T|$)/;

/** Excel's two calendars: the day that serial 0 stands for, and the last serial there is. */
const CALENDAR_1900 = { epoch: Date.UTC(1899, 11, 30), last: 2_958_465 };
const CALENDAR_1904 = { epoch: Date.UTC(1904, 0, 1), last: 2_957_003 };
/** 29 February 1900, which never was but is counted: serials before it are a day behind. */
const FALSE_LEAP_DAY = 60;

/** The day of a serial number, its time dropped; undefined where Excel shows no date but `####`. */
export function isoDateOfSerial(serial: number, date1904: boolean): string | undefined {
  const { epoch, last } = date1904 ? CALENDAR_1904 : CALENDAR_1900;
  const counted = Math.floor(serial);
  if (counted < 0 || counted > last) return undefined;
  const day = !date1904 && counted < FALSE_LEAP_DAY ? counted + 1 : counted;
  return new Date(epoch + day * DAY).toISOString().slice(0, 10);
}

/** The day of `2026-03-01` or `2026-03-01T08:00:00`; undefined where there is no such day. */
export function toIsoDate(text: string): string | undefined {
  const day = ISO_DATE.exec(text)?.[1];
  return day !== undefined && isCalendarDate(day) ? day : undefined;
}

/**
 * The serial number of an ISO 8601 date by the calendar of 1900; undefined before March of that year,
 * where Excel believes in a 29 February.
 */
export function toDateSerial(text: string): number | undefined {
  if (!isCalendarDate(text) || text < "1900-03-01") return undefined;
  return (Date.parse(`${text}T00:00:00Z`) - CALENDAR_1900.epoch) / DAY;
}
