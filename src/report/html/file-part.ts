import { printPeriod } from "../../model/period.js";
import type { Language } from "../../model/text.js";
import { renderConclusion, renderLackOfPrevious } from "../conclusion.js";
import { renderMessage } from "../render.js";
import { type FileReport, verdictOf } from "../report.js";
import type { Catalogue } from "./catalogue.js";
import { classesOf } from "./filter.js";
import { renderFinding } from "./finding-row.js";
import { html, isolate, type Markup, NOTHING } from "./markup.js";
import { badge, STANDING_WORDS, standingOf } from "./standing.js";
import { renderSuspectsPart } from "./suspects-part.js";
import { renderTable } from "./table.js";
import { WORDS } from "./words.js";

/** What became of one file, with a row for each finding. */
export function renderFilePart(
  report: FileReport,
  index: number,
  open: boolean,
  catalogue: Catalogue,
  language: Language,
): Markup {
  const verdict = verdictOf(report);
  const words = WORDS[language];
  const content = report.submission
    ? [
        aboutSubmission(report, language),
        findingsOf(report, catalogue, language),
        renderSuspectsPart(report, catalogue, language),
      ]
    : sentencesOf(report, catalogue, language);
  // A link to what stands inside opens it; a link to the whole would not.
  return html`<section class="file ${classesOf(report.findings, catalogue)}"><details${open ? html` open` : NOTHING}>
<summary><h3>${isolate(report.file)}</h3> ${badge(verdict, words.verdict[verdict])}</summary>
<div id="file-${index}">
${content}<p class="back"><a href="#files">↑ ${words.back}</a></p>
</div></details></section>
`;
}

function aboutSubmission(report: FileReport, language: Language): Markup {
  const { submission, annotated } = report;
  if (!submission) return NOTHING;
  const { unit, period, title, form, version, previous, noun = "year" } = submission;
  const when = period === undefined ? undefined : printPeriod(period);
  const parts = [unit, when, title, `${form}@${version}`].filter((part) => part !== undefined);
  const words = WORDS[language];
  return html`${aboutLine("", parts.join(" · "))}${aboutLine(words.previous(noun), previous)}${aboutLine(words.annotated, annotated)}<p class="conclusion">${renderConclusion(report, language)}</p>
${aboutLine("", renderLackOfPrevious(report, language))}`;
}

const aboutLine = (caption: string, text: string | undefined): Markup =>
  text ? html`<p class="about">${caption}${isolate(text)}</p>\n` : NOTHING;

function findingsOf(report: FileReport, catalogue: Catalogue, language: Language): Markup {
  if (report.findings.length === 0) return NOTHING;
  const { severity, place, section, field, message, related, check } = WORDS[language];
  const columns = [severity, place, section, field, message, related, check];
  const rows = report.findings.map((finding) => renderFinding(finding, catalogue, language));
  return html`${renderTable(report.file, columns, [], rows)}\n`;
}

/** A file that is no submission has no cells: a sentence says what is the matter. */
const sentencesOf = ({ findings }: FileReport, catalogue: Catalogue, language: Language) =>
  findings.map((finding) => {
    const standing = standingOf(finding);
    return html`<p class="${classesOf([finding], catalogue)}">${badge(standing, STANDING_WORDS[standing][language])} ${isolate(renderMessage(finding, language))} <code>${finding.rule}</code></p>\n`;
  });
