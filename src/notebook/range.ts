import { element } from "./element.js";
import { type Input, toInput } from "./input.js";
import { words } from "./words.js";

/** Both ends belong to it; `from` is never after `to`. */
export type Range = { readonly from: number; readonly to: number };

/** A range of whole numbers, such as years: two lists; the end that is moved past the other takes it along. */
export function range(question: {
  readonly key?: string;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  /** How a number is written, on the page and in its address, and what is meant; default plainly. */
  readonly print?: (number: number) => string;
  readonly parse?: (text: string) => number | undefined;
  /** From `min` to `max`, if not given. */
  readonly initial?: Range;
}): Input<Range> {
  const { key, label, min, max, print = String, parse = Number } = question;
  const from = listNumbers(words().from, min, max, print);
  const to = listNumbers(words().to, min, max, print);
  const host = element(
    "fieldset",
    { class: "input range" },
    element("legend", { class: "label" }, label),
    element("div", { class: "ends" }, from, element("span", { "aria-hidden": "true" }, "—"), to),
  );
  from.addEventListener("change", () => {
    if (Number(to.value) < Number(from.value)) to.value = from.value;
  });
  to.addEventListener("change", () => {
    if (Number(to.value) < Number(from.value)) from.value = to.value;
  });
  const isOption = (value: number) => Number.isInteger(value) && value >= min && value <= max;
  return toInput<Range>(host, {
    key,
    initial: question.initial ?? { from: min, to: max },
    get: () => ({ from: Number(from.value), to: Number(to.value) }),
    set: (value) => {
      from.value = String(value.from);
      to.value = String(value.to);
    },
    toTexts: (value) => [print(value.from), print(value.to)],
    fromTexts: (texts) => {
      const [first = Number.NaN, last = Number.NaN] = texts.map(
        (text) => parse(text) ?? Number.NaN,
      );
      if (!isOption(first) && !isOption(last)) return undefined;
      const start = isOption(first) ? first : min;
      const end = isOption(last) ? last : max;
      return start <= end ? { from: start, to: end } : { from: end, to: start };
    },
  });
}

function listNumbers(
  label: string,
  min: number,
  max: number,
  print: (number: number) => string,
): HTMLSelectElement {
  const numbers = Array.from({ length: Math.max(0, max - min + 1) }, (_, step) => min + step);
  return element(
    "select",
    { "aria-label": label },
    ...numbers.map((number) => element("option", { value: String(number) }, print(number))),
  );
}
