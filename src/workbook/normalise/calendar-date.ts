const DAY = 86_400_000;
/** Day 0 of Excel's 1900 calendar as it counts after its non-existent 29 February 1900. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
/** Serials outside these years are more likely something else, such as the year 2017 or 201710. */
const PLAUSIBLE_SERIALS = { first: 18_264, last: 73_050 };

/** `YYYY-MM-DD`, or undefined where there is no such day in the years 1900 to 2999. */
export function toCalendarDate(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2999) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? toIsoDate(date) : undefined;
}

/** The day an Excel serial number of the years 1950 to 2099 stands for. */
export function dateOfSerial(serial: number): string | undefined {
  const { first, last } = PLAUSIBLE_SERIALS;
  const day = Math.floor(serial);
  return day >= first && day <= last ? toIsoDate(new Date(EXCEL_EPOCH + day * DAY)) : undefined;
}

const toIsoDate = (date: Date): string => date.toISOString().slice(0, 10);
