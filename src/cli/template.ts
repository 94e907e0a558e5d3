import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import {
  type Filling,
  type Form,
  type Language,
  readFilling,
  toRulesText,
  writeTemplate,
} from "../index.js";
import { Failure } from "./failure.js";
import { chooseForm, loadRuleFiles } from "./forms.js";
import { paintFor, print, reasonOf, writeWhole } from "./output.js";
import { refuseBrokenRules } from "./rules.js";
import { alreadyThere, cannotRead, WORDS } from "./words.js";

export type TemplateOptions = {
  readonly output?: string | undefined;
  readonly values?: string | undefined;
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
  const rules = files.map((each) => each.file);
  const inputs = options.values === undefined ? rules : [...rules, options.values];
  await writeWhole(file, await writeTemplate(form, filling), inputs);
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
