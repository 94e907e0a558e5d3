import type { SheetFormat } from "../../model/sheet-of-table.js";
import type { Entry } from "./summary-index.js";

/** How the values of a field, an entry of `fields`, are shown. */
export function fieldFormat({ type, decimals }: Entry): SheetFormat {
  switch (type) {
    case "integer":
      return { kind: "number", decimals: 0, grouped: true };
    case "decimal":
      return { kind: "number", decimals: decimals ? Number(decimals) : undefined, grouped: true };
    case "year":
      return { kind: "number", decimals: 0, grouped: false };
    case "date":
      return { kind: "date" };
    default:
      return { kind: "text" };
  }
}

/** In characters: those of East Asia take two. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 2 : 1), 0);
