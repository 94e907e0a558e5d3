import { once } from "node:events";
import { join } from "node:path";
import { type Dataset, type Language, toRulesText } from "../index.js";
import { collectPaths, loadDataset, loadRoster } from "./dataset.js";
import { Failure } from "./failure.js";
import { loadRuleFiles, type RuleFile, refuseBrokenRules } from "./forms.js";
import { print, writeTogether } from "./output.js";
import { type Page, toPages } from "./pages.js";
import { paintFor } from "./paint.js";
import { serve } from "./serve.js";
import { nothingCollected, served, WORDS } from "./words.js";

export type NotebookOptions = {
  /** One dataset's folder, or workbooks; without any there are no pages of trends. */
  readonly data?: readonly string[] | undefined;
  readonly roster?: string | undefined;
  readonly form?: string | undefined;
  readonly rules?: readonly string[] | undefined;
  readonly lang: Language;
};

/** `hebiao notebook build`; resolves to the exit code. */
export async function runNotebookBuild(
  options: NotebookOptions & { readonly output: string },
): Promise<number> {
  const found = await findData(options);
  if (!found) return 2;
  await writePages(options.output, await toPages(found), options.lang);
  return found.isComplete ? 0 : 2;
}

/** Writes all pages into a folder and says where they are. */
export async function writePages(
  folder: string,
  pages: readonly Page[],
  language: Language,
): Promise<void> {
  await writeTogether(folder, pages);
  for (const { path, title } of pages) {
    await print(`${WORDS.written[language]} ${join(folder, path)}    ${title[language]}\n`);
  }
}

/** `hebiao notebook serve`: until it is told to stop. */
export async function runNotebookServe(
  options: NotebookOptions & { readonly port: number },
): Promise<number> {
  const found = await findData(options);
  if (!found) return 2;
  const { address, stop } = await serve(await toPages(found), options.port);
  await print(`${served(address)[options.lang]}\n`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await stop();
  return 0;
}

type Found = {
  readonly rules: readonly RuleFile[];
  readonly dataset?: Dataset | undefined;
  readonly isComplete: boolean;
};

/** The rule files, and the dataset of the only path, if it leads to one; else of all workbooks that the paths lead to. */
async function findData(options: NotebookOptions): Promise<Found | undefined> {
  const { data = [], rules: paths, lang } = options;
  const rules = await loadRuleFiles(paths);
  if (await refuseBrokenRules(rules, lang)) return undefined;
  const [only, ...more] = data;
  if (only === undefined) return { rules, isComplete: true };
  const saved = more.length === 0 ? await loadDataset(only) : undefined;
  return saved ? { rules, dataset: saved, isComplete: true } : collectData(data, rules, options);
}

async function collectData(
  paths: readonly string[],
  rules: readonly RuleFile[],
  { roster: file, form, lang }: NotebookOptions,
): Promise<Found | undefined> {
  const roster = file === undefined ? undefined : await loadRoster(file);
  const options = { files: rules, form, roster: roster?.roster, language: lang };
  const { dataset, findings } = roster?.findings.length
    ? { dataset: undefined, findings: roster.findings }
    : await collectPaths(paths, options);
  await print(toRulesText(findings, lang, paintFor(process.stderr)), process.stderr);
  if (dataset) return { rules, dataset, isComplete: findings.length === 0 };
  if (findings.length === 0) throw new Failure(nothingCollected);
  return undefined;
}
