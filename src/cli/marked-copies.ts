import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { type Language, nameOfMarked } from "../index.js";
import { Failure } from "./failure.js";
import { reasonOf, writeWhole } from "./output.js";
import { toShownPath } from "./paths.js";
import { cannotRead } from "./words.js";

/** Where marked copies go. */
export type MarkedCopies = {
  readonly language: Language;
  /** Writes the marked copy of a workbook; resolves to its path. */
  readonly write: (file: string, marked: Uint8Array) => Promise<string>;
  /** Whether a copy that was written before is still there; no other will take its place. */
  readonly keep: (path: string) => Promise<boolean>;
};

/**
 * Marked copies in a folder, named after their workbooks. A file that is there already is never
 * written over, be it an input, the copy of another workbook of that name, or one that somebody has
 * explained something in: the new one gets a number. A copy that would say the same is left as it is.
 */
export function markInto(folder: string, language: Language): MarkedCopies {
  /** Given to a workbook of this run. */
  const taken = new Set<string>();
  return {
    language,
    async write(file, marked) {
      for (let number = 1; ; number++) {
        const path = join(folder, nameOfMarked(basename(file), language, number));
        if (taken.has(resolve(path))) continue;
        const there = await readIfThere(path);
        if (there && !there.equals(marked)) continue;
        taken.add(resolve(path));
        if (!there) await writeWhole(path, marked);
        return toShownPath(path);
      }
    },
    async keep(path) {
      if ((await readIfThere(path)) === undefined) return false;
      taken.add(resolve(path));
      return true;
    },
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
