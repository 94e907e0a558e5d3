import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import {
  annotateWorkbook,
  type FileReport,
  type Language,
  nameOfMarked,
  toMarks,
} from "../index.js";
import { Failure } from "./failure.js";
import { reasonOf, writeWhole } from "./output.js";
import { toShownPath } from "./paths.js";
import { cannotRead } from "./words.js";

/** Writes the marked copy of a workbook that was checked; resolves to its path. */
export type MarkCopy = (report: FileReport, bytes: Uint8Array) => Promise<string | undefined>;

/**
 * Marked copies in a folder, named after their workbooks. A file that is there already is never
 * written over, be it an input, the copy of another workbook of that name, or one that somebody has
 * explained something in: the new one gets a number. A copy that would say the same is left as it is.
 */
export function markInto(folder: string, language: Language): MarkCopy {
  /** Given to a workbook of this run. */
  const taken = new Set<string>();
  return async (report, bytes) => {
    const marked = await annotateWorkbook(bytes, toMarks(report, language));
    if (!(marked instanceof Uint8Array)) return undefined;
    for (let number = 1; ; number++) {
      const path = join(folder, nameOfMarked(basename(report.file), language, number));
      if (taken.has(path)) continue;
      const there = await readIfThere(path);
      if (there && !there.equals(marked)) continue;
      taken.add(path);
      if (!there) await writeWhole(path, marked);
      return toShownPath(path);
    }
  };
}

/** What is there but cannot be read must not be taken for nothing. */
async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (reasonOf(error) === "ENOENT") return undefined;
    throw new Failure(cannotRead(path, reasonOf(error)));
  }
}
