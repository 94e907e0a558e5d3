import type { GridTable } from "./table.js";

/** One cell, and those that have to do with it: addresses within one sheet. */
export type Highlight = {
  readonly address: string | undefined;
  readonly related: readonly string[];
};

export const NO_HIGHLIGHT: Highlight = { address: undefined, related: [] };

/** Highlights one cell strongly and others lightly; what is not drawn in the table is passed over. */
export function highlightIn(table: GridTable, { address, related }: Highlight): void {
  for (const old of table.element.querySelectorAll("[data-shown]")) {
    old.removeAttribute("data-shown");
    old.removeAttribute("aria-current");
  }
  for (const each of related) show(table.find(each)?.cell.element, "related");
  const found = address === undefined ? undefined : table.find(address);
  show(found?.cell.element, "chosen");
  show(found?.rowHead, "chosen");
  show(found?.columnHead, "chosen");
  found?.cell.element.setAttribute("aria-current", "true");
}

const show = (host: HTMLElement | undefined, how: "chosen" | "related"): void =>
  host?.setAttribute("data-shown", how);
