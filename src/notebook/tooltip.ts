import type { View } from "vega";
import { Handler } from "vega-tooltip";
import { element } from "./element.js";

/**
 * Shows the tooltips of a view, as text only.
 *
 * @returns hides what is shown: a drawing that is replaced under the pointer never says it was left
 */
export function addTooltip(view: View): () => void {
  const handler = new Handler({ disableDefaultStyle: true, formatTooltip: toMarkup });
  view.tooltip(handler.call);
  return () => document.querySelector(".vg-tooltip")?.classList.remove("visible");
}

/** Unlike the default, no key is special: one named `image` would become an image. */
function toMarkup(value: unknown): string {
  if (typeof value !== "object" || value === null) return element("p", {}, String(value)).outerHTML;
  const lines = Object.entries(value).map(([key, text]) =>
    element("tr", {}, element("th", {}, key), element("td", {}, String(text))),
  );
  return element("table", {}, ...lines).outerHTML;
}
