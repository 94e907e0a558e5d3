import type { Finding, Severity } from "../model/finding.js";
import { type PeriodKind, printPeriod } from "../model/period.js";
import { inChinese, inEnglish, kindAmong, PERIOD_NOUNS } from "../model/period-words.js";
import type { CellPlace, Place } from "../model/place.js";
import type { Language } from "../model/text.js";
import { renderConclusion, renderLackOfPrevious } from "./conclusion.js";
import { isOfForm, nameOfRule, renderRelated } from "./finding-parts.js";
import { renderMessage, SEVERITY_WORDS, toOneLine } from "./render.js";
import { type FileReport, verdictOf } from "./report.js";
import { type Summary, summarise } from "./summary.js";
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
  const blocks = reports.map((report) => toTextBlock(report, language, paint));
  return `${blocks.join("\n\n")}\n${toTextSummary(summarise(reports), language, paint)}`;
}

/** What is said of one file, without a final line break. */
export function toTextBlock(report: FileReport, language: Language, paint: Paint = PLAIN): string {
  const lines = [paint.strong(toOneLine(report.file))];
  const { submission } = report;
  if (submission) {
    const { unit, period, form, version } = submission;
    const when = period === undefined ? undefined : printPeriod(period);
    const parts = [unit, when, `${form}@${version}`].filter((part) => part !== undefined);
    lines.push(paint.dim(`  ${toOneLine(parts.join(" · "))}`));
  }
  for (const [heading, findings] of groupByPlace(report.findings)) {
    if (heading) lines.push("", `  ${paint.strong(heading)}`);
    // Not spread into one call: a hostile file has more findings than a call takes arguments.
    for (const finding of findings) lines.push(toLine(finding, language, paint));
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
  field === undefined || message.includes(`“${field}”`) ? "" : `${toOneLine(field)} `;

const explainedWords = (text: string, language: Language): string =>
  ({ zh: `（已说明：${toOneLine(text)}）`, en: ` (explained: ${toOneLine(text)})` })[language];

function conclude(report: FileReport, language: Language, paint: Paint): string {
  const words = renderConclusion(report, language);
  return verdictOf(report) === "accepted" ? paint.good(words) : paint.strong(words);
}

/** What stands below the blocks of several files; "" below that of one. */
export function toTextSummary(summary: Summary, language: Language, paint: Paint = PLAIN): string {
  const { files, accepted, blocked, unreadable, unused } = summary;
  if (files < 2) return "";
  const need = blocked === 1 ? "needs" : "need";
  const zh = `共 ${files} 个文件：${accepted} 个可以提交，${blocked} 个需要修改或说明，${unreadable} 个无法读取`;
  const en = `${files} files: ${accepted} can be submitted, ${blocked} ${need} corrections or explanations, ${unreadable} could not be read`;
  const rest = { zh: `，${unused} 个没有用上`, en: `, ${unused} not used` }[language];
  const total = paint.strong(`${{ zh, en }[language]}${unused > 0 ? rest : ""}`);
  return `\n${[total, ...toRankings(summary, language)].join("\n")}\n`;
}

/** Fewer files are seen at a glance. */
const MANY = 10;
/** The JSON report has them all. */
const MOST_RANKED = 10;

/** By period, by check and by unit, what a collector looks at first. */
function toRankings({ files, checks, units, periods }: Summary, language: Language): string[] {
  if (files < MANY) return [];
  const words = RANKING_WORDS[language];
  const lines = (title: string, items: readonly string[]) =>
    items.length === 0
      ? []
      : [
          "",
          `${title}${items.length > MOST_RANKED ? words.first(MOST_RANKED, items.length) : ""}`,
          ...items.slice(0, MOST_RANKED).map((item) => `  ${toOneLine(item)}`),
        ];
  const weighty = checks.filter(({ error, warning }) => error + warning > 0);
  const busy = units.filter(({ error, warning }) => error + warning > 0);
  return [
    ...lines(
      words.periods(kindAmong(periods.map(({ period }) => period))),
      periods.map(words.period),
    ),
    ...lines(words.checks, weighty.map(words.check)),
    ...lines(words.units, busy.map(words.unit)),
  ];
}

type RankingWords = {
  readonly first: (shown: number, all: number) => string;
  readonly periods: (kind: PeriodKind) => string;
  readonly period: (of: Summary["periods"][number]) => string;
  readonly checks: string;
  readonly check: (of: Summary["checks"][number]) => string;
  readonly units: string;
  readonly unit: (of: Summary["units"][number]) => string;
};

const RANKING_WORDS: Readonly<Record<Language, RankingWords>> = {
  zh: {
    first: (shown, all) => `（前 ${shown} 项，共 ${all} 项）`,
    periods: (kind) => (kind === "year" ? "按年度：" : "按报告期："),
    period: ({ period, files, accepted, blocked }) =>
      `${inChinese(period)} ${files} 个文件：${accepted} 个可以提交，${blocked} 个需要修改或说明`,
    checks: "问题最多的审核：",
    check: ({ rule, files, error, warning }) =>
      `${rule}：${files} 个文件，${error} 处错误、${warning} 处警告`,
    units: "要改得最多的单位：",
    unit: ({ unit, files, error, warning }) =>
      `${unit}：${files} 个文件，${error} 处错误、${warning} 处警告`,
  },
  en: {
    first: (shown, all) => ` (the first ${shown} of ${all})`,
    periods: (kind) => `By ${PERIOD_NOUNS[kind].en}:`,
    period: ({ period, files, accepted, blocked }) =>
      `${inEnglish(period)}: ${count(files, "file")}, ${accepted} can be submitted, ${blocked} to be corrected or explained`,
    checks: "Checks with the most findings:",
    check: ({ rule, files, error, warning }) =>
      `${rule}: ${count(files, "file")}, ${count(error, "error")}, ${count(warning, "warning")}`,
    units: "Units with the most to do:",
    unit: ({ unit, files, error, warning }) =>
      `${unit}: ${count(files, "file")}, ${count(error, "error")}, ${count(warning, "warning")}`,
  },
};

const count = (number: number, word: string): string =>
  `${number} ${word}${number === 1 ? "" : "s"}`;
