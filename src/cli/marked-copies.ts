import { readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { annotateWorkbook, type FileReport, type Language, toMarks } from "../index.js";
import { writeWhole } from "./output.js";
import { toShownPath } from "./paths.js";

/** Writes the marked copy of a workbook that was checked; resolves to its path. */
export type MarkCopy = (report: FileReport, bytes: Uint8Array) => Promise<string | undefined>;

/**
 * Marked copies in a folder, named after their workbooks. A file that is there already is never
 * written over, be it an input, the copy of another workbook of that name, or one that somebody has
 * explained something in: the new one gets a number. A copy that would say the same is left as it is.
 */
export function markInto(folder: string, language: Language): MarkCopy {
  return async (report, bytes) => {
    const marked = await annotateWorkbook(bytes, toMarks(report, language));
    if (!(marked instanceof Uint8Array)) return undefined;
    for (let number = 1; ; number++) {
      const path = join(folder, nameOf(report.file, number, language));
      const there = await readFile(path).catch(() => undefined);
      if (there?.equals(marked)) return toShownPath(path);
      if (there) continue;
      await writeWhole(path, marked);
      return toShownPath(path);
    }
  };
}

const SUFFIX = { zh: "-审核", en: "-checked" } as const;

/** The copy of a copy is called like the first. */
function nameOf(file: string, number: number, language: Language): string {
  const extension = extname(file);
  const name = basename(file, extension).replace(/-(?:审核|checked)(?: \(\d+\))?$/, "");
  return `${name}${SUFFIX[language]}${number > 1 ? ` (${number})` : ""}${extension}`;
}
