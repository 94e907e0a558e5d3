import type { ReviewFinding } from "../../src/index.js";
import { element, nextId } from "../../src/notebook/element.js";
import { kindOf, MARK_SYMBOLS } from "../../src/notebook/grid/mark.js";
import type { GridPlace } from "../../src/notebook/grid/workbook-grid.js";
import type { CheckWords } from "./check-words.js";

/** One finding in the list. */
export type FindingItem = {
  readonly element: HTMLElement;
  /** After an explanation: what it says of itself; everything stays in its place. */
  readonly update: (finding: ReviewFinding) => void;
  readonly focus: () => void;
};

export type FindingActs = {
  /** Somebody wants to see where it stands. */
  readonly onChoose: () => void;
  readonly onRelated: (place: GridPlace) => void;
  /** A warning's explanation was written, or taken back. */
  readonly onExplain: (text: string) => void;
};

/** A finding in plain words: what, where, what to do, the check itself, and room to explain it. */
export function findingItem(
  finding: ReviewFinding,
  words: CheckWords,
  acts: FindingActs,
): FindingItem {
  const badge = element("span", { class: "badge" });
  const head = element(
    "button",
    { type: "button", class: "finding-head" },
    badge,
    element("span", { class: "where" }, finding.where),
    element("bdi", { class: "field" }, finding.field),
    ...(finding.isFresh ? [element("span", { class: "fresh" }, words.fresh)] : []),
  );
  head.addEventListener("click", acts.onChoose);
  const advice = element("p", { class: "advice" });
  const host = element(
    "li",
    {},
    head,
    element("p", { class: "message", dir: "auto" }, finding.message),
    advice,
    ...toRelated(finding, words, acts),
    ...toDemand(finding, words),
    ...(finding.explainable ? [explanationBox(finding, words, acts)] : []),
  );
  const update = (now: ReviewFinding) => {
    const kind = kindOf({ ...now, isOpen: now.open });
    host.className = `finding ${kind}`;
    badge.textContent = `${MARK_SYMBOLS[kind]} ${kind === "explained" ? words.explained : now.word}`;
    const isIdle = now.open && now.explanation !== "";
    advice.textContent = isIdle ? words.idle : now.hint;
  };
  update(finding);
  return { element: host, update, focus: () => head.focus() };
}

function toRelated(
  { related }: ReviewFinding,
  words: CheckWords,
  { onRelated }: FindingActs,
): HTMLElement[] {
  if (related.length === 0) return [];
  const buttons = related.map(({ label, sheet, address }) => {
    const button = element("button", { type: "button", class: "link" }, label);
    button.addEventListener("click", () => onRelated({ sheet, address }));
    return button;
  });
  return [element("p", { class: "related" }, words.related, ...buttons)];
}

const toDemand = ({ demand, check }: ReviewFinding, words: CheckWords): HTMLElement[] =>
  demand === undefined
    ? []
    : [
        element(
          "p",
          { class: "demand" },
          words.demand,
          element("bdi", {}, demand),
          element("code", {}, `[${check}]`),
        ),
      ];

/** Written when the box is left: with every key the page would be another. */
function explanationBox(
  { explanation }: ReviewFinding,
  words: CheckWords,
  { onExplain }: FindingActs,
): HTMLElement {
  const [id, hintId] = [nextId("explanation"), nextId("hint")];
  const box = element("textarea", { id, rows: "2", dir: "auto", "aria-describedby": hintId });
  box.value = explanation;
  box.addEventListener("change", () => onExplain(box.value));
  return element(
    "div",
    { class: "explanation" },
    element("label", { class: "label", for: id }, words.explanation),
    box,
    element("p", { class: "note", id: hintId }, words.explanationHint),
  );
}
