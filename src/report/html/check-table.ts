import type { Finding } from "../../model/finding.js";
import type { Language } from "../../model/text.js";
import { renderMessage } from "../render.js";
import { countFindings } from "../report.js";
import type { Catalogue, Group } from "./catalogue.js";
import { classesOf } from "./filter.js";
import { html, isolate, type Markup, NOTHING } from "./markup.js";
import { badge, STANDING_WORDS, STANDINGS } from "./standing.js";
import { renderTable } from "./table.js";
import { WORDS } from "./words.js";

/** Which checks fail most: what the office ought to explain to everybody. */
export function renderCheckTable(catalogue: Catalogue, language: Language): Markup {
  const words = WORDS[language];
  if (catalogue.checks.length === 0) return NOTHING;
  const rows = catalogue.checks.map((check) => toRow(check, catalogue, language));
  return html`<section>
<h2>${words.byCheck}</h2>
${renderTable(words.byCheck, [words.check, words.severity, words.example], [words.findings, words.inFiles], rows)}
</section>
`;
}

function toRow(check: Group, catalogue: Catalogue, language: Language): Markup {
  const counts = countFindings(check.findings);
  const badges = STANDINGS.filter((standing) => counts[standing] > 0).map(
    (standing) => html`${badge(standing, STANDING_WORDS[standing][language])} `,
  );
  const [first] = check.findings;
  return html`<tr class="${classesOf(check.findings, catalogue)}"><th scope="row">${isolate(check.name ?? "")}</th><td>${badges}</td><td>${isolate(first ? describe(first, language) : "")}</td><td class="number">${check.findings.length}</td><td class="number">${check.files}</td></tr>
`;
}

/** What the author of the check says of it; for a built-in one, its first finding. */
function describe(finding: Finding, language: Language): string {
  const { shown, message } = finding.data;
  const said = shown !== undefined && typeof message === "object" && "zh" in message;
  return said ? message[language] : renderMessage(finding, language);
}
