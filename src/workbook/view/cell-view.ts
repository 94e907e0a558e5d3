import type { CellContent } from "../content.js";
import { toRawText } from "../raw-text.js";
import type { CellView } from "./sheet-view.js";

/**
 * Number formats play no part: what is shown is what the checks read. The formulas of live checks are
 * long, and nobody typed them.
 */
export const toCellView = (content: CellContent): CellView => ({
  text: content.kind === "uncalculated" ? "=…" : toRawText(content),
  isNumber: content.kind === "number",
});
