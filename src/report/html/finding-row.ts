import type { Finding } from "../../model/finding.js";
import type { Language } from "../../model/text.js";
import { nameOfRule, renderRelated } from "../finding-parts.js";
import { renderMessage, renderPlace } from "../render.js";
import type { Catalogue } from "./catalogue.js";
import { classesOf } from "./filter.js";
import { html, isolate, type Markup, NOTHING } from "./markup.js";
import { badge, STANDING_WORDS, standingOf } from "./standing.js";
import { WORDS } from "./words.js";

/** A row: severity, place, section, field, message, related cells, check. */
export function renderFinding(finding: Finding, catalogue: Catalogue, language: Language): Markup {
  const { place } = finding;
  const standing = standingOf(finding);
  const { section = "", field = "" } = place.kind === "cell" ? place : {};
  return html`<tr class="${classesOf([finding], catalogue)}"><td>${badge(standing, STANDING_WORDS[standing][language])}</td><th scope="row">${isolate(renderPlace(place))}</th><td>${isolate(section)}</td><td>${isolate(field)}</td><td class="message">${isolate(renderMessage(finding, language))}${beside(finding, language)}</td><td>${renderOthers(finding, language)}</td><td class="rule">${isolate(nameOfRule(finding))}</td></tr>
`;
}

/** The author's hint and the filler's explanation, each on a line of its own. */
const beside = ({ hint, explained }: Finding, language: Language): Markup =>
  html`${hint ? html`<p class="hint">${isolate(hint[language])}</p>` : NOTHING}${
    explained === undefined
      ? NOTHING
      : html`<p class="explanation">${WORDS[language].explanation}${isolate(explained)}</p>`
  }`;

/** More than these are the rows of a whole table, which would bury the message. */
const SHOWN = 8;

function renderOthers({ related, place }: Finding, language: Language): Markup {
  const { comma, more } = WORDS[language];
  const others = related.map((other) => renderRelated(other, place));
  const shown = isolate(others.slice(0, SHOWN).join(comma));
  const rest = others.slice(SHOWN);
  if (rest.length === 0) return shown;
  return html`${shown}<details><summary>${more(rest.length)}</summary>${isolate(rest.join(comma))}</details>`;
}
