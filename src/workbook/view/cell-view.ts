import { toPlainNumber } from "../../model/number.js";
import type { CellContent } from "../content.js";
import type { CellView } from "./sheet-view.js";

/** Number formats play no part: what is shown is what the checks read. */
export const toCellView = (content: CellContent): CellView => ({
  text: toText(content),
  isNumber: content.kind === "number",
});

function toText(content: CellContent): string {
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
    // The formulas of live checks are long, and nobody typed them.
    case "uncalculated":
      return "=…";
  }
}
