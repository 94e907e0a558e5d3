import { element } from "../element.js";
import { say } from "../page-language.js";
import { MARK_KINDS, MARK_SYMBOLS } from "./mark.js";
import { GRID_WORDS } from "./words.js";

/** What symbols and grounds mean. */
export function gridLegend(): HTMLElement {
  const marks = MARK_KINDS.map((kind) =>
    toItem({ class: "badge", "data-mark": kind }, MARK_SYMBOLS[kind], say(GRID_WORDS[kind])),
  );
  const grounds = [
    toItem({ class: "ground answer" }, "", say(GRID_WORDS.answer)),
    toItem({ class: "ground" }, "", say(GRID_WORDS.printed)),
  ];
  const attributes = { class: "legend", "aria-label": say(GRID_WORDS.legend) };
  return element("ul", attributes, ...marks, ...grounds);
}

const toItem = (
  attributes: Readonly<Record<string, string>>,
  symbol: string,
  words: string,
): HTMLElement =>
  element("li", {}, element("span", { ...attributes, "aria-hidden": "true" }, symbol), words);
