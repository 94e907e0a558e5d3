import { createHash } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { type Finding, type Form, type Language, openFile, type Submission } from "../index.js";
import { ifAbsent, writeWhole } from "./output.js";
import { findInputs, readInput } from "./paths.js";
import { startProgress } from "./progress.js";
import { restoreSubmission, storeSubmission } from "./stored-submission.js";
import { WORDS } from "./words.js";

/** A workbook that was read, of whichever form. */
export type ReadFile = {
  readonly form: Form;
  readonly submission: Submission;
  /** SHA-256 of its bytes. */
  readonly hash: string;
};

export type ReadFiles = {
  readonly submissions: readonly ReadFile[];
  /** Why others could not be read. */
  readonly findings: readonly Finding[];
  /** How many were not read again. */
  readonly kept: number;
};

export type ReadOptions = {
  readonly forms: readonly Form[];
  readonly language: Language;
  /** Where what was read is kept, so that the next time only what has changed is read. */
  readonly store?: Store | undefined;
  /** A folder whose files are no inputs: what is written there must not be read the next time. */
  readonly except?: string | undefined;
};

/** Reads every workbook the paths lead to; one that cannot be read never stops the others. */
export async function readSubmissions(
  paths: readonly string[],
  { forms, language, store, except }: ReadOptions,
): Promise<ReadFiles> {
  const inputs = await findInputs(paths);
  const files = inputs.files.filter((file) => except === undefined || !isIn(file, except));
  const progress = startProgress(WORDS.reading[language], files.length);
  const submissions: ReadFile[] = [];
  const findings: Finding[] = [...inputs.findings];
  let kept = 0;
  for (const file of files) {
    const read = await readOne(file, forms, store);
    if ("rule" in read) findings.push(read);
    else {
      submissions.push(read);
      if (read.isKept) kept += 1;
    }
    progress.step();
  }
  progress.stop();
  return { submissions, findings, kept };
}

const isIn = (file: string, folder: string): boolean =>
  !relative(resolve(folder), resolve(file)).startsWith("..");

async function readOne(
  file: string,
  forms: readonly Form[],
  store: Store | undefined,
): Promise<(ReadFile & { readonly isKept: boolean }) | Finding> {
  const bytes = await readInput(file);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const hash = createHash("sha256").update(bytes).digest("hex");
  const stored = await store?.find(hash, file);
  const form = forms.find(({ id, version }) => stored?.form === id && stored.version === version);
  if (stored && form) return { form, submission: stored, hash, isKept: true };
  const opened = await openFile(bytes, forms, file);
  if (opened.kind === "problem") return opened.finding;
  await store?.keep(hash, opened.submission);
  return { form: opened.form, submission: opened.submission, hash, isKept: false };
}

export type Store = {
  readonly find: (hash: string, file: string) => Promise<Submission | undefined>;
  readonly keep: (hash: string, submission: Submission) => Promise<void>;
  /** Removes what this run did not ask for. */
  readonly tidy: () => Promise<void>;
};

/**
 * Keeps submissions in a folder, one file each, by the hash of the workbook and of whatever else
 * decides how it is read (`basis`: the rule files, the program's version).
 */
export function openStore(folder: string, basis: readonly string[]): Store {
  const used = new Set<string>();
  const pathOf = (hash: string): string => {
    const key = createHash("sha256")
      .update(JSON.stringify([...basis, hash]))
      .digest("hex");
    used.add(`${key}.json`);
    return join(folder, `${key}.json`);
  };
  return {
    async find(hash, file) {
      const text = await readFile(pathOf(hash), "utf8").catch(ifAbsent(undefined));
      return text === undefined ? undefined : restoreSubmission(text, file);
    },
    keep: (hash, submission) => writeWhole(pathOf(hash), storeSubmission(submission)),
    async tidy() {
      const present = await readdir(folder).catch(ifAbsent<string[]>([]));
      const stale = present.filter((name) => name.endsWith(".json") && !used.has(name));
      await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })));
    },
  };
}
