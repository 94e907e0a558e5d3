import type { Alternative, Proposal } from "../../model/suspects.js";
import type { Language } from "../../model/text.js";
import type { Value } from "../../model/value.js";
import { renderRelated } from "../finding-parts.js";
import { shorten } from "../messages/message.js";
import { toOneLine, toPlainValue } from "../render.js";
import { SUSPECTS_WORDS } from "./words-in.js";

const MOST_PROPOSALS = 3;

/**
 * To what the cells of an alternative may be changed, as one sentence.
 *
 * @param total how many checks pass then
 */
export function renderProposals(
  alternative: Alternative,
  total: number,
  language: Language,
): string {
  if (alternative.proposals.length === 0) return renderLack(alternative, language);
  return alternative.cells.length === 1
    ? changeOne(alternative, total, language)
    : changeTogether(alternative, total, language);
}

/** A number as typed, a text in quotes. */
export function renderSuspectValue(value: Value, language: Language): string {
  const words = SUSPECTS_WORDS[language];
  if (value.kind === "text") return words.quoted(shorten(toOneLine(value.text)));
  return value.kind === "none" ? words.none : toPlainValue(value);
}

function renderLack({ cells }: Alternative, language: Language): string {
  const words = SUSPECTS_WORDS[language];
  if (cells.length > 1) return words.someTogether(cells.length);
  return cells[0]?.value.kind === "number" ? words.someNumber : words.someEntry;
}

/** A reason that all values share is said once. */
function changeOne({ proposals }: Alternative, total: number, language: Language): string {
  const words = SUSPECTS_WORDS[language];
  const shown = proposals.slice(0, MOST_PROPOSALS).map((each) => toChanges(each, language));
  const isMore = proposals.length > MOST_PROPOSALS;
  const reasons = new Set(shown.map(([change]) => change?.reason ?? ""));
  const [reason = ""] = reasons;
  const isShared = reasons.size === 1;
  const values = shown.map(([change]) => (isShared ? change?.value : change?.reasoned) ?? "");
  return words.change(words.anyOf(values, isMore), total, isShared ? reason : "");
}

function changeTogether(
  { cells, proposals }: Alternative,
  total: number,
  language: Language,
): string {
  const words = SUSPECTS_WORDS[language];
  const [first] = cells;
  const names = cells.map(({ place }) => toOneLine(renderRelated(place, first?.place ?? place)));
  const sets = proposals.slice(0, MOST_PROPOSALS).map((proposal) =>
    toChanges(proposal, language)
      .map(({ reasoned }, index) => words.changeOfOne(names[index] ?? "", reasoned))
      .join(words.comma),
  );
  return words.changeTogether(sets.join(words.otherwise), total);
}

type Change = { readonly value: string; readonly reason: string; readonly reasoned: string };

const toChanges = ({ values, reasons }: Proposal, language: Language): Change[] =>
  values.map((each, index) => {
    const words = SUSPECTS_WORDS[language];
    const value = renderSuspectValue(each, language);
    const given = reasons[index];
    const reason = given ? words.reason(given) : "";
    return { value, reason, reasoned: reason ? words.withReason(value, reason) : value };
  });
