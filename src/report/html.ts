import type { Language } from "../model/text.js";
import { catalogue } from "./html/catalogue.js";
import { renderCheckTable } from "./html/check-table.js";
import { renderFilePart } from "./html/file-part.js";
import { filterStyle, renderFilter } from "./html/filter.js";
import { html, type Markup, NOTHING } from "./html/markup.js";
import { renderOverview, renderTotals } from "./html/overview.js";
import { STYLE } from "./html/style.js";
import { suspectsStyle } from "./html/suspects-part.js";
import { WORDS } from "./html/words.js";
import { type FileReport, verdictOf } from "./report.js";

/**
 * The report as one page that needs nothing besides itself, neither a network nor a script; what
 * stands in cells is shown as text, whatever it is. The same reports give the same bytes.
 *
 * @param chart an SVG that sums up the findings, made by this program
 */
export function toHtml(reports: readonly FileReport[], language: Language, chart?: string): string {
  const found = catalogue(reports);
  const parts = reports.map((report, index) =>
    renderFilePart(report, index, isOpen(report, reports.length), found, language),
  );
  const words = WORDS[language];
  return html`<!doctype html>
<html lang="${LANGUAGE_TAGS[language]}">
${renderHead(words.title, { markup: STYLE + suspectsStyle(reports) + filterStyle(found) })}
<body>
<header>
<h1>${words.title}</h1>
${renderTotals(reports, language)}</header>
${renderFilter(found, language)}<main>
${renderOverview(reports, found, language)}${chart === undefined ? NOTHING : html`<figure class="chart">${{ markup: chart }}</figure>\n`}${renderCheckTable(found, language)}${parts.length > 0 ? html`<h2>${words.details}</h2>\n` : NOTHING}${parts}</main>
</body>
</html>
`.markup;
}

const renderHead = (title: string, style: Markup): Markup => html`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: POLICY }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<style>${style}
</style>
</head>`;

/** `zh` alone leaves it to the browser which country's shapes of characters are drawn. */
const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en" };

/** Nothing is loaded, run or sent, whatever might have got into the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Among many files, those that may be submitted only show their heads. */
const MANY = 5;
const isOpen = (report: FileReport, files: number): boolean =>
  files <= MANY || verdictOf(report) !== "accepted";
