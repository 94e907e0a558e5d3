import { createHash } from "node:crypto";
import {
  annotateWorkbook,
  type Candidate,
  checkFile,
  type FileReport,
  type Finding,
  type Form,
  identityOf,
  indexPrevious,
  type Language,
  type OpenedFile,
  openFile,
  type PreviousPeriod,
  pairPrevious,
  type Submission,
  suspectIn,
  toCandidate,
  toMarks,
} from "../../index.js";
import { loadSolver } from "../load-solver.js";
import { readInput } from "../paths.js";
import { openStore, type StorePlace } from "./store.js";

/** What is the same for all files of a batch; plain data, for it goes to other threads. */
export type BatchSetup = {
  readonly forms: readonly Form[];
  /** Last year's files. */
  readonly previous: readonly Candidate[];
  /** In which language copies are marked; undefined where none are wanted. */
  readonly marks?: Language | undefined;
  /** Where what is read is kept. */
  readonly store?: StorePlace | undefined;
};

export type CheckTask = {
  readonly file: string;
  /** The hash of its bytes when it was checked before. */
  readonly known?: string | undefined;
};

export type CheckResult =
  /** The bytes are those that were checked before. */
  | { readonly kind: "same" }
  | {
      readonly kind: "checked";
      /** Absent where the file could not be read. */
      readonly hash?: string;
      readonly report: FileReport;
      readonly marked?: Uint8Array | undefined;
    };

/** A file of last year, with the hash of its bytes. */
export type Identified = Candidate & { readonly hash: string };

/** A workbook that was read, with the id and version of its form. */
export type ReadResult = {
  readonly form: string;
  readonly version: string;
  readonly submission: Submission;
  readonly hash: string;
  /** It was not read again. */
  readonly isKept: boolean;
};

/** What one thread does with one file after the other; findings say why a file cannot be read. */
export type Checker = {
  readonly identify: (file: string) => Promise<Identified | Finding>;
  readonly read: (file: string) => Promise<ReadResult | Finding>;
  readonly check: (task: CheckTask) => Promise<CheckResult>;
};

export function makeChecker({ forms, previous, marks, store: place }: BatchSetup): Checker {
  const pairing = pairPrevious(previous);
  const store = place && openStore(place);

  async function open(file: string) {
    const bytes = await readInput(file);
    if (!(bytes instanceof Uint8Array)) return { opened: toProblem(bytes) };
    return { bytes, hash: hashOf(bytes), open: () => openFile(bytes, forms, file) };
  }

  /** Last year's workbook is read when this year's wants it, so that not all are in memory. */
  async function previousOf(opened: OpenedFile): Promise<PreviousPeriod> {
    if (opened.kind === "problem") return indexPrevious([]);
    const { form, submission } = opened;
    const found = pairing.find(form, identityOf(form, submission));
    const read = found && (await open(found.file));
    const before = read?.open ? await read.open() : undefined;
    return indexPrevious(before?.kind === "submission" ? [before] : [], forms);
  }

  return {
    async identify(file) {
      const read = await open(file);
      const opened = read.open ? await read.open() : read.opened;
      if (opened.kind === "problem") return opened.finding;
      const { form, submission } = opened;
      return { ...toCandidate(form, submission), hash: read.hash ?? "" };
    },
    async read(file) {
      const bytes = await readInput(file);
      if (!(bytes instanceof Uint8Array)) return bytes;
      const hash = hashOf(bytes);
      const stored = await store?.find(hash, file);
      if (
        stored &&
        forms.some(({ id, version }) => id === stored.form && version === stored.version)
      ) {
        const { form, version } = stored;
        return { form, version, submission: stored, hash, isKept: true };
      }
      const opened = await openFile(bytes, forms, file);
      if (opened.kind === "problem") return opened.finding;
      const { form, submission } = opened;
      await store?.keep(hash, submission);
      return { form: form.id, version: form.version, submission, hash, isKept: false };
    },
    async check({ file, known }) {
      const read = await open(file);
      if (!read.open) {
        return { kind: "checked", report: checkFile(file, read.opened, indexPrevious([])) };
      }
      if (read.hash === known) return { kind: "same" };
      const opened = await read.open();
      const before = await previousOf(opened);
      const checked = checkFile(file, opened, before);
      const report = await suspectIn(checked, opened, before, { loadSolver });
      const marked =
        marks && opened.kind === "submission"
          ? await annotateWorkbook(read.bytes, toMarks(report, marks))
          : undefined;
      const copy = marked instanceof Uint8Array ? { marked } : {};
      return { kind: "checked", hash: read.hash, report, ...copy };
    },
  };
}

const toProblem = (finding: Finding): OpenedFile => ({ kind: "problem", finding });

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
