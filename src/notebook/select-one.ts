import { element, nextId } from "./element.js";
import { type Input, type Option, toInput } from "./input.js";

/** One of many: a list that opens. */
export function selectOne<Value extends string>(question: {
  readonly key?: string;
  readonly label: string;
  readonly options: readonly Option<Value>[];
  /** The first option, if not given or not there. */
  readonly initial?: Value;
}): Input<Value> {
  const { key, label, options } = question;
  const id = nextId("select");
  const select = element(
    "select",
    { id },
    ...options.map((option) => element("option", { value: option.value }, option.label)),
  );
  const host = element(
    "div",
    { class: "input" },
    element("label", { class: "label", for: id }, label),
    select,
  );
  return toInput<Value>(host, {
    key,
    initial: pickInitial(options, question.initial),
    get: () => select.value as Value,
    set: (value) => {
      select.value = value;
    },
    toTexts: (value) => [value],
    fromTexts: (texts) => options.find(({ value }) => texts.includes(value))?.value,
  });
}

/** Without any option the value is the empty text, as for a `<select>` without any. */
export const pickInitial = <Value extends string>(
  options: readonly Option<Value>[],
  initial: Value | undefined,
): Value => (options.find(({ value }) => value === initial) ?? options[0])?.value ?? ("" as Value);
