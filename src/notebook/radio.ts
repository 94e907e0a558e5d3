import { element, nextId } from "./element.js";
import { type Input, type Option, toInput } from "./input.js";
import { pickInitial } from "./select-one.js";

/** One of a few, all in sight: a row of joined buttons. */
export function radio<Value extends string>(question: {
  readonly key?: string;
  readonly label: string;
  readonly options: readonly Option<Value>[];
  /** The first option, if not given or not there. */
  readonly initial?: Value;
}): Input<Value> {
  const { key, label, options } = question;
  const initial = pickInitial(options, question.initial);
  const name = nextId("radio");
  const buttons = options.map(({ value }) => element("input", { type: "radio", name, value }));
  const host = element(
    "fieldset",
    { class: "input radio" },
    element("legend", { class: "label" }, label),
    element(
      "div",
      { class: "segments" },
      ...buttons.map((button, at) => toSegment(button, options[at]?.label)),
    ),
  );
  return toInput<Value>(host, {
    key,
    initial,
    get: () => (buttons.find(({ checked }) => checked)?.value ?? initial) as Value,
    set: (value) => {
      for (const button of buttons) button.checked = button.value === value;
    },
    toTexts: (value) => [value],
    fromTexts: (texts) => options.find(({ value }) => texts.includes(value))?.value,
  });
}

const toSegment = (button: HTMLInputElement, label = ""): HTMLElement =>
  element("label", {}, button, element("span", {}, label));
