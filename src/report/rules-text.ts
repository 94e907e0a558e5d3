import type { Finding } from "../model/finding.js";
import type { Language, Text } from "../model/text.js";
import { renderMessage, renderPlace, SEVERITY_WORDS } from "./render.js";
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
  const head = `${renderPlace(finding.place)} ${severity} ${renderMessage(finding, language)} ${paint.dim(`[${finding.rule}]`)}`;
  const { excerpt, width, filled } = finding.data;
  if (finding.place.kind !== "source" || typeof excerpt !== "string") return head;
  const caret = drawCaret(excerpt, finding.place.column - 1, Number(width ?? 1));
  const lines = [head, `  ${excerpt}`, `  ${caret}`];
  // Placeholders filled in: what the check reads as for one of its values.
  if (typeof filled === "string") lines.push(paint.dim(`  = ${filled}`));
  return lines.join("\n");
}

/** Chinese characters take two columns on a terminal, and so must the space above the caret. */
function drawCaret(line: string, start: number, width: number): string {
  const pad = (text: string, half: string, full: string) =>
    [...text].map((character) => (isWide(character) ? full : half)).join("");
  const before = pad(line.slice(0, start), " ", "　");
  return before + (pad(line.slice(start, start + width), "^", "^^") || "^");
}

const isWide = (character: string): boolean => (character.codePointAt(0) ?? 0) >= 0x2e80;

/** One check in plain words, for `hebiao rules explain`. */
export type Explained = {
  readonly id: string;
  readonly severity: Finding["severity"];
  readonly rows?: string | undefined;
  readonly demand: Text;
  readonly message?: Text | undefined;
};

export function toExplainText(
  title: string,
  checks: readonly Explained[],
  language: Language,
  paint: Paint = PLAIN,
): string {
  const count = { zh: `共 ${checks.length} 条审核`, en: `${checks.length} checks` }[language];
  const lines = checks.map(({ id, severity, rows, demand, message }) => {
    const word = paint[severity](SEVERITY_WORDS[severity][language]);
    const each =
      rows === undefined
        ? ""
        : { zh: `“${rows}”每一行：`, en: `in every row of ${rows}: ` }[language];
    const said = message ? paint.dim(`\n    ${message[language]}`) : "";
    return `${word} ${paint.strong(id)}\n    ${each}${demand[language]}${said}`;
  });
  return `${paint.strong(title)}\n${count}\n\n${lines.join("\n")}\n`;
}
