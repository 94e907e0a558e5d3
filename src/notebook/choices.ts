import { moveByArrows, stopOnce } from "./arrow-keys.js";
import { element } from "./element.js";
import type { Option } from "./input.js";
import { words } from "./words.js";

/** A searchable list of checkboxes in a panel. */
export type Choices = {
  readonly panel: HTMLElement;
  readonly get: () => readonly string[];
  readonly set: (values: readonly string[]) => void;
  /** Called with all that is to be chosen, when a button chooses several at once. */
  readonly onMany: (listener: (values: readonly string[]) => void) => void;
};

/** The list with its search box, its buttons and its notes; no more than `max` may be checked. */
export function makeChoices(label: string, options: readonly Option[], max: number): Choices {
  const lines = options.map(toLine);
  const parts = makePanel(label, lines);
  const shown = () => lines.filter(({ item }) => !item.hidden);
  const movable = () => shown().flatMap(({ box }) => (box.disabled ? [] : [box]));
  const get = () => lines.flatMap(({ box }) => (box.checked ? [box.value] : []));
  const refresh = () => {
    const isFull = max < lines.length && get().length >= max;
    for (const { box } of lines) box.disabled = isFull && !box.checked;
    const found = shown().length;
    parts.note.textContent = found === 0 ? words().nothingFound : isFull ? words().atMost(max) : "";
    stopOnce(movable());
  };
  parts.search.addEventListener("input", () => {
    const wanted = parts.search.value.trim().toLowerCase();
    for (const { item, text } of lines) item.hidden = !text.includes(wanted);
    parts.all.textContent = wanted ? words().chooseFound(shown().length) : words().chooseAll;
    refresh();
  });
  moveByArrows(parts.panel, parts.search, movable);
  return {
    panel: parts.panel,
    get,
    set: (values) => {
      for (const { box } of lines) box.checked = values.includes(box.value);
      refresh();
    },
    onMany: (listener) => {
      parts.none.addEventListener("click", () => listener([]));
      parts.all.addEventListener("click", () => {
        // What is chosen already goes first, so that a limit does not push it out.
        const found = shown().map(({ box }) => box.value);
        listener([...new Set([...get(), ...found])].slice(0, max));
      });
    },
  };
}

type Line = { readonly box: HTMLInputElement; readonly item: HTMLElement; readonly text: string };

function toLine({ value, label }: Option): Line {
  const box = element("input", { type: "checkbox", value });
  const item = element("li", {}, element("label", {}, box, element("span", {}, label)));
  return { box, item, text: label.toLowerCase() };
}

function makePanel(label: string, lines: readonly Line[]) {
  const search = element("input", {
    type: "search",
    "aria-label": words().searchIn(label),
    placeholder: words().search,
    autocomplete: "off",
  });
  const all = element("button", { type: "button", class: "quiet" }, words().chooseAll);
  const none = element("button", { type: "button", class: "quiet" }, words().chooseNone);
  const note = element("p", { class: "note", role: "status" });
  const panel = element(
    "fieldset",
    // A click between the controls keeps the focus inside, and so the panel open.
    { class: "panel", tabindex: "-1" },
    element("legend", { class: "unseen" }, label),
    element("div", { class: "panel-head" }, search, all, none),
    element("ul", {}, ...lines.map(({ item }) => item)),
    note,
    element("p", { class: "note keys" }, words().keys),
  );
  return { panel, search, all, none, note };
}
