import { indexPrevious, type PreviousPeriod } from "../check/previous.js";
import type { Explanation } from "../model/explanation.js";
import type { Form } from "../model/form.js";
import { identityOf } from "../model/identity.js";
import { nameOfRule } from "../report/finding-parts.js";
import type { FileReport } from "../report/report.js";
import { checkFile } from "./check-file.js";
import type { OpenedFile } from "./open-file.js";

/** A file on the desk. */
export type Entry = {
  readonly id: number;
  readonly file: string;
  /** Absent where it could not be taken into memory. */
  readonly bytes?: Uint8Array | undefined;
  readonly opened: OpenedFile;
  /** What was written on the desk about warnings; it is not in the file. */
  readonly explanations: readonly Explanation[];
  readonly report: FileReport;
  /** The state of the same workbook that it took the place of. */
  readonly earlier?: FileReport | undefined;
};

/** A file that was just opened and has not been checked. */
export type Arrival = Pick<Entry, "id" | "file" | "bytes" | "opened">;

/**
 * Puts files on the desk. One that is the next state of a workbook lying there, of the same unit and
 * period, or of the same name where that cannot be told, takes its place and its explanations.
 */
export function arrive(entries: readonly Entry[], arrivals: readonly Arrival[]): Entry[] {
  const next = [...entries];
  const replaced = new Set<number>();
  for (const arrival of arrivals) {
    const isEarlierState = (entry: Entry, index: number) =>
      index < entries.length && !replaced.has(index) && isNextStateOf(arrival, entry);
    // Of several of one unit and period, the one of its name.
    const named = next.findIndex(
      (entry, index) => entry.file === arrival.file && isEarlierState(entry, index),
    );
    const at = named < 0 ? next.findIndex(isEarlierState) : named;
    const before = next[at];
    const entry = {
      ...arrival,
      explanations: before?.explanations ?? [],
      report: { file: arrival.file, findings: [], skipped: [] },
      earlier: before?.report,
    };
    if (!before) next.push(entry);
    else {
      replaced.add(at);
      next[at] = entry;
    }
  }
  return next;
}

function isNextStateOf(arrival: Arrival, entry: Entry): boolean {
  const [now, before] = [arrival.opened, entry.opened].map(toKey);
  return now !== undefined && before !== undefined ? now === before : arrival.file === entry.file;
}

/** Which form, whose, and of when; undefined where any of it cannot be read. */
function toKey(opened: OpenedFile): string | undefined {
  if (opened.kind === "problem") return undefined;
  const { form, submission } = opened;
  const identity = identityOf(form, submission);
  return identity && JSON.stringify([form.id, identity.unit, identity.period]);
}

/** Checks the files that are due, each compared with its unit's workbook of the year before on the desk. */
export function recheck(
  entries: readonly Entry[],
  forms: readonly Form[],
  isDue: (entry: Entry) => boolean = () => true,
): Entry[] {
  const previous = previousAmong(entries, forms);
  return entries.map((entry) =>
    isDue(entry)
      ? { ...entry, report: checkFile(entry.file, withExplanations(entry), previous) }
      : entry,
  );
}

export const previousAmong = (entries: readonly Entry[], forms: readonly Form[]): PreviousPeriod =>
  indexPrevious(
    entries.flatMap(({ opened }) => (opened.kind === "submission" ? [opened] : [])),
    forms,
  );

/** What was written on the desk goes before what the workbook says of the same finding. */
function withExplanations({ opened, explanations }: Entry): OpenedFile {
  if (opened.kind === "problem" || explanations.length === 0) return opened;
  const { form, submission } = opened;
  const others = submission.explanations.filter(
    (other) => !explanations.some((own) => isAboutSame(own, other, form)),
  );
  return { ...opened, submission: { ...submission, explanations: [...explanations, ...others] } };
}

/** A check of the whole form fails at one place only. */
function isAboutSame(own: Explanation, other: Explanation, { checks }: Form): boolean {
  if (own.check !== other.check) return false;
  const isOnce = checks.some(({ id, rows }) => id === own.check && rows === undefined);
  const isSameCell =
    own.cell?.sheet === other.cell?.sheet && own.cell?.address === other.cell?.address;
  return isOnce || isSameCell;
}

/** The same file with this text about one of its findings. */
export function explainIn(entry: Entry, at: number, text: string): Entry {
  const { opened, explanations } = entry;
  const finding = entry.report.findings[at];
  if (opened.kind === "problem" || finding?.place.kind !== "cell") return entry;
  const { place } = finding;
  const { sheet, address } = place;
  const written: Explanation = {
    check: nameOfRule(finding),
    text,
    ...(address !== undefined && { cell: { sheet, address } }),
    place,
  };
  const others = explanations.filter((other) => !isAboutSame(written, other, opened.form));
  return { ...entry, explanations: [...others, written] };
}
