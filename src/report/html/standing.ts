import type { Finding } from "../../model/finding.js";
import type { Text } from "../../model/text.js";
import { SEVERITY_WORDS } from "../render.js";
import { type Counts, countFindings, type Verdict } from "../report.js";
import { html, type Markup } from "./markup.js";

/** How a finding counts: by its severity, unless it is an explained warning. */
export type Standing = keyof Counts;

export const STANDINGS: readonly Standing[] = ["error", "warning", "explained", "note"];

export const STANDING_WORDS: Readonly<Record<Standing, Text>> = {
  ...SEVERITY_WORDS,
  explained: { zh: "已说明", en: "explained" },
};

export function standingOf(finding: Finding): Standing {
  const counts = countFindings([finding]);
  return STANDINGS.find((standing) => counts[standing] > 0) ?? finding.severity;
}

/** Beside a word, so that nothing depends on telling colours apart. */
const SIGNS: Readonly<Record<Standing | Verdict, string>> = {
  error: "✕",
  warning: "▲",
  explained: "✓",
  note: "○",
  accepted: "✓",
  blocked: "✕",
  unreadable: "?",
  unused: "–",
};

/** A sign and a word in the colour of the thing; those who listen hear the word only. */
export const badge = (kind: Standing | Verdict, word: string): Markup =>
  html`<span class="badge ${kind}"><span aria-hidden="true">${SIGNS[kind]}</span> ${word}</span>`;
