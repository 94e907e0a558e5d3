import { element, nextId } from "../element.js";
import { say } from "../page-language.js";
import type { GridSheet } from "./cells.js";
import { badgeText, countOf, type GridMark } from "./mark.js";
import { GRID_WORDS } from "./words.js";

/** The names of the sheets, one of which is open. */
export type GridTabs = {
  readonly element: HTMLElement;
  readonly select: (sheet: string) => void;
  /** Says how many errors and warnings are open on each sheet. */
  readonly mark: (marks: ReadonlyMap<string, readonly GridMark[]>) => void;
  /** Points out other sheets with cells that have to do with the one that is shown. */
  readonly relate: (sheets: ReadonlySet<string>) => void;
};

/**
 * @param sheets in the order of the tabs
 * @param panel what the tabs open
 */
export function gridTabs(
  sheets: readonly GridSheet[],
  panel: HTMLElement,
  onOpen: (sheet: string) => void,
): GridTabs {
  const tabs = sheets.map((sheet) => makeTab(sheet, panel.id));
  const list = element(
    "div",
    { class: "tabs", role: "tablist", "aria-label": say(GRID_WORDS.sheets) },
    ...tabs.map((tab) => tab.element),
  );
  for (const { name, element: button } of tabs) {
    button.addEventListener("click", () => onOpen(name));
  }
  list.addEventListener("keydown", (event) => {
    const shown = tabs.filter((tab) => !tab.element.hidden);
    const here = shown.findIndex((tab) => tab.element === event.target);
    const target = shown[targetOf(event.key, here, shown.length) ?? -1];
    if (!target) return;
    event.preventDefault();
    target.element.focus({ preventScroll: true });
    onOpen(target.name);
  });
  return {
    element: list,
    select: (sheet) => {
      for (const tab of tabs) {
        tab.select(tab.name === sheet);
        if (tab.name !== sheet) continue;
        panel.setAttribute("aria-labelledby", tab.element.id);
        scrollInto(list, tab.element);
      }
    },
    mark: (marks) => {
      for (const tab of tabs) tab.mark(marks.get(tab.name) ?? []);
    },
    relate: (related) => {
      for (const { name, element: button } of tabs) {
        button.toggleAttribute("data-related", related.has(name));
      }
    },
  };
}

function makeTab({ name, hidden }: GridSheet, panelId: string) {
  const badges = element("span", { class: "badges" });
  const words = hidden ? [element("small", {}, say(GRID_WORDS.hidden))] : [];
  const attributes = { type: "button", role: "tab", id: nextId("tab"), "aria-controls": panelId };
  const tab = element("button", attributes, element("bdi", {}, name), ...words, badges);
  let isSelected = false;
  let isMarked = false;
  const update = () => {
    tab.hidden = hidden && !isMarked && !isSelected;
    tab.setAttribute("aria-selected", String(isSelected));
    tab.tabIndex = isSelected ? 0 : -1;
  };
  return {
    name,
    element: tab,
    select: (selected: boolean) => {
      isSelected = selected;
      update();
    },
    mark: (marks: readonly GridMark[]) => {
      isMarked = marks.length > 0;
      update();
      badges.replaceChildren(...toBadges(marks));
    },
  };
}

function toBadges(marks: readonly GridMark[]): HTMLElement[] {
  return (["error", "warning"] as const).flatMap((kind) => {
    const count = countOf(marks, kind);
    if (count === 0) return [];
    const words = kind === "error" ? GRID_WORDS.errors(count) : GRID_WORDS.warnings(count);
    const badge = element("span", { class: "badge", "data-mark": kind, "aria-hidden": "true" });
    badge.textContent = badgeText(kind, count);
    return [badge, element("span", { class: "unseen" }, say(GRID_WORDS.comma) + say(words))];
  });
}

/** The position to go to; the first follows the last. */
function targetOf(key: string, here: number, count: number): number | undefined {
  switch (key) {
    case "ArrowRight":
      return (here + 1) % count;
    case "ArrowLeft":
      return (here - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

/** Many tabs scroll by themselves; the page around them stays where it is. */
function scrollInto(list: HTMLElement, tab: HTMLElement): void {
  const [outer, inner] = [list.getBoundingClientRect(), tab.getBoundingClientRect()];
  if (inner.top < outer.top) list.scrollTop += inner.top - outer.top;
  else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom;
}
