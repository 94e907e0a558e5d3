import { type Loaded, loadForm } from "../form/load.js";
import type { Form } from "../model/form.js";

/** A rule file as text; `file` is only named. */
export type RuleText = { readonly file: string; readonly text: string };

export type RuleFile = Loaded & { readonly file: string };

export const readRuleFile = ({ file, text }: RuleText): RuleFile => ({
  file,
  ...loadForm(text, file),
});

/** The forms of the sound files; of one version the last counts. */
export const formsOf = (files: readonly RuleFile[]): Form[] => [
  ...new Map(
    files.flatMap(({ form }) =>
      form ? [[JSON.stringify([form.id, form.version]), form] as const] : [],
    ),
  ).values(),
];
