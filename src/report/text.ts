import type { Finding, Severity } from "../model/finding.js";
import type { CellPlace, Place } from "../model/place.js";
import type { Language } from "../model/text.js";
import { renderConclusion, renderLackOfPrevious } from "./conclusion.js";
import { isOfForm, nameOfRule, renderRelated } from "./finding-parts.js";
import { renderMessage, SEVERITY_WORDS, toOneLine } from "./render.js";
import { countVerdicts, type FileReport, verdictOf } from "./report.js";
import { toSuspectLines } from "./suspects/text.js";

/** How words are set off on a terminal; without a terminal every entry returns its text. */
export type Paint = Readonly<
  Record<Severity | "strong" | "dim" | "good", (text: string) => string>
>;

const plain = (text: string): string => text;
export const PLAIN: Paint = {
  error: plain,
  warning: plain,
  note: plain,
  strong: plain,
  dim: plain,
  good: plain,
};

/** The report for people: a block for each file, its findings grouped by sheet and section. */
export function toText(
  reports: readonly FileReport[],
  language: Language,
  paint: Paint = PLAIN,
): string {
  const blocks = reports.map((report) => toBlock(report, language, paint));
  const summary = reports.length > 1 ? [summarise(reports, language, paint)] : [];
  return `${[...blocks, ...summary].join("\n\n")}\n`;
}

function toBlock(report: FileReport, language: Language, paint: Paint): string {
  const lines = [paint.strong(toOneLine(report.file))];
  const { submission } = report;
  if (submission) {
    const { unit, period, form, version } = submission;
    const parts = [unit, period, `${form}@${version}`].filter((part) => part !== undefined);
    lines.push(paint.dim(`  ${toOneLine(parts.join(" · "))}`));
  }
  for (const [heading, findings] of groupByPlace(report.findings)) {
    if (heading) lines.push("", `  ${paint.strong(heading)}`);
    lines.push(...findings.map((finding) => toLine(finding, language, paint)));
  }
  lines.push(...toSuspectLines(report, language, paint));
  if (submission) {
    lines.push("", `  ${conclude(report, language, paint)}`);
    const unused = renderLackOfPrevious(report, language);
    if (unused) lines.push(paint.dim(`  ${unused}`));
  }
  return lines.join("\n");
}

/** Findings come sorted, so that those of one section follow each other. */
function groupByPlace(findings: readonly Finding[]): [string, Finding[]][] {
  const groups: [string, Finding[]][] = [];
  for (const finding of findings) {
    const heading = headingOf(finding.place);
    const last = groups.at(-1);
    if (last?.[0] === heading) last[1].push(finding);
    else groups.push([heading, [finding]]);
  }
  return groups;
}

const headingOf = (place: Place): string =>
  place.kind === "cell" ? toOneLine([place.sheet, place.section].filter(Boolean).join(" › ")) : "";

function toLine(finding: Finding, language: Language, paint: Paint): string {
  const severity = paint[finding.severity](SEVERITY_WORDS[finding.severity][language]);
  const { place, related } = finding;
  const where = place.kind === "cell" ? `${place.address ?? "—"} ` : "";
  const message = renderMessage(finding, language);
  const subject = place.kind === "cell" && !isOfForm(finding) ? subjectOf(place, message) : "";
  const stop = { zh: "；", en: "; " }[language];
  const hint = finding.hint ? `${stop}${toOneLine(finding.hint[language])}` : "";
  const others = related.map((other) => renderRelated(other, place));
  const words = { zh: ["相关", "、"], en: ["related", ", "] }[language];
  const tail = [
    nameOfRule(finding),
    ...(others.length > 0 ? [`${words[0]} ${others.join(words[1])}`] : []),
  ];
  const explained =
    finding.explained === undefined ? "" : paint.good(explainedWords(finding.explained, language));
  return `    ${where}${severity} ${subject}${message}${hint}${explained} ${paint.dim(`[${toOneLine(tail.join(" · "))}]`)}`;
}

/** The field, unless the message names it itself. */
const subjectOf = ({ field }: CellPlace, message: string): string =>
  field === undefined || message.includes(`“${field}”`) ? "" : `${field} `;

const explainedWords = (text: string, language: Language): string =>
  ({ zh: `（已说明：${toOneLine(text)}）`, en: ` (explained: ${toOneLine(text)})` })[language];

function conclude(report: FileReport, language: Language, paint: Paint): string {
  const words = renderConclusion(report, language);
  return verdictOf(report) === "accepted" ? paint.good(words) : paint.strong(words);
}

function summarise(reports: readonly FileReport[], language: Language, paint: Paint): string {
  const { accepted, blocked, unreadable, unused } = countVerdicts(reports);
  const need = blocked === 1 ? "needs" : "need";
  const zh = `共 ${reports.length} 个文件：${accepted} 个可以提交，${blocked} 个需要修改或说明，${unreadable} 个无法读取`;
  const en = `${reports.length} files: ${accepted} can be submitted, ${blocked} ${need} corrections or explanations, ${unreadable} could not be read`;
  const rest = { zh: `，${unused} 个没有用上`, en: `, ${unused} not used` }[language];
  return paint.strong(`${{ zh, en }[language]}${unused > 0 ? rest : ""}`);
}
