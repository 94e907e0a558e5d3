import { element } from "./element.js";
import { choose, type Input, toInput } from "./input.js";
import { words } from "./words.js";

/** Which page of many, counted from 1. Not shown where there is only one. */
export function pager(question: {
  readonly key?: string;
  /** What is paged, for screen readers. */
  readonly label?: string;
  readonly pages: number;
}): Input<number> {
  const { key, label = words().page } = question;
  const pages = Math.max(1, question.pages);
  let page = 1;
  const back = element("button", { type: "button", class: "quiet" }, words().previousPage);
  const on = element("button", { type: "button", class: "quiet" }, words().nextPage);
  const shown = element("span", { role: "status" });
  const host = element("nav", { class: "input pager", "aria-label": label }, back, shown, on);
  host.hidden = pages <= 1;
  const input = toInput<number>(host, {
    key,
    initial: 1,
    get: () => page,
    set: (value) => {
      page = Math.min(Math.max(1, value), pages);
      shown.textContent = words().pageOf(page, pages);
      // Not `disabled`: a button that is disabled while it has the focus loses it.
      back.setAttribute("aria-disabled", String(page === 1));
      on.setAttribute("aria-disabled", String(page === pages));
    },
    toTexts: (value) => [String(value)],
    fromTexts: (texts) => texts.map(Number).find((value) => isPage(value, pages)),
  });
  const turn = (step: number) => () => {
    if (isPage(page + step, pages)) choose(input, page + step);
  };
  back.addEventListener("click", turn(-1));
  on.addEventListener("click", turn(1));
  return input;
}

const isPage = (value: number, pages: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= pages;
