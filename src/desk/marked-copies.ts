import type { Language } from "../model/text.js";
import { toMarks } from "../report/marks.js";
import { annotateWorkbook } from "../workbook/annotate/annotate.js";
import { storeEntry, writeZip } from "../workbook/container/write-zip.js";
import type { Entry } from "./entry.js";
import { nameOfMarked } from "./marked-name.js";

export type NamedBytes = { readonly name: string; readonly bytes: Uint8Array };

/** Undefined for a file that cannot be read, or of which nothing was found out. */
export async function markedCopyOf(
  { file, bytes, report }: Entry,
  language: Language,
): Promise<NamedBytes | undefined> {
  if (!bytes || !report.submission) return undefined;
  const marked = await annotateWorkbook(bytes, toMarks(report, language));
  if (!(marked instanceof Uint8Array)) return undefined;
  return { name: nameOfMarked(file, language), bytes: marked };
}

/** All marked copies as one archive; of those with one name each gets a number. */
export async function archiveCopies(
  entries: readonly Entry[],
  language: Language,
): Promise<Uint8Array> {
  const copies = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const copy = await markedCopyOf(entry, language);
    if (copy) copies.set(freeName(entry.file, language, copies), copy.bytes);
  }
  return writeZip([...copies].map(([name, bytes]) => storeEntry(name, bytes)));
}

function freeName(file: string, language: Language, taken: ReadonlyMap<string, unknown>): string {
  for (let number = 1; ; number++) {
    const name = nameOfMarked(file, language, number);
    if (!taken.has(name)) return name;
  }
}
