import { judgeRules } from "../form/judge/judge.js";
import { type Loaded, loadForm } from "../form/load.js";
import type { Finding } from "../model/finding.js";
import type { Form } from "../model/form.js";

/** A rule file as text; `file` is only named. */
export type RuleText = { readonly file: string; readonly text: string };

export type RuleFile = Loaded & { readonly file: string };

export const readRuleFile = ({ file, text }: RuleText): RuleFile => ({
  file,
  ...loadForm(text, file),
});

/** What is wrong with a rule file, its checks together included, in the order of the file. */
export function lintRuleFile(
  { file, form, findings }: RuleFile,
  text: string,
  now: () => number,
): readonly Finding[] {
  if (!form) return findings;
  const judged = judgeRules(text, file, form, { now });
  return [...findings, ...judged].sort((a, b) => lineOf(a) - lineOf(b));
}

const lineOf = ({ place }: Finding): number => (place.kind === "source" ? place.line : 0);

/** The forms of the sound files; of one version the last counts. */
export const formsOf = (files: readonly RuleFile[]): Form[] => [
  ...new Map(
    files.flatMap(({ form }) =>
      form ? [[JSON.stringify([form.id, form.version]), form] as const] : [],
    ),
  ).values(),
];
