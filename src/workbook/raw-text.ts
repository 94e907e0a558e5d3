import { toPlainNumber } from "../model/number.js";
import type { CellContent } from "./content.js";

/** What stands in a cell, as text: a number without its format, a formula without a result as typed. */
export function toRawText(content: CellContent): string {
  switch (content.kind) {
    case "number":
      return toPlainNumber(content.number);
    case "text":
      return content.text;
    case "boolean":
      return content.boolean ? "TRUE" : "FALSE";
    case "date":
      return content.date;
    case "error":
      return content.error;
    case "uncalculated":
      return content.formula.startsWith("=") ? content.formula : `=${content.formula}`;
  }
}
