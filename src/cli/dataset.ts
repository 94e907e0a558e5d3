import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  checkSubmission,
  type Dataset,
  type Finding,
  type Form,
  fromDatasetJson,
  indexPrevious,
  type Language,
  measureIndicators,
  type Roster,
  readRoster,
  toDataset,
} from "../index.js";
import type { StorePlace } from "./batch/store.js";
import { Failure } from "./failure.js";
import type { RuleFile } from "./forms.js";
import { ifAbsent, reasonOf } from "./output.js";
import { type ReadFile, type ReadFiles, readSubmissions } from "./submissions.js";
import { cannotRead, DATASET_WORDS, severalForms } from "./words.js";

/** The file by which a folder is known for a dataset, and from which it is read again. */
export const DATASET_FILE = "dataset.json";

export type DatasetOptions = {
  readonly files: readonly RuleFile[];
  /** The id of the form wanted, where the workbooks are of several. */
  readonly form?: string | undefined;
  readonly roster?: Roster | undefined;
  readonly language: Language;
  readonly store?: StorePlace | undefined;
  readonly workers?: number | undefined;
  readonly except?: string | undefined;
};

export type Collection = ReadFiles & {
  /** Absent where no workbook could be read. */
  readonly dataset: Dataset | undefined;
  /** Workbooks of other forms than the one collected. */
  readonly others: readonly ReadFile[];
};

/** Reads, checks and collects all workbooks that the paths lead to. */
export async function collectPaths(
  paths: readonly string[],
  { files, form, roster, language, store, except, workers }: DatasetOptions,
): Promise<Collection> {
  const forms = files.flatMap((file) => file.form ?? []);
  const read = await readSubmissions(paths, { forms, language, store, except, workers });
  const wanted = chooseForm(read.submissions, form);
  const chosen = read.submissions.filter((each) => each.form.id === wanted);
  const others = read.submissions.filter((each) => each.form.id !== wanted);
  const versions = forms.filter(({ id }) => id === wanted);
  const dataset = toDataset(check(chosen, versions, roster), versions, language, roster);
  return { ...read, others, dataset };
}

/** A dataset has one form; which, is asked rather than guessed. */
function chooseForm(read: readonly ReadFile[], wanted: string | undefined): string | undefined {
  if (wanted !== undefined) return wanted;
  const counts = new Map<string, number>();
  for (const { form } of read) counts.set(form.id, (counts.get(form.id) ?? 0) + 1);
  if (counts.size > 1) throw new Failure(severalForms([...counts]));
  return [...counts.keys()][0];
}

/** Each is compared with its unit's workbook of the period before among the same files. */
function check(read: readonly ReadFile[], versions: readonly Form[], roster: Roster | undefined) {
  const names = new Map(
    (roster?.entries ?? []).flatMap(({ unit, aliases }) => aliases.map((alias) => [alias, unit])),
  );
  const previous = indexPrevious(read, versions, (unit) => names.get(unit) ?? unit);
  return read.map(({ form, submission, hash }) => {
    const before = previous.find(form, submission);
    const { findings } = checkSubmission(form, submission, before);
    const indicators = measureIndicators(form, submission, before);
    return { form, submission, findings, indicators, hash };
  });
}

/** Reads a roster of UTF-8, or of GB 18030 as Excel in China writes it. */
export async function loadRoster(
  file: string,
): Promise<{ roster?: Roster; findings: readonly Finding[] }> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new Failure(cannotRead(file, reasonOf(error)));
  });
  const read = readRoster(decode(bytes), file);
  return "roster" in read ? { roster: read.roster, findings: [] } : read;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** A dataset that `hebiao collect` wrote; undefined where the path leads to none. */
export async function loadDataset(folder: string): Promise<Dataset | undefined> {
  const file = join(folder, DATASET_FILE);
  const text = await readFile(file, "utf8")
    .catch(ifAbsent(undefined))
    .catch((error: unknown) => {
      throw new Failure(cannotRead(file, reasonOf(error)));
    });
  if (text === undefined) return undefined;
  const read = fromDatasetJson(text);
  if ("problem" in read) throw new Failure(DATASET_WORDS[read.problem](file, read.found));
  return read;
}
