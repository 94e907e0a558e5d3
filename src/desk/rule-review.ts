import type { Finding, Severity } from "../model/finding.js";
import type { Language } from "../model/text.js";
import { renderMessage, SEVERITY_WORDS } from "../report/render.js";
import type { RuleFile } from "./rule-files.js";

/** What is to be shown of a rule file, in words; plain data. */
export type RuleReview = {
  readonly file: string;
  /** Absent where an error keeps the file from being used. */
  readonly form?: { readonly id: string; readonly version: string; readonly title: string };
  readonly findings: readonly RuleFinding[];
};

export type RuleFinding = {
  readonly severity: Severity;
  readonly word: string;
  readonly message: string;
  readonly rule: string;
  /** 1-based. */
  readonly line?: number;
  readonly column?: number;
  /** The line, and how many of its signs from the column on are meant. */
  readonly excerpt?: string;
  readonly width?: number;
};

export const toRuleReview = (
  { file, form, findings }: RuleFile,
  language: Language,
): RuleReview => ({
  file,
  ...(form && { form: { id: form.id, version: form.version, title: form.title } }),
  findings: findings.map((finding) => toRuleFinding(finding, language)),
});

function toRuleFinding(finding: Finding, language: Language): RuleFinding {
  const { severity, rule, place, data } = finding;
  return {
    severity,
    word: SEVERITY_WORDS[severity][language],
    message: renderMessage(finding, language),
    rule,
    ...(place.kind === "source" && { line: place.line, column: place.column }),
    ...(typeof data.excerpt === "string" && {
      excerpt: data.excerpt,
      width: Number(data.width ?? 1),
    }),
  };
}
