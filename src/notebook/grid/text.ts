import { element } from "../element.js";
import { say } from "../page-language.js";
import { GRID_WORDS } from "./words.js";

/** As much of one cell's text as is shown. */
const MOST_CHARACTERS = 300;

/** What stands in a cell. Its direction is its own, whatever characters are in it. */
export function gridText(text: string): HTMLElement {
  const shown = beginningOf(text);
  const words = element("bdi", { dir: "auto" }, shown);
  if (shown === text) return words;
  const length = element("small", {}, say(GRID_WORDS.length(text.length)));
  return element("span", {}, words, length);
}

/** Text that is longer than what is shown ends with "…", and never within a character. */
export function beginningOf(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  return `${text.slice(0, MOST_CHARACTERS).replace(/[\ud800-\udbff]$/, "")}…`;
}
