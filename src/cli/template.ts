import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import {
  type Filling,
  type Finding,
  type Form,
  inTermsOf,
  type Language,
  openSubmission,
  readFilling,
  renderMessage,
  renderPlace,
  type Submission,
  type Text,
  toFileFinding,
  toRulesText,
  writeTemplate,
} from "../index.js";
import { Failure } from "./failure.js";
import { chooseForm, loadRuleFiles, type RuleFile, refuseBrokenRules } from "./forms.js";
import { print, reasonOf, writeWhole } from "./output.js";
import { paintFor } from "./paint.js";
import { readInput } from "./paths.js";
import { alreadyThere, cannotRead, otherForm, WORDS } from "./words.js";

export type TemplateOptions = {
  readonly output?: string | undefined;
  readonly values?: string | undefined;
  readonly previous?: string | undefined;
  readonly rules?: readonly string[] | undefined;
  readonly lang: Language;
};

/** `hebiao template FORM[@VERSION]`: writes the fill-in workbook; resolves to the exit code. */
export async function runTemplate(wanted: string, options: TemplateOptions): Promise<number> {
  const files = await loadRuleFiles(options.rules);
  if (await refuseBrokenRules(files, options.lang)) return 2;
  const form = chooseForm(wanted, files);
  const { filling, broken } = await readValues(form, options);
  if (broken) return 2;
  const file = options.output ?? `${form.id}-${form.version}.xlsx`;
  // By that name it may have been filled in since.
  if (options.output === undefined && existsSync(file)) throw new Failure(alreadyThere(file));
  const previous = await readPrevious(form, files, options.previous);
  const inputs = [...files.map((each) => each.file), options.values, options.previous];
  const bytes = await writeTemplate(form, filling, previous);
  await writeWhole(
    file,
    bytes,
    inputs.filter((input) => input !== undefined),
  );
  await print(`${WORDS.written[options.lang]} ${file}\n`);
  return 0;
}

async function readValues(
  form: Form,
  { values, lang }: TemplateOptions,
): Promise<{ filling?: Filling; broken: boolean }> {
  if (values === undefined) return { broken: false };
  const text = await readFile(values, "utf8").catch((error: unknown) => {
    throw new Failure(cannotRead(values, reasonOf(error)));
  });
  const { filling, findings } = readFilling(text, values, form);
  if (filling) return { filling, broken: false };
  await print(toRulesText(findings, lang, paintFor(process.stderr)), process.stderr);
  return { broken: true };
}

/** Last year's workbook of the unit that the template is for, of any version of the form. */
async function readPrevious(
  form: Form,
  files: readonly RuleFile[],
  file: string | undefined,
): Promise<Submission | undefined> {
  if (file === undefined) return undefined;
  const bytes = await readInput(file);
  if (!(bytes instanceof Uint8Array)) throw new Failure(unusablePrevious(bytes));
  const forms = files.flatMap((each) => each.form ?? []);
  const opened = await openSubmission(bytes, forms, file);
  if (opened.kind === "problem")
    throw new Failure(unusablePrevious(toFileFinding(file, opened.code, opened.data)));
  if (opened.form.id !== form.id) throw new Failure(otherForm(file, opened.form, form));
  return inTermsOf(
    form,
    opened.submission,
    forms.filter(({ id }) => id === form.id),
  );
}

const unusablePrevious = (finding: Finding): Text => ({
  zh: `${renderPlace(finding.place)}：${renderMessage(finding, "zh")}`,
  en: `${renderPlace(finding.place)}: ${renderMessage(finding, "en")}`,
});
