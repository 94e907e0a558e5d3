import { relative, resolve } from "node:path";
import type { Finding, Form, Language, Submission } from "../index.js";
import { inOrder } from "./batch/batch.js";
import { openPool, usualWorkers } from "./batch/pool.js";
import type { StorePlace } from "./batch/store.js";
import { findInputs } from "./paths.js";
import { startProgress } from "./progress.js";
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
  readonly store?: StorePlace | undefined;
  /** A folder whose files are no inputs: what is written there must not be read the next time. */
  readonly except?: string | undefined;
  /** Threads; without it, as many as are worth it. */
  readonly workers?: number | undefined;
};

/** Reads every workbook the paths lead to; one that cannot be read never stops the others. */
export async function readSubmissions(
  paths: readonly string[],
  { forms, language, store, except, workers }: ReadOptions,
): Promise<ReadFiles> {
  const inputs = await findInputs(paths);
  const files = inputs.files.filter((file) => except === undefined || !isIn(file, except));
  const progress = startProgress(WORDS.reading[language], files.length);
  const setup = { forms, previous: [], store };
  const pool = await openPool(setup, workers ?? usualWorkers(files.length));
  const submissions: ReadFile[] = [];
  const findings: Finding[] = [...inputs.findings];
  let kept = 0;
  try {
    for await (const read of inOrder(files, pool, pool.read)) {
      if ("rule" in read) findings.push(read);
      else {
        const { form: id, version, submission, hash } = read;
        const form = forms.find((each) => each.id === id && each.version === version);
        if (form) submissions.push({ form, submission, hash });
        if (read.isKept) kept += 1;
      }
      progress.step();
    }
  } finally {
    progress.stop();
    await pool.close();
  }
  return { submissions, findings, kept };
}

const isIn = (file: string, folder: string): boolean =>
  !relative(resolve(folder), resolve(file)).startsWith("..");
