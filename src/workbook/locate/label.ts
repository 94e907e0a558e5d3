import type { CellContent, SheetContent } from "../content.js";
import { toHalfWidth } from "../full-width.js";
import { withoutSpaces } from "../spaces.js";

/**
 * A label as it is compared: without spaces, a leading 其中, a unit in brackets or a colon, and with
 * half-width signs. `其中：纵向经费（万元）` and `纵向经费` are the same label.
 */
export function normaliseLabel(text: string): string {
  return toHalfWidth(withoutSpaces(text))
    .replace(/^其中:?/u, "")
    .replace(/\([^()]{0,12}\)$/u, "")
    .replace(/:$/u, "");
}

/** A sheet's texts as labels, computed once per sheet: row → column → label. */
export type Labels = ReadonlyMap<number, ReadonlyMap<number, string>>;

export function labelsOf(sheet: SheetContent): Labels {
  const labels = new Map<number, Map<number, string>>();
  for (const [row, cells] of sheet.rows) {
    const found = new Map<number, string>();
    for (const [column, content] of cells) {
      const label = toLabel(content);
      if (label) found.set(column, label);
    }
    if (found.size > 0) labels.set(row, found);
  }
  return labels;
}

const toLabel = (content: CellContent): string =>
  content.kind === "text" && content.text.length <= 100 ? normaliseLabel(content.text) : "";
