import type { Language } from "../../model/text.js";
import type { FileReport } from "../report.js";
import { type RenderedAlternative, type RenderedSuspect, renderSuspects } from "../suspects.js";
import { SUSPECTS_WORDS } from "./words-in.js";

/** What of the whole report's paint it needs. */
type Paint = Readonly<Record<"strong" | "dim", (text: string) => string>>;

/** The cells that are probably wrong, as a block of the report on a file; none where none are known. */
export function toSuspectLines(
  report: Pick<FileReport, "suspects" | "findings">,
  language: Language,
  paint: Paint,
): string[] {
  const rendered = renderSuspects(report, language);
  if (!rendered) return [];
  const { title, lead, questions, incomplete } = rendered;
  return [
    "",
    `  ${paint.strong(title)}`,
    ...(lead ? [paint.dim(`    ${lead}`)] : []),
    ...questions.flatMap(({ heading, alternatives, more }) => [
      `    ${heading}`,
      ...alternatives.flatMap((alternative, index) =>
        toItem(alternative, index + 1, language, paint),
      ),
      ...(more ? [`      ${more}`] : []),
    ]),
    ...(incomplete ? [`    ${incomplete}`] : []),
  ];
}

/** A line for each cell, and one for what to change them to. */
function toItem(
  { cells, proposal, tie }: RenderedAlternative,
  number: number,
  language: Language,
  paint: Paint,
): string[] {
  const head = `      ${number}. `;
  const indent = " ".repeat(head.length);
  const lines = [...cells.map((cell) => toLine(cell, language)), proposal];
  const tied = tie ? paint.dim(`${SUSPECTS_WORDS[language].stop}${tie}`) : "";
  return lines.map(
    (line, index) =>
      `${index === 0 ? head : indent}${line}${index === lines.length - 1 ? tied : ""}`,
  );
}

const toLine = ({ where, field, value, evidence }: RenderedSuspect, language: Language): string =>
  [where, field, value].filter(Boolean).join(" ") + SUSPECTS_WORDS[language].colon + evidence;
