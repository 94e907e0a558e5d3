import { isCalendarDate } from "../../model/date.js";
import type { ColumnType, Datum } from "../table.js";

/**
 * The type that all values of a column are of. A filler's 1.5 where a whole number is asked for is
 * a finding, but stays in the data: its column is then one of numbers.
 */
export function heldType(type: ColumnType, values: readonly Datum[]): ColumnType {
  switch (type) {
    case "integer":
      return values.every((value) => value === null || Number.isSafeInteger(value))
        ? "integer"
        : "number";
    case "date":
      return values.every((value) => value === null || isCalendarDate(String(value)))
        ? "date"
        : "text";
    default:
      return type;
  }
}
