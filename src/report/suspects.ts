import type { Finding } from "../model/finding.js";
import type { CellPlace } from "../model/place.js";
import type { Alternative, Question, SuspectCell } from "../model/suspects.js";
import type { Language } from "../model/text.js";
import { nameOfCheck } from "./finding-parts.js";
import { renderPlace, toOneLine } from "./render.js";
import type { FileReport } from "./report.js";
import { countFailed, findingsOf, isNotAllowed } from "./suspects/findings.js";
import { renderProposals, renderSuspectValue } from "./suspects/proposals.js";
import { SUSPECTS_WORDS } from "./suspects/words-in.js";

/** The cells of a file that are probably wrong, in words; every report lays them out its own way. */
export type RenderedSuspects = {
  readonly title: string;
  /** What the questions are, and what to do before anything is changed. */
  readonly lead: string;
  readonly questions: readonly RenderedQuestion[];
  /** "" where the search was complete. */
  readonly incomplete: string;
};

export type RenderedQuestion = {
  /** Which checks failed, and how many ways there are. */
  readonly heading: string;
  /** What was found on its cells. */
  readonly findings: readonly Finding[];
  readonly alternatives: readonly RenderedAlternative[];
  /** "" where all alternatives are shown. */
  readonly more: string;
};

export type RenderedAlternative = {
  readonly cells: readonly RenderedSuspect[];
  /** To what the cells may be changed, and by which slip they may have become what they are. */
  readonly proposal: string;
  /** "" unless nothing tells it from the one before. */
  readonly tie: string;
};

export type RenderedSuspect = {
  readonly place: CellPlace;
  /** As findings have it, such as 统计表!C15. */
  readonly where: string;
  readonly field: string;
  /** As a person would type it. */
  readonly value: string;
  readonly evidence: string;
};

/** More alternatives than this nobody compares. */
const MOST_ALTERNATIVES = 8;
const MOST_NAMES = 3;

/** Undefined for a file of which nobody knows any. */
export function renderSuspects(
  { suspects, findings }: Pick<FileReport, "suspects" | "findings">,
  language: Language,
): RenderedSuspects | undefined {
  if (!suspects || (suspects.questions.length === 0 && suspects.isComplete)) return undefined;
  const { questions, isComplete, solver } = suspects;
  const { title, lead, incomplete, noneFound, noSolver } = SUSPECTS_WORDS[language];
  const nothing = solver === "missing" ? noSolver : noneFound;
  return {
    title,
    lead: questions.length > 0 ? lead : "",
    questions: questions.map((question) =>
      renderQuestion(question, findings, isComplete, language),
    ),
    incomplete: isComplete ? "" : questions.length > 0 ? incomplete : nothing,
  };
}

function renderQuestion(
  question: Question,
  findings: readonly Finding[],
  isComplete: boolean,
  language: Language,
): RenderedQuestion {
  const { alternatives, rules } = question;
  const words = SUSPECTS_WORDS[language];
  const own = findingsOf(question, findings);
  const total = countFailed(question, own);
  const names = rules.slice(0, MOST_NAMES).map((rule) => toOneLine(nameOfCheck(rule)));
  const subject = rules.length > 0 ? words.checks(names, rules.length) : words.notAllowed;
  const oneWay = isComplete ? words.oneWay : words.oneWayFound;
  const ways = alternatives.length === 1 ? oneWay : words.ways(alternatives.length);
  const rest = alternatives.length - MOST_ALTERNATIVES;
  return {
    heading: `${subject}${words.colon}${ways}`,
    findings: own,
    alternatives: alternatives
      .slice(0, MOST_ALTERNATIVES)
      .map((alternative) => renderAlternative(alternative, own, total, language)),
    more: rest > 0 ? words.more(rest) : "",
  };
}

const renderAlternative = (
  alternative: Alternative,
  findings: readonly Finding[],
  total: number,
  language: Language,
): RenderedAlternative => ({
  cells: alternative.cells.map((cell) => ({
    place: cell.place,
    where: toOneLine(renderPlace(cell.place)),
    field: toOneLine(cell.place.field ?? ""),
    value: renderSuspectValue(cell.value, language),
    evidence: renderEvidence(cell, findings, total, language),
  })),
  proposal: renderProposals(alternative, total, language),
  tie: alternative.isTied ? SUSPECTS_WORDS[language].tie : "",
});

function renderEvidence(
  { place, failed }: SuspectCell,
  findings: readonly Finding[],
  total: number,
  language: Language,
): string {
  const words = SUSPECTS_WORDS[language];
  const parts = [
    ...(isNotAllowed(place, findings) ? [words.notAllowed] : []),
    ...(failed > 0 ? [words.readBy(failed, total)] : []),
  ];
  return parts.join(words.clause) || words.readByNone;
}
