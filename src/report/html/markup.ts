import { toOneLine } from "../render.js";

/** A piece of HTML that is fit to be put out as it is: `html` makes it, and escapes what it is given. */
export type Markup = { readonly markup: string };

export type Part = string | number | Markup | readonly Markup[];

/**
 * HTML with every text escaped, for content and for quoted attributes alike; attributes without
 * quotes, scripts and style sheets are no places for text.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const pieces = parts.map((part, index) => toMarkup(part) + (strings[index + 1] ?? ""));
  return { markup: (strings[0] ?? "") + pieces.join("") };
}

/** Words from a workbook beside others: whatever their direction of writing, it stays theirs. */
export const isolate = (text: string): Markup => html`<bdi>${text}</bdi>`;

export const NOTHING: Markup = { markup: "" };

function toMarkup(part: Part): string {
  if (typeof part === "number") return String(part);
  if (typeof part === "string") return escapeText(part);
  return "markup" in part ? part.markup : part.map(({ markup }) => markup).join("");
}

const escapeText = (text: string): string =>
  toOneLine(text).replace(/[&<>"'`]/g, (sign) => ENTITIES[sign] ?? "");

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};
