import { measureIndicators } from "../check/measure.js";
import { toStoredDataset } from "../dataset/export/json.js";
import type { StoredDataset } from "../dataset/export/stored-dataset.js";
import type { Form } from "../model/form.js";
import { nounForForm, type PeriodNoun } from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { toHtml } from "../report/html.js";
import { toJson } from "../report/json.js";
import { countFindings, type FileReport, verdictOf } from "../report/report.js";
import type { LoadSolver } from "../suspects/solver.js";
import type { SheetView } from "../workbook/view/sheet-view.js";
import { viewWorkbook } from "../workbook/view/view-workbook.js";
import { suspectIn } from "./check-file.js";
import { type Arrival, arrive, type Entry, explainIn, previousAmong, recheck } from "./entry.js";
import { type HandedFile, isRuleFile, readHanded, readHandedRules } from "./handed-file.js";
import { archiveCopies, markedCopyOf, type NamedBytes } from "./marked-copies.js";
import { openFile } from "./open-file.js";
import { type Review, toReview } from "./review.js";
import { formsOf, type RuleFile, type RuleText, readRuleFile } from "./rule-files.js";
import { type RuleReview, toRuleReview } from "./rule-review.js";
import { toDataset } from "./to-dataset.js";

/**
 * Where workbooks lie while somebody looks at them: read, compared with each other and checked, once
 * for all that is asked about them. Everything that goes in and out is plain data or bytes, so that
 * a desk can stand in another thread.
 */
export type Desk = {
  readonly forms: () => readonly FormLine[];
  /** The rule files that were added, not those the desk was opened with. */
  readonly rules: (language: Language) => readonly RuleReview[];
  /**
   * Reads files, workbooks and rule files, and checks everything on the desk anew.
   *
   * @param onProgress called after each workbook with how many of how many are read
   * @returns ids of the workbooks, in their order
   */
  readonly add: (
    files: readonly HandedFile[],
    onProgress: (done: number, total: number) => void,
  ) => Promise<readonly number[]>;
  readonly remove: (ids: readonly number[]) => void;
  /** In the order in which they came. */
  readonly files: () => readonly FileLine[];
  readonly review: (id: number, language: Language) => Promise<Review | undefined>;
  /** Without the sheets of a file that cannot be read. */
  readonly view: (id: number) => Promise<readonly SheetView[]>;
  /** Writes a text about the finding at this place of the review's list, "" to take it back. */
  readonly explain: (id: number, finding: number, text: string) => void;
  readonly markedCopy: (id: number, language: Language) => Promise<NamedBytes | undefined>;
  /** The marked copies of several files as one archive. */
  readonly markedCopies: (ids: readonly number[], language: Language) => Promise<Uint8Array>;
  readonly report: (
    ids: readonly number[],
    format: "html" | "json",
    language: Language,
  ) => Promise<string>;
  /** All submissions of the form; undefined without any. */
  readonly dataset: (form: string, language: Language) => StoredDataset | undefined;
};

export type FormLine = {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** What its period is called, where it is no year. */
  readonly noun?: PeriodNoun;
};

export type FileLine = Pick<FileReport, "file" | "submission"> & {
  readonly id: number;
  readonly verdict: Review["verdict"];
  readonly counts: Review["counts"];
};

export type DeskOptions = {
  readonly now: () => number;
  /** For suspects that are hard to find. */
  readonly loadSolver?: LoadSolver;
};

/**
 * An empty desk with the forms of these rule files.
 *
 * @param options `now` is the time in milliseconds, as of `performance.now`
 */
