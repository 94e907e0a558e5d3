import type {
  RenderedAlternative,
  RenderedQuestion,
  RenderedSuspect,
  RenderedSuspects,
} from "../../src/index.js";
import { element } from "../../src/notebook/element.js";
import type { GridPlace } from "../../src/notebook/grid/workbook-grid.js";

/** Shows a cell in the grid, and with it those that would change too. */
type OnReveal = (place: GridPlace, related: readonly GridPlace[]) => void;

/** The cells that are probably wrong, and what they may have been meant to be; closed until asked for. */
export function suspectList(suspects: RenderedSuspects, onReveal: OnReveal): HTMLElement {
  const { title, lead, questions, incomplete } = suspects;
  return element(
    "details",
    { class: "suspects", open: true },
    element("summary", {}, title),
    ...toNotes(lead),
    ...questions.map((question) => toQuestion(question, onReveal)),
    ...toNotes(incomplete),
  );
}

const toNotes = (text: string): HTMLElement[] =>
  text === "" ? [] : [element("p", { class: "note" }, text)];

const toQuestion = (
  { heading, alternatives, more }: RenderedQuestion,
  onReveal: OnReveal,
): HTMLElement =>
  element(
    "section",
    {},
    element("h3", {}, heading),
    element("ol", {}, ...alternatives.map((each) => toAlternative(each, onReveal))),
    ...toNotes(more),
  );

function toAlternative(
  { cells, proposal, tie }: RenderedAlternative,
  onReveal: OnReveal,
): HTMLElement {
  const places = cells.flatMap(({ place: { sheet, address } }) =>
    address === undefined ? [] : [{ sheet, address }],
  );
  return element(
    "li",
    {},
    ...cells.map((cell) => toCell(cell, places, onReveal)),
    element("p", { dir: "auto" }, proposal),
    ...toNotes(tie),
  );
}

function toCell(
  { place: { sheet, address }, where, field, value, evidence }: RenderedSuspect,
  places: readonly GridPlace[],
  onReveal: OnReveal,
): HTMLElement {
  const button = element(
    "button",
    { type: "button", class: "link" },
    [where, field, value].filter(Boolean).join(" "),
  );
  button.addEventListener("click", () => {
    if (address === undefined) return;
    onReveal(
      { sheet, address },
      places.filter((other) => other.sheet !== sheet || other.address !== address),
    );
  });
  return element("p", {}, button, " ", element("span", { class: "note" }, evidence));
}
