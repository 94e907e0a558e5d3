import { isCalendarDate } from "../../model/date.js";
import { kindOfPeriod, writePeriod } from "../../model/period.js";
import type { ColumnType, Datum } from "../table.js";

/** Years are integers, other periods texts: `yearmonth` where all are months. */
export type HeldType = Exclude<ColumnType, "period"> | "yearmonth";

/**
 * The type that all values of a column are of. A filler's 1.5 where a whole number is asked for is
 * a finding, but stays in the data: its column is then one of numbers.
 */
export function heldType(type: ColumnType, values: readonly Datum[]): HeldType {
  switch (type) {
    case "integer":
      return values.every((value) => value === null || Number.isSafeInteger(value))
        ? "integer"
        : "number";
    case "date":
      return values.every((value) => value === null || isCalendarDate(String(value)))
        ? "date"
        : "text";
    case "period":
      return heldPeriods(values);
    default:
      return type;
  }
}

function heldPeriods(values: readonly Datum[]): HeldType {
  const kinds = new Set(values.map((value) => (value === null ? null : kindOfPeriod(+value))));
  kinds.delete(null);
  const [only = "year", another] = kinds;
  if (another !== undefined || only === "quarter") return "text";
  return only === "year" ? heldType("integer", values) : "yearmonth";
}

/** The values of a column as files for others have them. */
export const heldValues = (type: ColumnType, values: readonly Datum[]): readonly Datum[] =>
  type === "period" ? values.map((value) => (value === null ? null : writePeriod(+value))) : values;
