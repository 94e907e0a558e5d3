import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Coverage,
  type Form,
  indexPrevious,
  type Language,
  measureCoverage,
  type Subject,
  toCoverageText,
  toRulesText,
} from "../index.js";
import { Failure } from "./failure.js";
import { chooseForm, loadRuleFiles, type RuleFile, refuseBrokenRules } from "./forms.js";
import { print } from "./output.js";
import { paintFor } from "./paint.js";
import { toShownPath } from "./paths.js";
import { type Progress, startProgress } from "./progress.js";
import { type ReadFile, readSubmissions } from "./submissions.js";
import { nothingToTest, notTested, unknownForm, WORDS } from "./words.js";

export type TestOptions = {
  readonly data?: readonly string[] | undefined;
  readonly seed: number;
  readonly perField: number;
  readonly format: "text" | "json";
  readonly rules?: readonly string[] | undefined;
  readonly lang: Language;
};

/** Workbooks that come along, in one folder for each form. */
const PACKAGED = fileURLToPath(new URL("../../workbooks/", import.meta.url));

/** Raised whenever a reader of the JSON would have to change. */
const FORMAT_VERSION = 1;

/** `hebiao rules test FORM|FILE`: which mistakes the checks find; resolves to the exit code. */
export async function runTest(wanted: string, options: TestOptions): Promise<number> {
  const { lang, data } = options;
  const { files, choose } = await loadRules(wanted, options.rules);
  if (await refuseBrokenRules(files, lang)) return 2;
  const form = choose();
  const forms = files.flatMap((file) => file.form ?? []);
  const paths = data ?? packagedFor(form);
  const { submissions, findings } = await readSubmissions(paths, { forms, language: lang });
  if (findings.length > 0) {
    await print(toRulesText(findings, lang, paintFor(process.stderr)), process.stderr);
  }
  const subjects = toSubjects(form, submissions, forms);
  const coverage = measure(form, subjects, options);
  if (coverage.submissions === 0) throw new Failure(nothingToTest(form));
  await print(toFormat(coverage, options));
  const others = submissions.length - subjects.length;
  if (others > 0) await print(`${notTested(others, form)[lang]}\n`, process.stderr);
  return findings.length > 0 ? 2 : 0;
}

/** A path means that file, and `rules` other versions of its form; anything else the name of a form. */
async function loadRules(
  wanted: string,
  rules: readonly string[] | undefined,
): Promise<{ readonly files: RuleFile[]; readonly choose: () => Form }> {
  if (!existsSync(wanted) && !/\.ya?ml$/i.test(wanted)) {
    const files = await loadRuleFiles(rules);
    return { files, choose: () => chooseForm(wanted, files) };
  }
  const own = await loadRuleFiles([wanted]);
  const others = rules ? await loadRuleFiles(rules) : [];
  return { files: [...own, ...others], choose: () => onlyForm(wanted, own) };
}

/** Which one of a folder's is meant, is asked rather than guessed. */
function onlyForm(wanted: string, files: readonly RuleFile[]): Form {
  const forms = files.flatMap(({ form }) => form ?? []);
  const [only, another] = forms;
  if (only && !another) return only;
  throw new Failure(
    unknownForm(
      wanted,
      forms.map(({ id, version }) => `${id}@${version}`),
    ),
  );
}

function packagedFor({ id }: Form): string[] {
  const folder = join(PACKAGED, id);
  return existsSync(folder) ? [toShownPath(folder)] : [];
}

/** Those of the form's own version, each with its unit's of the year before. */
function toSubjects(
  form: Form,
  read: readonly ReadFile[],
  forms: readonly Form[],
): readonly Subject[] {
  const previous = indexPrevious(read, forms);
  return read
    .filter(({ submission: { form: id, version } }) => id === form.id && version === form.version)
    .map(({ submission }) => ({ submission, previous: previous.find(form, submission) }));
}

function measure(
  form: Form,
  subjects: readonly Subject[],
  { seed, perField, lang }: TestOptions,
): Coverage {
  let progress: Progress | undefined;
  const coverage = measureCoverage(form, subjects, {
    seed,
    perField,
    onTried(_, total) {
      progress ??= startProgress(WORDS.trying[lang], total);
      progress.step();
    },
  });
  progress?.stop();
  return coverage;
}

function toFormat(coverage: Coverage, { format, lang }: TestOptions): string {
  if (format === "text") return toCoverageText(coverage, lang, paintFor(process.stdout));
  const document = { format: "hebiao-rules-test", formatVersion: FORMAT_VERSION, ...coverage };
  return `${JSON.stringify(document, null, 2)}\n`;
}