export function openDesk(rules: readonly RuleText[], { now, loadSolver }: DeskOptions): Desk {
  const given = rules.map(readRuleFile);
  let added: readonly RuleFile[] = [];
  let forms: readonly Form[] = formsOf(given);
  let entries: readonly Entry[] = [];
  let count = 0;
  /** Files wait for those handed over before: among some may be the rules of the others. */
  let taking: Promise<unknown> = Promise.resolve();
  const judged = new WeakMap<FileReport, FileReport>();

  /** With the cells that are probably wrong, which are looked for only when somebody looks. */
  async function lookAt(ids: readonly number[]): Promise<Entry[]> {
    const previous = previousAmong(entries, forms);
    const looked: Entry[] = [];
    for (const entry of entries.filter(({ id }) => ids.includes(id))) {
      const { opened, report } = entry;
      const known =
        judged.get(report) ?? (await suspectIn(report, opened, previous, { loadSolver }));
      judged.set(report, known);
      looked.push({ ...entry, report: known });
    }
    return looked;
  }

  async function open(file: HandedFile): Promise<Arrival> {
    count += 1;
    const id = count;
    const bytes = await readHanded(file);
    if (!(bytes instanceof Uint8Array)) {
      return { id, file: file.name, opened: { kind: "problem", finding: bytes } };
    }
    return { id, file: file.name, bytes, opened: await openFile(bytes, forms, file.name) };
  }

  /** With other forms every file may be another. */
  async function takeRules(files: readonly HandedFile[]): Promise<void> {
    if (files.length === 0) return;
    const read = await Promise.all(files.map((file) => readHandedRules(file, now)));
    const names = read.map(({ file }) => file);
    added = [...added.filter(({ file }) => !names.includes(file)), ...read];
    forms = formsOf([...given, ...added]);
    const reopened = new Map(
      await Promise.all(
        entries.map(async ({ id, bytes, file, opened }) => {
          return [id, bytes ? await openFile(bytes, forms, file) : opened] as const;
        }),
      ),
    );
    // Meanwhile some may have been explained or taken away.
    entries = entries.map((entry) => ({
      ...entry,
      opened: reopened.get(entry.id) ?? entry.opened,
    }));
  }

  async function take(
    files: readonly HandedFile[],
    onProgress: (done: number, total: number) => void,
  ): Promise<number[]> {
    await takeRules(files.filter(isRuleFile));
    const workbooks = files.filter((file) => !isRuleFile(file));
    const arrivals: Arrival[] = [];
    for (const file of workbooks) {
      arrivals.push(await open(file));
      onProgress(arrivals.length, workbooks.length);
    }
    entries = recheck(arrive(entries, arrivals), forms);
    return arrivals.map(({ id }) => id);
  }

  return {
    forms: () => forms.map(toFormLine),
    rules: (language) => added.map((file) => toRuleReview(file, language)),
    add(files, onProgress) {
      const ids = taking.then(() => take(files, onProgress));
      taking = ids.catch(() => undefined);
      return ids;
    },
    remove(ids) {
      entries = recheck(
        entries.filter(({ id }) => !ids.includes(id)),
        forms,
      );
    },
    files: () => entries.map(toFileLine),
    async review(id, language) {
      const [entry] = await lookAt([id]);
      return entry && toReview(entry, language);
    },
    async view(id) {
      const bytes = entries.find((entry) => entry.id === id)?.bytes;
      const sheets = bytes ? await viewWorkbook(bytes) : [];
      return "kind" in sheets ? [] : sheets;
    },
    explain(id, finding, text) {
      const explained = entries.map((entry) =>
        entry.id === id ? explainIn(entry, finding, text) : entry,
      );
      entries = recheck(explained, forms, (entry) => entry.id === id);
    },
    async markedCopy(id, language) {
      const [entry] = await lookAt([id]);
      return entry && markedCopyOf(entry, language);
    },
    markedCopies: async (ids, language) => archiveCopies(await lookAt(ids), language),
    async report(ids, format, language) {
      const reports = (await lookAt(ids)).map(({ report }) => report);
      return format === "html" ? toHtml(reports, language) : toJson(reports, language);
    },
    dataset(form, language) {
      const previous = previousAmong(entries, forms);
      const dataset = toDataset(
        entries.flatMap(({ id, opened, report: { findings } }) => {
          if (opened.kind !== "submission" || opened.form.id !== form) return [];
          const before = previous.find(opened.form, opened.submission);
          const indicators = measureIndicators(opened.form, opened.submission, before);
          return [{ ...opened, findings, indicators, hash: String(id) }];
        }),
        forms.filter(({ id }) => id === form),
        language,
      );
      return dataset && toStoredDataset(dataset);
    },
  };
}

const toFileLine = ({ id, report }: Entry): FileLine => ({
  id,
  file: report.file,
  ...(report.submission && { submission: report.submission }),
  verdict: verdictOf(report),
  counts: countFindings(report.findings),
});

function toFormLine(form: Form): FormLine {
  const { id, version, title } = form;
  const noun = nounForForm(form);
  return { id, version, title, ...(noun !== "year" && { noun }) };
}
