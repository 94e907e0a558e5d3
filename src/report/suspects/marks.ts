import type { ResultSuspect, ResultSuspects } from "../../model/result.js";
import type { Language } from "../../model/text.js";
import type { FileReport } from "../report.js";
import { type RenderedAlternative, type RenderedQuestion, renderSuspects } from "../suspects.js";
import { SUSPECTS_WORDS } from "./words-in.js";

/** What a marked copy shows of the cells that are probably wrong. */
export function toSuspectMarks(
  report: Pick<FileReport, "suspects" | "findings">,
  language: Language,
): ResultSuspects | undefined {
  const rendered = renderSuspects(report, language);
  if (!rendered) return undefined;
  const { title, lead, questions, incomplete } = rendered;
  const { way, place, content, proposal, evidence } = SUSPECTS_WORDS[language];
  return {
    title,
    lead,
    captions: { way, place, content, proposal, evidence },
    rows: [...questions.flatMap((question) => toRows(question, language)), ...remark(incomplete)],
  };
}

const toRows = (
  { heading, alternatives, more }: RenderedQuestion,
  language: Language,
): ResultSuspect[] => [
  { kind: "question", text: heading },
  ...alternatives.flatMap((each, index) => toCells(each, index + 1, language)),
  ...remark(more),
];

/** What is to be changed together is said once, beside the first of the cells. */
function toCells(
  { cells, proposal, tie }: RenderedAlternative,
  number: number,
  language: Language,
): ResultSuspect[] {
  const { nthWay, stop } = SUSPECTS_WORDS[language];
  return cells.map(({ place, where, field, value, evidence }, index) => ({
    kind: "cell",
    way: index === 0 ? nthWay(number) : "",
    ...(place.address !== undefined && { sheet: place.sheet, address: place.address }),
    place: where,
    content: [field, value].filter(Boolean).join(" "),
    proposal: index === 0 ? [proposal, tie].filter(Boolean).join(stop) : "",
    evidence,
  }));
}

const remark = (text: string): ResultSuspect[] => (text ? [{ kind: "remark", text }] : []);
