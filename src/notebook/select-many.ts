import { makeChoices } from "./choices.js";
import { element, nextId } from "./element.js";
import { choose, type Input, type Option, toInput } from "./input.js";
import { words } from "./words.js";

/**
 * Some of many, up to hundreds: a panel that opens, with a search box and a list of checkboxes.
 * The value is in the order of the options. In the address an empty text stands for "none".
 */
export function selectMany<Value extends string>(question: {
  readonly key?: string;
  readonly label: string;
  readonly options: readonly Option<Value>[];
  /** All, as far as `max` allows, if not given. */
  readonly initial?: readonly Value[];
  /** How many may be chosen. */
  readonly max?: number;
}): Input<readonly Value[]> {
  const { key, label, options, max = options.length } = question;
  const labelId = nextId("label");
  const summary = element("summary", { id: nextId("summary") });
  summary.setAttribute("aria-labelledby", `${labelId} ${summary.id}`);
  const choices = makeChoices(label, options, max);
  const details = element("details", {}, summary, choices.panel);
  const host = element(
    "div",
    { class: "input select-many" },
    element("span", { class: "label", id: labelId }, label),
    details,
  );
  const only = (values: readonly string[]) =>
    options.flatMap(({ value }) => (values.includes(value) ? [value] : [])).slice(0, max);
  const input = toInput<readonly Value[]>(host, {
    key,
    initial: only(question.initial ?? options.map(({ value }) => value)),
    get: () => only(choices.get()),
    set: (values) => {
      choices.set(only(values));
      summary.textContent = words().chosen(choices.get().length, options.length);
    },
    toTexts: (values) => (values.length > 0 ? values : [""]),
    fromTexts: (texts) => {
      const known = only(texts);
      const isNone = texts.length === 1 && texts[0] === "";
      return isNone || known.length > 0 ? known : undefined;
    },
  });
  choices.onMany((values) => choose(input, only(values)));
  closeWhenLeft(details, summary);
  return input;
}

/** Closes like a list: by Escape, and when the focus goes elsewhere on the page. */
function closeWhenLeft(details: HTMLDetailsElement, summary: HTMLElement): void {
  details.addEventListener("toggle", () => {
    if (details.open) details.querySelector("input")?.focus();
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    event.preventDefault();
    details.open = false;
    summary.focus();
  });
  details.addEventListener("focusout", ({ relatedTarget }) => {
    const goesInside = relatedTarget instanceof Node && details.contains(relatedTarget);
    if (!goesInside && document.hasFocus()) details.open = false;
  });
}
