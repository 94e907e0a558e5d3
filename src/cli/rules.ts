import { existsSync } from "node:fs";
import {
  explain,
  type Form,
  type Language,
  lintRuleFile,
  toExplainText,
  toRulesText,
} from "../index.js";
import { chooseForm, loadRuleFiles, type RuleFile, refuseBrokenRules } from "./forms.js";
import { print } from "./output.js";
import { paintFor } from "./paint.js";
import { rulesFine } from "./words.js";

export type RulesOptions = {
  readonly rules?: readonly string[] | undefined;
  readonly lang: Language;
};

/**
 * `hebiao rules lint FORM|FILE`: everything wrong with a rule file, its checks together included;
 * resolves to the exit code.
 */
export async function runLint(wanted: string, options: RulesOptions): Promise<number> {
  const files = await ruleFilesOf(wanted, options);
  const now = () => performance.now();
  const judged = files.map((file) => ({ ...file, findings: lintRuleFile(file, file.text, now) }));
  const findings = judged.flatMap((file) => file.findings);
  await print(toRulesText(findings, options.lang, paintFor(process.stdout)));
  if (findings.some(({ severity }) => severity === "error")) return 2;
  for (const { file, form, findings } of judged) {
    const isFine = findings.every(({ severity }) => severity === "note");
    if (form && isFine) await print(`${rulesFine(file, form)[options.lang]}\n`);
  }
  return 0;
}

/** `hebiao rules explain FORM|FILE`: every check in plain words. */
export async function runExplain(wanted: string, options: RulesOptions): Promise<number> {
  const files = await ruleFilesOf(wanted, options);
  if (await refuseBrokenRules(files, options.lang)) return 2;
  const forms = files.flatMap(({ form }) => form ?? []);
  for (const form of forms) await print(explainForm(form, options.lang));
  return 0;
}

function explainForm(form: Form, language: Language): string {
  const checks = form.checks.map(({ id, severity, rows, assert, message }) => ({
    id,
    severity,
    rows,
    demand: explain(assert),
    message,
  }));
  const title = `${form.title}（${form.id}@${form.version}）`;
  const indicators = [...form.indicators.values()].map(({ name, value, by }) => ({
    name,
    computed: explain(value),
    ...(by && { by: `${by.table}.${by.name}` }),
  }));
  return toExplainText(title, checks, language, paintFor(process.stdout), indicators);
}

/** A path means that file; anything else the name of a form. */
async function ruleFilesOf(wanted: string, { rules }: RulesOptions): Promise<RuleFile[]> {
  if (existsSync(wanted) || /\.ya?ml$/i.test(wanted)) return loadRuleFiles([wanted]);
  const files = await loadRuleFiles(rules);
  const broken = files.filter(({ form }) => !form);
  const isKnown = files.some(({ form }) => form?.id === wanted.split("@")[0]);
  // A broken rule file does not tell which form it is; it may be the one that is wanted.
  if (!isKnown && broken.length > 0) return broken;
  const chosen = chooseForm(wanted, files);
  return files.filter(({ form }) => form === chosen);
}
