import { isCalendarDate } from "../../model/date.js";
import { isoDateOfSerial } from "../serial-date.js";

/** Serials outside these years are more likely something else, such as the year 2017 or 201710. */
const PLAUSIBLE_SERIALS = { first: 18_264, last: 73_050 };

/** `YYYY-MM-DD`, or undefined where there is no such day in the years 1900 to 2999. */
export function toCalendarDate(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2999) return undefined;
  const [mm, dd] = [month, day].map((part) => String(part).padStart(2, "0"));
  const date = `${year}-${mm}-${dd}`;
  return isCalendarDate(date) ? date : undefined;
}

/** The day an Excel serial number of the years 1950 to 2099 stands for. */
export function dateOfSerial(serial: number): string | undefined {
  const { first, last } = PLAUSIBLE_SERIALS;
  const day = Math.floor(serial);
  return day >= first && day <= last ? isoDateOfSerial(day, false) : undefined;
}
