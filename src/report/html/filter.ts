import type { Finding } from "../../model/finding.js";
import type { Language } from "../../model/text.js";
import { countFindings } from "../report.js";
import type { Catalogue, Group, Kind } from "./catalogue.js";
import { html, type Markup, NOTHING } from "./markup.js";
import { badge, STANDING_WORDS, STANDINGS } from "./standing.js";
import { WORDS } from "./words.js";

/**
 * Filters without a script: what can be filtered has a class for each kind of finding in it, and
 * one line of style for each kind shows it when the inputs ask for it. A browser that does not know
 * `:has` shows no inputs and everything else.
 */
export function renderFilter({ sections, checks, kindOf }: Catalogue, language: Language): Markup {
  const words = WORDS[language];
  const counts = countFindings(checks.flatMap(({ findings }) => findings));
  const boxes = STANDINGS.map(
    (standing) =>
      html`<label><input type="checkbox" id="show-${standing}" checked> ${badge(standing, STANDING_WORDS[standing][language])} ${counts[standing]}</label>`,
  );
  if (kindOf.size === 0) return NOTHING;
  return html`<form class="filter" autocomplete="off" aria-label="${words.filter}">
<fieldset><legend>${words.severity}</legend>${boxes}</fieldset>
${choose("section", words.section, sections, language)}
${choose("check", words.check, checks, language)}
<button type="reset">${words.reset}</button>
<p class="filtered">${words.filtered}</p>
</form>
`;
}

function choose(id: string, label: string, groups: readonly Group[], language: Language): Markup {
  const words = WORDS[language];
  const options = groups.map(
    ({ name, findings }, index) =>
      html`<option value="${index}">${name ?? words.wholeFile} · ${findings.length}</option>`,
  );
  return html`<span class="choice"><label for="${id}">${label}</label> <select id="${id}"><option value="">${words.all}</option>${options}</select></span>`;
}

/** For the class attribute of what is shown only while one of these findings is. */
export const classesOf = (findings: readonly Finding[], { kindOf }: Catalogue): string =>
  ["k", ...new Set(findings.map((finding) => `k${kindOf.get(finding)}`))].join(" ");

/** Nothing but numbers of the catalogue gets into the style sheet. */
export const filterStyle = ({ kinds }: Catalogue): string => `
@supports selector(:has(*)) {
.filter { display: flex }
${FILTERED} .filtered { display: block }
${FILTERED} ~ main .k { display: none }
${kinds.map(toRule).join("\n")}
}`;

/** Looked for in the form alone: to look through a page of thousands of rows takes seconds. */
const FILTERED = `.filter:has(input:not(:checked), option:checked:not([value=""]))`;

const toRule = ({ standing, section, check }: Kind, index: number): string =>
  `.filter:has(#show-${standing}:checked)${chosen("section", section)}${chosen("check", check)} ~ main .k${index} { display: revert }`;

const chosen = (id: string, value: number): string =>
  `:has(#${id} :is([value=""],[value="${value}"]):checked)`;
