import {
  acrossInChinese,
  beforeInChinese,
  beforeInEnglish,
  ofBeforeInEnglish,
} from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { type Counts, countFindings, type FileReport, verdictOf } from "./report.js";

/** What is to be done about a submission, with its numbers. */
export function renderConclusion(report: FileReport, language: Language): string {
  const counts = countFindings(report.findings);
  const extra = extraWords(counts, language);
  if (verdictOf(report) === "accepted") {
    return { zh: `可以提交${extra}`, en: `can be submitted${extra}` }[language];
  }
  const { error, warning } = counts;
  const zh = [error && `${error} 处必须修改`, warning && `${warning} 处需要说明或修改`];
  const en = [
    error && `${error} to be corrected`,
    warning && `${warning} to be explained or corrected`,
  ];
  return language === "zh"
    ? `还有 ${zh.filter(Boolean).join("、")}${extra}`
    : `${en.filter(Boolean).join(", ")}${extra}`;
}

function extraWords({ note, explained }: Counts, language: Language): string {
  const zh = [explained && `${explained} 处已说明`, note && `${note} 条提示`].filter(Boolean);
  const en = [
    explained && `${explained} explained`,
    note && `${note} ${note > 1 ? "notes" : "note"}`,
  ];
  const parts = language === "zh" ? zh : en.filter(Boolean);
  if (parts.length === 0) return "";
  return language === "zh" ? `（另有 ${parts.join("、")}）` : ` (also ${parts.join(", ")})`;
}

/** "" where every check that wants the workbook of the period before had it. */
export function renderLackOfPrevious(
  { submission, skipped }: FileReport,
  language: Language,
): string {
  const count = skipped.filter(({ reason }) => reason === "no-previous").length;
  if (count === 0) return "";
  const { noun = "year" } = submission ?? {};
  return {
    zh: `${count} 条${acrossInChinese(noun)}审核没有进行：用 --previous 指定${beforeInChinese(noun)}的工作簿`,
    en: `${count} ${count > 1 ? "checks" : "check"} against ${beforeInEnglish(noun)} not made: name ${ofBeforeInEnglish(noun)} workbooks with --previous`,
  }[language];
}
