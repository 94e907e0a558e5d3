import type { FormLine, Language, RuleFinding, RuleReview } from "../../src/index.js";
import { element } from "../../src/notebook/element.js";
import { type CheckWords, checkWords } from "./check-words.js";
import type { RemoteDesk } from "./remote-desk.js";

/** What is wrong with the rule files that were dropped; `forms` change when some have been. */
export async function showRules(
  { desk }: RemoteDesk,
  _forms: readonly FormLine[],
  language: Language,
): Promise<HTMLElement | null> {
  const reviews = await (await desk).rules(language);
  if (reviews.length === 0) return null;
  const words = checkWords(language);
  return element(
    "section",
    { class: "rule-files" },
    element("h2", {}, words.rules),
    ...reviews.map((review) => toFile(review, words)),
  );
}

function toFile({ file, form, findings }: RuleReview, words: CheckWords): HTMLElement {
  const outcome = toOutcome(form, findings.length, words);
  return element(
    "div",
    { class: `verdict-head ${form ? "accepted" : "blocked"}` },
    element("h3", {}, element("bdi", {}, file)),
    element("p", { role: "status" }, outcome),
    element("ol", { class: "findings" }, ...findings.map((finding) => toItem(finding, words))),
  );
}

function toOutcome(form: RuleReview["form"], count: number, words: CheckWords): string {
  if (!form) return `× ${words.rulesBroken}`;
  const { title, version } = form;
  return count === 0
    ? `✓ ${words.rulesFine(title, version)}`
    : `✓ ${words.rulesUsable(title, version, count)}`;
}

function toItem(finding: RuleFinding, words: CheckWords): HTMLElement {
  const { severity, word, message, rule, line, column } = finding;
  const place = line !== undefined && column !== undefined ? words.at(line, column) : "";
  return element(
    "li",
    { class: `finding ${severity}` },
    element(
      "p",
      {},
      element("span", { class: "badge" }, word),
      element("span", { class: "where" }, place),
      " ",
      element("code", {}, rule),
    ),
    element("p", { class: "message" }, message),
    ...toExcerpt(finding),
  );
}

/** The line with the part that is meant marked. */
function toExcerpt({ excerpt, column = 1, width = 1 }: RuleFinding): HTMLElement[] {
  if (excerpt === undefined) return [];
  const [start, end] = [column - 1, column - 1 + width];
  return [
    element(
      "pre",
      {},
      excerpt.slice(0, start),
      element("mark", {}, excerpt.slice(start, end) || " "),
      excerpt.slice(end),
    ),
  ];
}
