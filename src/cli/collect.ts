import { readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  columnOf,
  type Dataset,
  type Finding,
  type Language,
  SEVERITY_WORDS,
  toDatasetFiles,
  toRulesText,
  toSummarySheets,
  writeTables,
} from "../index.js";
import { openStore } from "./batch/store.js";
import { STORED_VERSION } from "./batch/stored-submission.js";
import { type Collection, collectPaths, DATASET_FILE, loadRoster } from "./dataset.js";
import { Failure } from "./failure.js";
import { loadRuleFiles, refuseBrokenRules } from "./forms.js";
import { ifAbsent, print, writeTogether } from "./output.js";
import { paintFor } from "./paint.js";
import { version } from "./version.js";
import { collected, notADataset, nothingCollected, ofOtherForm } from "./words.js";

export type CollectOptions = {
  readonly output: string;
  readonly roster?: string | undefined;
  readonly form?: string | undefined;
  readonly rules?: readonly string[] | undefined;
  readonly workers?: number | undefined;
  readonly lang: Language;
};

/** The office's workbook in a dataset's folder. */
const SUMMARY_FILE = "汇总.xlsx";
/** What was read of each workbook, for the next time. */
const STORE_FOLDER = ".read";

/** `hebiao collect PATH... -o DATASET`; resolves to the exit code. */
export async function runCollect(
  paths: readonly string[],
  { output, roster: rosterFile, form, rules, workers, lang }: CollectOptions,
): Promise<number> {
  const files = await loadRuleFiles(rules);
  if (await refuseBrokenRules(files, lang)) return 2;
  await refuseOtherFolder(output);
  const { roster, findings } = rosterFile ? await loadRoster(rosterFile) : { findings: [] };
  if (findings.length > 0) return reportFindings(findings, lang, 2);
  const basis = files.map(({ text }) => text);
  const store = {
    folder: join(output, STORE_FOLDER),
    basis: [version, String(STORED_VERSION), ...basis],
  };
  const options = { files, form, roster, language: lang, store, except: output, workers };
  const collection = await collectPaths(paths, options);
  const { dataset } = collection;
  if (!dataset) {
    await reportFindings(collection.findings, lang, 2);
    throw new Failure(nothingCollected);
  }
  await writeDataset(output, dataset);
  const { submissions } = collection;
  await openStore(store).tidy(submissions.map(({ hash }) => hash));
  return report(collection, dataset, output, lang);
}

/** A folder that holds anything but a dataset is left alone. */
async function refuseOtherFolder(folder: string): Promise<void> {
  const present = await readdir(folder).catch(ifAbsent<string[]>([]));
  const isDataset =
    present.includes(DATASET_FILE) || present.every((name) => name === STORE_FOLDER);
  if (!isDataset) throw new Failure(notADataset(folder));
}

async function writeDataset(folder: string, dataset: Dataset): Promise<void> {
  const summary = await writeTables(toSummarySheets(dataset), { title: dataset.form.title });
  const files = [...toDatasetFiles(dataset), { path: SUMMARY_FILE, content: summary }];
  const paths = files.map(({ path }) => path);
  const earlier = await earlierFiles(folder);
  await writeTogether(
    folder,
    files,
    earlier.filter((path) => !paths.includes(path)),
  );
}

/** Tables of an earlier dataset, which this one may not have any more. */
async function earlierFiles(folder: string): Promise<string[]> {
  const present = await readdir(folder).catch(ifAbsent<string[]>([]));
  return present.filter((name) => /^rows-.+\.(csv|parquet)$/.test(name));
}

async function report(
  { submissions, findings, kept, others }: Collection,
  dataset: Dataset,
  folder: string,
  language: Language,
): Promise<number> {
  const { tables } = dataset;
  const units = columnOf<string>(tables.submissions, "unit").filter((unit) => unit !== null);
  const periods = columnOf<number>(tables.submissions, "period").filter(
    (period) => period !== null,
  );
  const words = collected({
    submissions: tables.submissions.data.numRows(),
    units: new Set(units).size,
    periods: [...new Set(periods)].sort((a, b) => a - b),
    kept: Math.min(kept, submissions.length),
    folder,
  });
  await print(coverageText(dataset, language));
  for (const { submission, form } of others) {
    await print(`${ofOtherForm(submission.file, form.id)[language]}\n`);
  }
  await print(`${words[language]}\n`);
  if (findings.length > 0) return reportFindings(findings, language, 2);
  return hasOpenFindings(dataset) ? 1 : 0;
}

/** What was found about the set as such: twice, not at all, unknown, spelt otherwise. */
function coverageText({ tables: { findings } }: Dataset, language: Language): string {
  const paint = paintFor(process.stdout);
  const column = (name: string) => columnOf<string>(findings, name);
  const [checks, severities, messages, files] = ["check", "severity", "message", "file"].map(
    column,
  );
  return (checks ?? [])
    .flatMap((check, at) => {
      if (!check?.startsWith("dataset/")) return [];
      const severity = severities?.[at] === "error" ? "error" : "warning";
      const word = paint[severity](SEVERITY_WORDS[severity][language]);
      return `${files?.[at] ?? ""} ${word} ${messages?.[at] ?? ""} ${paint.dim(`[${check}]`)}\n`;
    })
    .join("");
}

function hasOpenFindings({ tables: { findings } }: Dataset): boolean {
  const explained = columnOf<string>(findings, "explained");
  return columnOf<string>(findings, "severity").some(
    (severity, at) => severity === "error" || (severity === "warning" && explained[at] === null),
  );
}

async function reportFindings(
  findings: readonly Finding[],
  language: Language,
  exitCode: number,
): Promise<number> {
  await print(toRulesText(findings, language, paintFor(process.stderr)), process.stderr);
  return exitCode;
}
