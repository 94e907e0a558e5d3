import { createHash } from "node:crypto";
import { pMapIterable } from "p-map";
import {
  type FileReport,
  type Form,
  type Language,
  type Summary,
  startSummary,
  toFileJson,
  toHtml,
  toJson,
  toJsonPieces,
  toTextBlock,
  toTextSummary,
} from "../index.js";
import { type Batch, openBatch } from "./batch/batch.js";
import { openJournal } from "./batch/journal.js";
import { loadRuleFiles, type RuleFile, refuseBrokenRules } from "./forms.js";
import { markInto } from "./marked-copies.js";
import { print, refuseTarget, writeWhole } from "./output.js";
import { paintFor } from "./paint.js";
import { INTERRUPTED } from "./progress.js";
import { version } from "./version.js";
import { goingOn, interrupted, markedCopies, notMarked, WORDS } from "./words.js";

export type CheckOptions = {
  readonly previous?: readonly string[] | undefined;
  readonly rules?: readonly string[] | undefined;
  readonly format: "text" | "json" | "html";
  /** A folder for marked copies. */
  readonly annotate?: string | undefined;
  readonly output?: string | undefined;
  readonly workers?: number | undefined;
  readonly lang: Language;
};

/** `hebiao check PATH...`; resolves to the exit code. */
export async function runCheck(paths: readonly string[], options: CheckOptions): Promise<number> {
  const files = await loadRuleFiles(options.rules);
  if (await refuseBrokenRules(files, options.lang)) return 2;
  const batch = await openBatch(paths, options.previous ?? [], {
    forms: files.flatMap(({ form }) => form ?? []),
    language: options.lang,
    workers: options.workers,
    copies: options.annotate === undefined ? undefined : markInto(options.annotate, options.lang),
  });
  const tally = startTally();
  if (options.output === undefined) await printReports(batch, tally, options);
  else await writeReports(options.output, batch, files, tally, options);
  const exitCode = exitCodeOf(tally.summary());
  if (options.annotate === undefined) return exitCode;
  await reportMarked(tally, options.annotate, options.lang);
  return tally.unmarked.length === 0 ? exitCode : 2;
}

/** What is to be known of all reports, of which each is let go once it is told. */
type Tally = {
  readonly add: (report: FileReport) => void;
  readonly summary: () => Summary;
  readonly unmarked: readonly string[];
  readonly marked: () => number;
};

function startTally(): Tally {
  const { add, end } = startSummary();
  const unmarked: string[] = [];
  let marked = 0;
  return {
    add(report) {
      add(report);
      if (report.annotated !== undefined) marked += 1;
      else if (report.submission) unmarked.push(report.file);
    },
    summary: end,
    unmarked,
    marked: () => marked,
  };
}

/** People see each file as soon as it is checked. */
async function printReports(
  batch: Batch,
  tally: Tally,
  { format, lang }: CheckOptions,
): Promise<void> {
  if (format === "text") {
    const paint = paintFor(process.stdout);
    let gap = "";
    for await (const report of batch.reports()) {
      tally.add(report);
      await print(`${gap}${toTextBlock(report, lang, paint)}\n`);
      gap = "\n";
    }
    await print(toTextSummary(tally.summary(), lang, paint));
    return;
  }
  const reports: FileReport[] = [];
  for await (const report of batch.reports()) {
    tally.add(report);
    reports.push(report);
  }
  await print(format === "json" ? toJson(reports, lang) : await toPage(reports, lang));
}

/** The reports go through a journal beside the output, from which an interrupted run is taken up. */
async function writeReports(
  output: string,
  batch: Batch,
  rules: readonly RuleFile[],
  tally: Tally,
  options: CheckOptions,
): Promise<void> {
  const inputs = [...rules.map(({ file }) => file), ...batch.inputs];
  await refuseTarget(output, inputs);
  const journal = await openJournal(output, basisOf(batch, rules, options));
  /** Says how to go on, and leaves. */
  const leave = () => {
    process.stderr.write(`\n${interrupted(journal.size, journal.path)[options.lang]}\n`);
    process.exit(INTERRUPTED);
  };
  process.once("SIGINT", leave);
  try {
    if (journal.size > 0) {
      await print(`${goingOn(journal.size, journal.path)[options.lang]}\n`, process.stderr);
    }
    const files: string[] = [];
    const others: FileReport[] = [];
    for await (const report of batch.reports(journal)) {
      tally.add(report);
      if (journal.has(report.file)) files.push(report.file);
      else others.push(report);
    }
    const reports = async function* () {
      yield* pMapIterable(files, journal.read, { concurrency: READ_AHEAD });
      yield* others;
    };
    await writeWhole(output, toFormat(reports(), tally.summary(), options), inputs);
  } catch (error) {
    if (journal.size > 0) {
      await print(`${interrupted(journal.size, journal.path)[options.lang]}\n`, process.stderr);
    }
    throw error;
  } finally {
    process.off("SIGINT", leave);
    await journal.close();
  }
  await journal.remove();
  await print(`${WORDS.written[options.lang]} ${output}\n`);
}

/** Reports that are read from the journal while earlier ones are written. */
const READ_AHEAD = 16;

/** Whatever a report depends on besides its file. */
const basisOf = (
  { previous }: Batch,
  rules: readonly RuleFile[],
  { annotate, lang }: CheckOptions,
): string =>
  createHash("sha256")
    .update(JSON.stringify([version, rules.map(({ text }) => text), previous, annotate, lang]))
    .digest("hex");

async function* toFormat(
  reports: AsyncIterable<FileReport>,
  summary: Summary,
  { format, lang }: CheckOptions,
): AsyncGenerator<string> {
  if (format === "html") {
    // A page is one whole: its parts are not known before all reports are.
    const all: FileReport[] = [];
    for await (const report of reports) all.push(report);
    yield await toPage(all, lang);
    return;
  }
  const isJson = format === "json";
  const { head, between, tail } = isJson
    ? toJsonPieces(summary, lang)
    : { head: "", between: "\n\n", tail: `\n${toTextSummary(summary, lang)}` };
  yield head;
  let gap = "";
  for await (const report of reports) {
    yield `${gap}${isJson ? toFileJson(report, lang) : toTextBlock(report, lang)}`;
    gap = between;
  }
  yield tail;
}

async function toPage(reports: readonly FileReport[], language: Language): Promise<string> {
  // The libraries of charts take longer to load than a workbook takes to check.
  const { drawFindings } = await import("./draw-findings.js");
  return toHtml(reports, language, await drawFindings(reports, language));
}

/** On the side, so that what is printed for programs stays what it is. */
async function reportMarked(
  { marked, unmarked }: Tally,
  folder: string,
  language: Language,
): Promise<void> {
  await print(`${markedCopies(marked(), folder)[language]}\n`, process.stderr);
  for (const file of unmarked) await print(`${notMarked(file)[language]}\n`, process.stderr);
}

/** The reports of every workbook the paths lead to, together. */
export async function checkPaths(
  paths: readonly string[],
  previousPaths: readonly string[],
  forms: readonly Form[],
  language: Language,
): Promise<FileReport[]> {
  const batch = await openBatch(paths, previousPaths, { forms, language });
  const reports: FileReport[] = [];
  for await (const report of batch.reports()) reports.push(report);
  return reports;
}

/** 2 where a file could not be read, 1 where something blocks a submission, else 0. */
function exitCodeOf({ files, unreadable, blocked }: Summary): number {
  if (unreadable > 0 || files === 0) return 2;
  return blocked > 0 ? 1 : 0;
}
