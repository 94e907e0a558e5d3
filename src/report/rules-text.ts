import type { Finding } from "../model/finding.js";
import type { Language, Text } from "../model/text.js";
import { DECEPTIVE, renderMessage, renderPlace, SEVERITY_WORDS, toOneLine } from "./render.js";
import { type Paint, PLAIN } from "./text.js";

/** Findings in a rule file: place, message, the line, and a caret under the part that is meant. */
export function toRulesText(
  findings: readonly Finding[],
  language: Language,
  paint: Paint = PLAIN,
): string {
  return findings.map((finding) => `${toBlock(finding, language, paint)}\n`).join("");
}

function toBlock(finding: Finding, language: Language, paint: Paint): string {
  const severity = paint[finding.severity](SEVERITY_WORDS[finding.severity][language]);
  const head = `${toOneLine(renderPlace(finding.place))} ${severity} ${renderMessage(finding, language)} ${paint.dim(`[${toOneLine(finding.rule)}]`)}`;
  const { excerpt, width, filled } = finding.data;
  if (finding.place.kind !== "source" || typeof excerpt !== "string") return head;
  const { line, start } = cutOut(excerpt, finding.place.column - 1);
  const caret = drawCaret(line, start, Number(width ?? 1));
  const lines = [head, `  ${line}`, `  ${caret}`];
  // Placeholders filled in: what the check reads as for one of its values.
  if (typeof filled === "string") lines.push(paint.dim(`  = ${toOneLine(filled)}`));
  return lines.join("\n");
}

const LONGEST = 120;

/** The part of a long line around the fault; every sign keeps its place, whatever it is. */
function cutOut(excerpt: string, at: number): { readonly line: string; readonly start: number } {
  const shown = excerpt
    .replace(/[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/gu, "\ufffd")
    .replace(DECEPTIVE, "\ufffd");
  if (shown.length <= LONGEST) return { line: shown, start: at };
  const from = Math.max(0, at - LONGEST / 2);
  const before = from > 0 ? "…" : "";
  const after = shown.length > from + LONGEST ? "…" : "";
  const line = `${before}${shown.slice(from, from + LONGEST)}${after}`;
  return { line, start: at - from + before.length };
}

/** Chinese characters take two columns on a terminal, and so must the space above the caret. */
function drawCaret(line: string, start: number, width: number): string {
  const pad = (text: string, half: string, full: string) =>
    [...text].map((sign) => (sign === "\t" ? sign : isWide(sign) ? full : half)).join("");
  const before = pad(line.slice(0, start), " ", "　");
  return before + (pad(line.slice(start, start + width), "^", "^^") || "^");
}

/** East Asian wide and full-width characters (UAX #11), in the large. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{3fffd}]/u;
const isWide = (character: string): boolean => WIDE.test(character);

/** One check in plain words, for `hebiao rules explain`. */
export type Explained = {
  readonly id: string;
  readonly severity: Finding["severity"];
  readonly rows?: string | undefined;
  readonly demand: Text;
  readonly message?: Text | undefined;
};

/** An indicator in plain words. */
export type ExplainedIndicator = {
  readonly name: string;
  readonly computed: Text;
  /** The column by which it is divided. */
  readonly by?: string | undefined;
};

export function toExplainText(
  title: string,
  checks: readonly Explained[],
  language: Language,
  paint: Paint = PLAIN,
  indicators: readonly ExplainedIndicator[] = [],
): string {
  const checksWord = checks.length === 1 ? "check" : "checks";
  const count = { zh: `共 ${checks.length} 条审核`, en: `${checks.length} ${checksWord}` }[
    language
  ];
  const lines = checks.map(({ id, severity, rows, demand, message }) => {
    const word = paint[severity](SEVERITY_WORDS[severity][language]);
    const each =
      rows === undefined
        ? ""
        : { zh: `“${rows}”每一行：`, en: `in every row of ${rows}: ` }[language];
    const said = message ? paint.dim(`\n    ${toOneLine(message[language])}`) : "";
    const demanded = toOneLine(`${each}${demand[language]}`);
    return `${word} ${paint.strong(toOneLine(id))}\n    ${demanded}${said}`;
  });
  const derived = indicators.map(({ name, computed, by }) => {
    const divided = by === undefined ? "" : { zh: `，按 ${by} 分列`, en: `, by ${by}` }[language];
    return `${paint.strong(toOneLine(name))}\n    ${toOneLine(computed[language] + divided)}`;
  });
  const heading = { zh: "派生指标", en: "Indicators computed from the answers" }[language];
  const more = derived.length > 0 ? `\n${heading}\n\n${derived.join("\n")}\n` : "";
  return `${paint.strong(toOneLine(title))}\n${count}\n\n${lines.join("\n")}\n${more}`;
}
