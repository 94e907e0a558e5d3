import {
  checkFile,
  type FileReport,
  type Form,
  indexPrevious,
  type Language,
  type OpenedFile,
  openFile,
  type PreviousYear,
  suspectIn,
  toFileFinding,
  toHtml,
  toJson,
  toText,
  verdictOf,
} from "../index.js";
import { loadRuleFiles } from "./forms.js";
import { loadSolver } from "./load-solver.js";
import { type MarkCopy, markInto } from "./marked-copies.js";
import { print, writeWhole } from "./output.js";
import { paintFor } from "./paint.js";
import { findInputs, readInput } from "./paths.js";
import { startProgress } from "./progress.js";
import { refuseBrokenRules } from "./rules.js";
import { markedCopies, notMarked, WORDS } from "./words.js";

export type CheckOptions = {
  readonly previous?: readonly string[] | undefined;
  readonly rules?: readonly string[] | undefined;
  readonly format: "text" | "json" | "html";
  /** A folder for marked copies. */
  readonly annotate?: string | undefined;
  readonly output?: string | undefined;
  readonly lang: Language;
};

/** `hebiao check PATH...`; resolves to the exit code. */
export async function runCheck(paths: readonly string[], options: CheckOptions): Promise<number> {
  const files = await loadRuleFiles(options.rules);
  if (await refuseBrokenRules(files, options.lang)) return 2;
  const forms = files.flatMap(({ form }) => form ?? []);
  const mark =
    options.annotate === undefined ? undefined : markInto(options.annotate, options.lang);
  const reports = await checkPaths(paths, options.previous ?? [], forms, options.lang, mark);
  const text = await toFormat(reports, options);
  if (options.output === undefined) await print(text);
  else {
    const rules = files.map(({ file }) => file);
    await writeWhole(options.output, text, [...rules, ...reports.flatMap(filesOf)]);
    await print(`${WORDS.written[options.lang]} ${options.output}\n`);
  }
  if (options.annotate === undefined) return exitCodeOf(reports);
  const isComplete = await reportMarked(reports, options.annotate, options.lang);
  return isComplete ? exitCodeOf(reports) : 2;
}

async function toFormat(
  reports: readonly FileReport[],
  { format, lang, output }: CheckOptions,
): Promise<string> {
  switch (format) {
    case "json":
      return toJson(reports, lang);
    case "html": {
      // The libraries of charts take longer to load than a workbook takes to check.
      const { drawFindings } = await import("./draw-findings.js");
      return toHtml(reports, lang, await drawFindings(reports, lang));
    }
    case "text":
      return toText(reports, lang, output === undefined ? paintFor(process.stdout) : undefined);
  }
}

/** On the side, so that what is printed for programs stays what it is. */
async function reportMarked(
  reports: readonly FileReport[],
  folder: string,
  language: Language,
): Promise<boolean> {
  const checked = reports.filter(({ submission }) => submission !== undefined);
  const unmarked = checked.filter(({ annotated }) => annotated === undefined);
  const words = markedCopies(checked.length - unmarked.length, folder)[language];
  await print(`${words}\n`, process.stderr);
  for (const { file } of unmarked) await print(`${notMarked(file)[language]}\n`, process.stderr);
  return unmarked.length === 0;
}

const filesOf = ({ file, submission }: FileReport): string[] => [
  file,
  ...(submission?.previous === undefined ? [] : [submission.previous]),
];

/** Checks every workbook the paths lead to; a file that cannot be read never stops the others. */
export async function checkPaths(
  paths: readonly string[],
  previousPaths: readonly string[],
  forms: readonly Form[],
  language: Language,
  mark?: MarkCopy,
): Promise<FileReport[]> {
  const [inputs, previousInputs] = await Promise.all([
    findInputs(paths),
    findInputs(previousPaths),
  ]);
  const total = inputs.files.length + previousInputs.files.length;
  const progress = startProgress(WORDS.checking[language], total);
  const pool: OpenedFile[] = [];
  for (const file of previousInputs.files) {
    pool.push(await open(file, forms));
    progress.step();
  }
  const previous = indexPrevious(
    pool.flatMap((opened) => (opened.kind === "submission" ? opened : [])),
    forms,
  );
  const reports: FileReport[] = [];
  for (const file of inputs.files) {
    const { bytes, ...opened } = await open(file, forms);
    const checked = checkFile(file, opened, previous);
    const report = await suspectIn(checked, opened, previous, {
      now: () => performance.now(),
      loadSolver,
    });
    const isMarked = bytes !== undefined && opened.kind === "submission";
    const annotated = mark && isMarked ? await mark(report, bytes) : undefined;
    reports.push(annotated === undefined ? report : { ...report, annotated });
    progress.step();
  }
  progress.stop();
  const failures = [
    ...pool.flatMap((opened) => (opened.kind === "problem" ? opened.finding : [])),
    ...inputs.findings,
    ...previousInputs.findings,
  ];
  return [
    ...reports,
    ...failures.map((finding) => toReport(pathOf(finding), [finding])),
    ...reportUnused(previous),
  ];
}

/** With its bytes, from which a marked copy is made. */
async function open(
  file: string,
  forms: readonly Form[],
): Promise<OpenedFile & { readonly bytes?: Uint8Array }> {
  const bytes = await readInput(file);
  if (!(bytes instanceof Uint8Array)) return { kind: "problem", finding: bytes };
  return { ...(await openFile(bytes, forms, file)), bytes };
}

/** A workbook of last year that fits nothing is not silently dropped. */
const reportUnused = (previous: PreviousYear): FileReport[] =>
  previous
    .unused()
    .map(({ rule, file, identity, files }) =>
      toReport(file, [toFileFinding(file, rule, { ...identity, files }, "note")]),
    );

const toReport = (file: string, findings: FileReport["findings"]): FileReport => ({
  file,
  findings,
  skipped: [],
});

const pathOf = ({ place }: FileReport["findings"][number]): string =>
  place.kind === "file" ? place.file : "";

/** 2 where a file could not be read, 1 where something blocks a submission, else 0. */
export function exitCodeOf(reports: readonly FileReport[]): number {
  const verdicts = reports.map(verdictOf);
  if (verdicts.includes("unreadable") || verdicts.length === 0) return 2;
  return verdicts.includes("blocked") ? 1 : 0;
}
