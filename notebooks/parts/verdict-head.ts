import { printPeriod, type Review, type ReviewComparison } from "../../src/index.js";
import { element } from "../../src/notebook/element.js";
import type { CheckWords } from "./check-words.js";

/** The verdict in one line, whose workbook it is, and what became of its mistakes. */
export type VerdictHead = {
  readonly element: HTMLElement;
  readonly update: (review: Review) => void;
  readonly focus: () => void;
};

const SYMBOLS: Readonly<Record<Review["verdict"], string>> = {
  accepted: "✓",
  blocked: "×",
  unreadable: "×",
  unused: "—",
};

export function verdictHead(review: Review, words: CheckWords): VerdictHead {
  const symbol = element("span", { class: "symbol", "aria-hidden": "true" });
  const conclusion = element("span", {});
  // Here a reader goes on when a file has been read.
  const verdict = element("h2", { class: "verdict", tabindex: "-1" }, symbol, conclusion);
  const live = element("div", { role: "status" }, verdict);
  const since = element("div", { class: "since" });
  const host = element(
    "div",
    {},
    live,
    element("p", { class: "note" }, element("bdi", {}, whose(review, words))),
    ...lackOf(review, words),
    since,
  );
  const update = (now: Review) => {
    host.className = `verdict-head ${now.verdict}`;
    symbol.textContent = SYMBOLS[now.verdict];
    conclusion.textContent = now.conclusion;
    since.replaceChildren(...(now.compared ? toComparison(now.compared, words) : []));
  };
  update(review);
  return { element: host, update, focus: () => verdict.focus() };
}

function whose({ file, submission }: Review, words: CheckWords): string {
  if (!submission) return file;
  const { title, version, unit, period, previous, noun = "year" } = submission;
  return [
    file,
    unit,
    period === undefined ? "" : printPeriod(period),
    `${title} ${words.version(version)}`,
    previous && words.comparedWith(previous, noun),
  ]
    .filter(Boolean)
    .join(" · ");
}

const lackOf = ({ submission, withoutPrevious }: Review, words: CheckWords): HTMLElement[] =>
  withoutPrevious === 0
    ? []
    : [
        element(
          "p",
          { class: "note" },
          words.withoutPrevious(withoutPrevious, submission?.noun ?? "year"),
        ),
      ];

function toComparison(
  { file, fixed, remaining, fresh }: ReviewComparison,
  words: CheckWords,
): HTMLElement[] {
  const sentence = element("p", {}, words.since(file, fixed.length, remaining, fresh));
  if (fixed.length === 0) return [sentence];
  const lines = fixed.map(({ where, message }) =>
    element("li", {}, element("strong", {}, `✓ ${where}`), " ", element("bdi", {}, message)),
  );
  return [
    sentence,
    element(
      "details",
      {},
      element("summary", {}, words.fixed(fixed.length)),
      element("ul", {}, ...lines),
    ),
  ];
}
