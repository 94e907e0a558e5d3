import { EXPLANATION_WORDS } from "../model/explanation.js";
import type { Finding } from "../model/finding.js";
import { printPeriod } from "../model/period.js";
import type { Result, ResultRow } from "../model/result.js";
import type { Language, Text } from "../model/text.js";
import { renderConclusion } from "./conclusion.js";
import { nameOfRule } from "./finding-parts.js";
import { renderMessage, renderPlace, SEVERITY_WORDS, toOneLine } from "./render.js";
import type { FileReport } from "./report.js";
import { toSuspectMarks } from "./suspects/marks.js";

/** More findings than this nobody works through, and the copy would become too large to be read. */
const MOST_ROWS = 5_000;

/** What a marked copy shows of a report: of very many findings the gravest, in the order of all. */
export function toMarks(report: FileReport, language: Language): Result {
  const { title = "", unit, period } = report.submission ?? {};
  const shown = gravestOf(report.findings);
  const left = report.findings.length - shown.length;
  const suspects = toSuspectMarks(report, language);
  return {
    // By its first word the sheet is known as ours.
    title: [WORDS.title[language], title, unit, period === undefined ? "" : printPeriod(period)]
      .filter(Boolean)
      .join(" · "),
    verdict: `${renderConclusion(report, language)}${left > 0 ? onlyFirst(left)[language] : ""}`,
    captions: {
      severity: WORDS.severity[language],
      place: EXPLANATION_WORDS.place[language],
      field: WORDS.field[language],
      message: WORDS.message[language],
      hint: WORDS.hint[language],
      check: EXPLANATION_WORDS.check[language],
      explanation: EXPLANATION_WORDS.explanation[language],
    },
    rows: shown.map((finding) => toResultRow(finding, language)),
    ...(suspects && { suspects }),
  };
}

const WORDS = {
  title: { zh: "核表审核结果", en: "核表 findings" },
  severity: { zh: "性质", en: "Severity" },
  field: { zh: "指标", en: "Field" },
  message: { zh: "问题", en: "Finding" },
  hint: { zh: "怎么办", en: "What to do" },
} satisfies Record<string, Text>;

const RANK: Readonly<Record<Finding["severity"], number>> = { error: 0, warning: 1, note: 2 };

function gravestOf(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST_ROWS) return findings;
  // Sorting keeps the order of what is equally grave.
  const ranked = [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  const shown = new Set(ranked.slice(0, MOST_ROWS));
  return findings.filter((finding) => shown.has(finding));
}

const onlyFirst = (left: number): Text => ({
  zh: `；这里只标出最要紧的 ${MOST_ROWS} 处，另有 ${left} 处没有标出，改好后请再审核一次`,
  en: `; only the ${MOST_ROWS} gravest are marked here, ${left} more are not: correct these and check again`,
});

/** One finding as marked copies and the page have it. */
export function toResultRow(finding: Finding, language: Language): ResultRow {
  const { severity, place, explained, data } = finding;
  const { sheet, address, field = "" } = place.kind === "cell" ? place : {};
  return {
    severity,
    word: SEVERITY_WORDS[severity][language],
    ...(sheet !== undefined && address !== undefined && { sheet, address }),
    where: renderPlace(place),
    field: toOneLine(field),
    message: renderMessage(finding, language),
    hint: finding.hint ? toOneLine(finding.hint[language]) : adviceOn(finding, language),
    check: nameOfRule(finding),
    explanation: explained ?? (typeof data.said === "string" ? data.said : ""),
    open: explained === undefined,
    explainable: severity === "warning",
  };
}

const ADVICE = {
  error: { zh: "请改正", en: "correct it" },
  warning: {
    zh: "请核对；数据确实如此的，在“核实说明”一栏写明原因",
    en: "check it; where the figures are right, write the reason under “Explanation”",
  },
  explained: { zh: "已说明", en: "explained" },
  note: { zh: "建议修改，不改也能提交", en: "better mended, but it can be submitted" },
} satisfies Record<string, Text>;

const adviceOn = ({ severity, explained }: Finding, language: Language): string =>
  ADVICE[severity === "warning" && explained !== undefined ? "explained" : severity][language];
