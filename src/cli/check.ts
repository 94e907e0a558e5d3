import {
  checkSubmission,
  type FileReport,
  type Form,
  identityOf,
  indexPrevious,
  type Language,
  openSubmission,
  type PreviousYear,
  type Submission,
  toJson,
  toText,
  verdictOf,
} from "../index.js";
import { loadRuleFiles } from "./forms.js";
import { paintFor, print, writeWhole } from "./output.js";
import { findInputs, readInput, toFileFinding } from "./paths.js";
import { startProgress } from "./progress.js";
import { refuseBrokenRules } from "./rules.js";
import { WORDS } from "./words.js";

export type CheckOptions = {
  readonly previous?: readonly string[] | undefined;
  readonly rules?: readonly string[] | undefined;
  readonly format: "text" | "json";
  readonly output?: string | undefined;
  readonly lang: Language;
};

/** `hebiao check PATH...`; resolves to the exit code. */
export async function runCheck(paths: readonly string[], options: CheckOptions): Promise<number> {
  const files = await loadRuleFiles(options.rules);
  if (await refuseBrokenRules(files, options.lang)) return 2;
  const forms = files.flatMap(({ form }) => form ?? []);
  const reports = await checkPaths(paths, options.previous ?? [], forms, options.lang);
  const paint = options.output === undefined ? paintFor(process.stdout) : undefined;
  const text =
    options.format === "json"
      ? toJson(reports, options.lang)
      : toText(reports, options.lang, paint);
  if (options.output === undefined) await print(text);
  else {
    const rules = files.map(({ file }) => file);
    await writeWhole(options.output, text, [...rules, ...reports.flatMap(filesOf)]);
    await print(`${WORDS.written[options.lang]} ${options.output}\n`);
  }
  return exitCodeOf(reports);
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
): Promise<FileReport[]> {
  const [inputs, previousInputs] = await Promise.all([
    findInputs(paths),
    findInputs(previousPaths),
  ]);
  const total = inputs.files.length + previousInputs.files.length;
  const progress = startProgress(WORDS.checking[language], total);
  const opened: OpenedFile[] = [];
  for (const file of previousInputs.files) {
    opened.push(await openFile(file, forms));
    progress.step();
  }
  const previous = indexPrevious(opened.flatMap((file) => ("submission" in file ? file : [])));
  const reports: FileReport[] = [];
  for (const file of inputs.files) {
    reports.push(checkFile(file, await openFile(file, forms), previous));
    progress.step();
  }
  progress.stop();
  const failures = [...inputs.findings, ...previousInputs.findings];
  return [
    ...reports,
    ...opened.flatMap((file) => ("report" in file ? file.report : [])),
    ...failures.map((finding) => toReport(pathOf(finding), [finding])),
    ...reportUnused(previous),
  ];
}

type OpenedFile =
  | { readonly form: Form; readonly submission: Submission }
  | { readonly report: FileReport };

async function openFile(file: string, forms: readonly Form[]): Promise<OpenedFile> {
  const bytes = await readInput(file);
  if (!(bytes instanceof Uint8Array)) return { report: toReport(file, [bytes]) };
  const opened = await openSubmission(bytes, forms, file);
  if (opened.kind === "submission") return opened;
  return { report: toReport(file, [toFileFinding(file, opened.code, opened.data)]) };
}

function checkFile(file: string, opened: OpenedFile, previousYear: PreviousYear): FileReport {
  if ("report" in opened) return opened.report;
  const { form, submission } = opened;
  const previous = previousYear.find(form, submission);
  const { findings, skipped } = checkSubmission(form, submission, previous);
  return {
    file,
    submission: {
      form: form.id,
      version: form.version,
      title: form.title,
      ...identityOf(form, submission),
      ...(previous && { previous: previous.file }),
    },
    findings,
    skipped,
  };
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
