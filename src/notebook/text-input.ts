import { element, nextId } from "./element.js";
import { type Input, toInput } from "./input.js";

/** A text to search for; it takes effect with every letter. */
export function textInput(question: {
  readonly key?: string;
  readonly label: string;
}): Input<string> {
  const { key, label } = question;
  const id = nextId("text");
  const field = element("input", { id, type: "search", autocomplete: "off" });
  // By itself a text field says that it has changed only when it is left.
  field.addEventListener("input", () =>
    field.dispatchEvent(new Event("change", { bubbles: true })),
  );
  const host = element(
    "div",
    { class: "input" },
    element("label", { class: "label", for: id }, label),
    field,
  );
  return toInput<string>(host, {
    key,
    initial: "",
    get: () => field.value,
    set: (value) => {
      field.value = value;
    },
    toTexts: (value) => [value],
    fromTexts: ([text]) => text,
  });
}
