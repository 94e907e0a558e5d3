import { resolve } from "node:path";
import { pMapIterable } from "p-map";
import {
  type Candidate,
  type FileReport,
  type Finding,
  type Form,
  type Language,
  type Pairing,
  pairPrevious,
  toFileFinding,
  type Unused,
  writePeriod,
} from "../../index.js";
import type { MarkedCopies } from "../marked-copies.js";
import { findInputs, type Inputs } from "../paths.js";
import { type Progress, startProgress } from "../progress.js";
import { WORDS } from "../words.js";
import type { Journal } from "./journal.js";
import { openPool, type Pool, usualWorkers } from "./pool.js";

export type BatchOptions = {
  readonly forms: readonly Form[];
  readonly language: Language;
  readonly copies?: MarkedCopies | undefined;
  /** Threads; without it, as many as are worth it. */
  readonly workers?: number | undefined;
};

/** Workbooks that are checked one like the other, and last year's, with which they are compared. */
export type Batch = {
  /** Everything that is read. */
  readonly inputs: readonly string[];
  /** Of last year's files, the hashes of what was read. */
  readonly previous: readonly string[];
  /**
   * In the order of the paths, whatever finishes first; those that an earlier run reported on in the
   * journal are not checked again. A file that cannot be read never stops the others.
   */
  readonly reports: (journal?: Journal) => AsyncGenerator<FileReport>;
};

/** Finds the files, and whose those of last year are. */
export async function openBatch(
  paths: readonly string[],
  previousPaths: readonly string[],
  options: BatchOptions,
): Promise<Batch> {
  const inputs = await findInputs(paths);
  const previousInputs = await findInputs(previousPaths);
  const total = inputs.files.length + previousInputs.files.length;
  const progress = startProgress(WORDS.checking[options.language], total);
  const { known, hashes, problems } = await identify(previousInputs, options, progress);
  const pairing = pairPrevious(known);
  const checked = new Set(inputs.files.map((file) => resolve(file)));
  const isChecked = (file: string) => checked.has(resolve(file));
  // What cannot be read is told once, though it be named as an earlier file too.
  const findings = [
    ...problems.filter((problem) => !isChecked(pathOf(problem))),
    ...inputs.findings,
    ...previousInputs.findings,
  ];
  return {
    inputs: [...inputs.files, ...previousInputs.files],
    previous: hashes,
    async *reports(journal) {
      try {
        for await (const report of checkAll(inputs.files, known, options, journal)) {
          notePrevious(report, pairing, options.forms);
          progress.step();
          yield report;
        }
      } finally {
        progress.stop();
      }
      for (const finding of findings) yield toReport(pathOf(finding), [finding]);
      yield* reportUnused(pairing, isChecked);
    },
  };
}

async function identify(
  { files }: Inputs,
  { forms, workers = usualWorkers(files.length) }: BatchOptions,
  progress: Progress,
) {
  const known: Candidate[] = [];
  const hashes: string[] = [];
  const problems: Finding[] = [];
  await withPool(await openPool({ forms, previous: [] }, workers), async (pool) => {
    for await (const found of inOrder(files, pool, pool.identify)) {
      if ("rule" in found) problems.push(found);
      else known.push(found);
      hashes.push("rule" in found ? found.rule : found.hash);
      progress.step();
    }
  });
  return { known, hashes, problems };
}

async function* checkAll(
  files: readonly string[],
  previous: readonly Candidate[],
  { forms, copies, workers = usualWorkers(files.length) }: BatchOptions,
  journal: Journal | undefined,
): AsyncGenerator<FileReport> {
  const pool = await openPool({ forms, previous, marks: copies?.language }, workers);
  try {
    const check = async (file: string) => ({
      file,
      result: await pool.check({ file, known: await knownOf(file, journal, copies) }),
    });
    for await (const { file, result } of inOrder(files, pool, check)) {
      if (result.kind === "same" && journal) yield await journal.read(file);
      else if (result.kind === "checked") {
        const { hash, report: bare, marked } = result;
        const annotated = copies && marked && (await copies.write(file, marked));
        const report = annotated === undefined ? bare : { ...bare, annotated };
        await journal?.append({ hash, report });
        yield report;
      }
    }
  } finally {
    await pool.close();
  }
}

/** What was reported on before is checked again where its marked copy is gone. */
async function knownOf(
  file: string,
  journal: Journal | undefined,
  copies: MarkedCopies | undefined,
): Promise<string | undefined> {
  const hash = journal?.known(file);
  if (!journal || hash === undefined || !copies) return hash;
  const { submission, annotated } = await journal.read(file);
  if (!submission) return hash;
  return annotated !== undefined && (await copies.keep(annotated)) ? hash : undefined;
}

/** A slow file holds up those behind it: so many results wait at most. */
const WAITING = 8;

/** The results in the order of the files, whatever finishes first. */
export function inOrder<Result>(
  files: readonly string[],
  { size }: Pool,
  run: (file: string) => Promise<Result>,
): AsyncIterable<Result> {
  return pMapIterable(files, run, { concurrency: size, backpressure: size * WAITING });
}

async function withPool(pool: Pool, use: (pool: Pool) => Promise<void>): Promise<void> {
  try {
    await use(pool);
  } finally {
    await pool.close();
  }
}

/** Another thread asked for it. */
function notePrevious(
  { submission }: FileReport,
  pairing: Pairing<Candidate>,
  forms: readonly Form[],
): void {
  const { form: id, version, unit, period } = submission ?? {};
  const form = forms.find((each) => each.id === id && each.version === version);
  if (form && unit !== undefined && period !== undefined) pairing.find(form, { unit, period });
}

/** A workbook of the period before that fits nothing is not silently dropped, unless it was checked itself. */
const reportUnused = (
  pairing: Pairing<Candidate>,
  isChecked: (file: string) => boolean,
): FileReport[] =>
  pairing
    .unused()
    .filter(({ file }) => !isChecked(file))
    .map((unused) =>
      toReport(unused.file, [toFileFinding(unused.file, unused.rule, toData(unused), "note")]),
    );

const toData = ({ identity, kind, files }: Unused): Finding["data"] => ({
  ...(identity && { unit: identity.unit, period: writePeriod(identity.period) }),
  ...(!identity && kind && { kind }),
  files,
});

const toReport = (file: string, findings: FileReport["findings"]): FileReport => ({
  file,
  findings,
  skipped: [],
});

const pathOf = ({ place }: Finding): string => (place.kind === "file" ? place.file : "");
