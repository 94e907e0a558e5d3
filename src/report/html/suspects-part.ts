import type { Language } from "../../model/text.js";
import type { FileReport } from "../report.js";
import { SUSPECTS_WORDS } from "../suspects/words-in.js";
import {
  type RenderedAlternative,
  type RenderedQuestion,
  type RenderedSuspect,
  renderSuspects,
} from "../suspects.js";
import type { Catalogue } from "./catalogue.js";
import { classesOf } from "./filter.js";
import { html, isolate, type Markup, NOTHING } from "./markup.js";

/** The cells that are probably wrong in a file: a list for each question, the likeliest first. */
export function renderSuspectsPart(
  report: FileReport,
  catalogue: Catalogue,
  language: Language,
): Markup {
  const rendered = renderSuspects(report, language);
  if (!rendered) return NOTHING;
  const { title, lead, questions, incomplete } = rendered;
  const lists = questions.map((question) => renderQuestion(question, catalogue, language));
  const own = questions.flatMap(({ findings }) => findings);
  return html`<div class="suspects${own.length > 0 ? ` ${classesOf(own, catalogue)}` : ""}">
<h4>${title}</h4>
${lead ? html`<p class="about">${lead}</p>\n` : NOTHING}${lists}${incomplete ? html`<p>${incomplete}</p>\n` : NOTHING}</div>
`;
}

/** A page without suspects has nothing of them. */
export const suspectsStyle = (reports: readonly FileReport[]): string =>
  reports.some(({ suspects }) => suspects) ? STYLE : "";

const STYLE = `
.suspects { margin: .8rem 0 }
.suspects h4 { margin: 0; font-size: 1rem }
.suspects ol { margin: 0 0 .6rem; padding-inline-start: 2.2em }
.suspects li { margin: .25rem 0; overflow-wrap: anywhere }
.suspects li p { margin: 0 }
.suspects .evidence { color: var(--faint) }
@media print { .suspects li { break-inside: avoid } .suspects h4, .suspects .question { break-after: avoid } }`;

/** Shown as long as one of its findings is. */
function renderQuestion(
  { heading, findings, alternatives, more }: RenderedQuestion,
  catalogue: Catalogue,
  language: Language,
): Markup {
  const known = findings.length > 0 ? html` class="${classesOf(findings, catalogue)}"` : NOTHING;
  const items = alternatives.map((alternative) => renderAlternative(alternative, language));
  return html`<div${known}>
<p class="question">${isolate(heading)}</p>
<ol>
${items}</ol>
${more ? html`<p class="about">${more}</p>\n` : NOTHING}</div>
`;
}

function renderAlternative(
  { cells, proposal, tie }: RenderedAlternative,
  language: Language,
): Markup {
  const tied = tie ? html`${SUSPECTS_WORDS[language].stop}${tie}` : NOTHING;
  return html`<li>${cells.map((cell) => renderCell(cell, language))}<p>${isolate(proposal)}${tied}</p></li>
`;
}

const renderCell = (
  { where, field, value, evidence }: RenderedSuspect,
  language: Language,
): Markup =>
  html`<p><b>${isolate(where)}</b> ${isolate(field)} ${isolate(value)}<span class="evidence">${SUSPECTS_WORDS[language].colon}${evidence}</span></p>`;
