import { printPeriod } from "../../model/period.js";
import type { Language } from "../../model/text.js";
import {
  countFindings,
  countVerdicts,
  type FileReport,
  type Verdict,
  verdictOf,
} from "../report.js";
import type { Catalogue } from "./catalogue.js";
import { classesOf } from "./filter.js";
import { html, isolate, type Markup, NOTHING } from "./markup.js";
import { badge, STANDING_WORDS, STANDINGS } from "./standing.js";
import { renderTable } from "./table.js";
import { WORDS } from "./words.js";

const VERDICTS: readonly Verdict[] = ["accepted", "blocked", "unreadable", "unused"];

/** How many files and findings of each sort there are. */
export function renderTotals(reports: readonly FileReport[], language: Language): Markup {
  const words = WORDS[language];
  const verdicts = countVerdicts(reports);
  const counts = countFindings(reports.flatMap(({ findings }) => findings));
  const total = (term: Markup, count: number) => html`<div><dt>${term}</dt><dd>${count}</dd></div>`;
  return html`<dl class="totals">
${total(html`${words.files}`, reports.length)}
${VERDICTS.filter((verdict) => verdict !== "unused" || verdicts.unused > 0).map((verdict) => total(badge(verdict, words.verdict[verdict]), verdicts[verdict]))}
${STANDINGS.map((standing) => total(badge(standing, STANDING_WORDS[standing][language]), counts[standing]))}
</dl>
`;
}

/** A line for each file, with a link to its part. */
export function renderOverview(
  reports: readonly FileReport[],
  catalogue: Catalogue,
  language: Language,
): Markup {
  const words = WORDS[language];
  if (reports.length === 0) return NOTHING;
  const rows = reports.map((report, index) => toRow(report, index, catalogue, language));
  const standings = STANDINGS.map((standing) => STANDING_WORDS[standing][language]);
  return html`<section>
<h2 id="files">${words.overview}</h2>
${renderTable(words.overview, [words.file, words.unit, words.period, words.conclusion], standings, rows)}
</section>
`;
}

function toRow(
  report: FileReport,
  index: number,
  catalogue: Catalogue,
  language: Language,
): Markup {
  const verdict = verdictOf(report);
  const counts = countFindings(report.findings);
  const { unit = "", period } = report.submission ?? {};
  return html`<tr class="${classesOf(report.findings, catalogue)}"><th scope="row"><a href="#file-${index}">${isolate(report.file)}</a></th><td>${isolate(unit)}</td><td>${period === undefined ? "" : printPeriod(period)}</td><td>${badge(verdict, WORDS[language].verdict[verdict])}</td>${STANDINGS.map((standing) => toNumber(counts[standing]))}</tr>
`;
}

const toNumber = (count: number): Markup =>
  html`<td class="number${count === 0 ? " zero" : ""}">${count}</td>`;
