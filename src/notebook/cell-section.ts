import type { Observer } from "@observablehq/runtime";
import { element } from "./element.js";
import { replaceKeepingFocus } from "./keep-focus.js";
import { words } from "./words.js";

/** The place of one cell on the page, still waiting for its first value. */
export const makeCellSection = (name: string): HTMLElement =>
  element("div", { class: "cell", "data-cell": name, "aria-busy": "true" });

/** While a cell is computed the old content stays, so that nothing flickers or jumps. */
export function observeSection(section: HTMLElement): Observer {
  return {
    pending: () => section.setAttribute("aria-busy", "true"),
    fulfilled: (value) => showContent(section, toNode(value)),
    rejected: (error, name) => {
      console.error(name, error);
      const message = words().failed(error instanceof Error ? error.message : String(error));
      showContent(section, element("p", { class: "problem", role: "alert" }, message));
    },
  };
}

function showContent(section: HTMLElement, content: Node | null): void {
  replaceKeepingFocus(section, content);
  section.removeAttribute("aria-busy");
}

function toNode(value: unknown): Node | null {
  if (value instanceof Node) return value;
  return value === null || value === undefined ? null : document.createTextNode(String(value));
}
