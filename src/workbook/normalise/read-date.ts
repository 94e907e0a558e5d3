import { toDateValue, type Value } from "../../model/value.js";
import { dateOfSerial, toCalendarDate } from "./calendar-date.js";
import { toBareSpelling } from "./number-spelling.js";
import {
  type AnswerContent,
  type Reading,
  readAs,
  readAsNormalised,
  wrongType,
} from "./reading.js";
import { trimSpaces, withoutSpaces } from "./spaces.js";

/** The cell of a date field; forms ask for YYYYMMDD, a date cell says the same. */
export function readDate(content: AnswerContent, raw: string): Reading {
  switch (content.kind) {
    case "date": {
      // A time of the day is the day 0, which is no day.
      const date = dateIn(content.date, SPELLINGS);
      return date ? readAs(toDateValue(date), raw) : wrongType("date", "date", raw);
    }
    case "number":
      return readNumberAsDate(content.number, raw);
    case "text":
      return readSpelling(content.text, raw);
    case "boolean":
      return wrongType("date", "boolean", raw);
  }
}

function readNumberAsDate(number: number, raw: string): Reading {
  const date = dateIn(String(number), [DIGITS]);
  if (date) return readAs(toDateValue(date), raw);
  return wrongType("date", "number", raw, toProposal(dateOfSerial(number)));
}

function readSpelling(text: string, raw: string): Reading {
  const asked = dateIn(trimSpaces(text), [DIGITS]);
  if (asked) return readAs(toDateValue(asked), raw);
  const bare = toBareSpelling(text);
  const date = dateIn(bare, SPELLINGS);
  return date
    ? readAsNormalised(toDateValue(date), raw, date.replaceAll("-", ""))
    : wrongType("date", "text", raw, toProposal(meantBy(bare)));
}

/** The one evident reading of a text that is no date: with a time, with inner spaces, a serial. */
function meantBy(text: string): string | undefined {
  if (/^\d{5}$/.test(text)) return dateOfSerial(Number(text));
  const withoutTime = text.replace(/[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, "");
  // Spaces between bare digits could part anything, so those need a separator.
  return dateIn(withoutSpaces(withoutTime), SPELLINGS.slice(1));
}

function dateIn(text: string, spellings: readonly RegExp[]): string | undefined {
  for (const spelling of spellings) {
    const { year, month, day } = spelling.exec(text)?.groups ?? {};
    if (year && month && day) return toCalendarDate(Number(year), Number(month), Number(day));
  }
  return undefined;
}

const toProposal = (date: string | undefined): Value | undefined =>
  date === undefined ? undefined : toDateValue(date);

const DIGITS = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/;

const SPELLINGS: readonly RegExp[] = [
  DIGITS,
  /^(?<year>\d{4})(?<separator>[-/.])(?<month>\d{1,2})\k<separator>(?<day>\d{1,2})$/,
  /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日$/,
];
