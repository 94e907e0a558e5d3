import type { CellView } from "../../index.js";
import { toAddress } from "../../index.js";
import { element } from "../element.js";
import { say } from "../page-language.js";
import { badgeText, type GridMark, kindOf, labelOf, mostPressing } from "./mark.js";
import type { GridPosition } from "./position.js";
import { beginningOf, gridText } from "./text.js";
import { GRID_WORDS } from "./words.js";

/** One cell of the drawing. */
export type GridCell = {
  readonly element: HTMLElement;
  /** Shows what was found here. What is there already stays, and keeps the focus. */
  readonly mark: (marks: readonly GridMark[]) => void;
};

/** Texts shorter than this are in sight, wherever they stand. */
const LONG_TEXT = 40;

/** A cell of the sheet: its content as text, and a button as soon as something was found in it. */
export function gridCell(
  content: CellView | undefined,
  position: GridPosition,
  isAnswer: boolean,
): GridCell {
  const text = content?.text ?? "";
  const attributes = {
    class:
      [isAnswer && "answer", content?.isNumber && "end"].filter(Boolean).join(" ") || undefined,
    "data-address": toAddress(position.row, position.column),
    title: text.length > LONG_TEXT ? beginningOf(text) : undefined,
  };
  const shown = text === "" ? undefined : gridText(text);
  const cell = element("td", attributes, ...(shown ? [shown] : []));
  let button: MarkButton | undefined;
  return {
    element: cell,
    mark: (marks) => {
      const decisive = mostPressing(marks);
      if (!button) {
        if (!decisive) return;
        button = markButton(shown);
        cell.replaceChildren(button.element);
      }
      button.show(marks);
      setOrRemove(cell, "data-mark", decisive && kindOf(decisive));
      setOrRemove(cell, "data-found-at", decisive?.address);
      setOrRemove(cell, "title", marks.map(labelOf).join("\n") || attributes.title);
    },
  };
}

/** Part of a stretch of empty rows or columns. */
export function gapCell(words: string): GridCell {
  const cell = element("td", { class: "gap" }, element("span", {}, words));
  return { element: cell, mark: () => {} };
}

type MarkButton = {
  readonly element: HTMLElement;
  readonly show: (marks: readonly GridMark[]) => void;
};

function markButton(shown: HTMLElement | undefined): MarkButton {
  const badge = element("span", { class: "badge", "aria-hidden": "true" });
  const blank = () => element("i", { class: "blank" }, say(GRID_WORDS.blank));
  const label = element("span", { class: "unseen" });
  const button = element("button", { type: "button" }, badge, shown ?? blank(), label);
  const show = (marks: readonly GridMark[]) => {
    const decisive = mostPressing(marks);
    const several = marks.length > 1 ? marks.length : undefined;
    badge.textContent = decisive ? badgeText(kindOf(decisive), several) : "";
    const labels = marks.map(labelOf).join(say(GRID_WORDS.separator));
    label.textContent = labels && say(GRID_WORDS.comma) + labels;
    // Not `disabled`: a button that is disabled while it has the focus loses it.
    button.tabIndex = decisive ? 0 : -1;
    setOrRemove(button, "aria-disabled", decisive ? undefined : "true");
  };
  return { element: button, show };
}

function setOrRemove(host: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) host.removeAttribute(name);
  else host.setAttribute(name, value);
}
