import { readFile, stat } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import type { Finding } from "../index.js";
import { reasonOf } from "./output.js";

/** What a folder is searched for; a file that is named outright is tried whatever it is called. */
const WORKBOOKS = "**/*.{xlsx,xlsm,xltx,xltm,xls,et,ett}";
/** Excel keeps such a file beside every workbook that is open. */
const LOCK_FILES = "**/~$*";

export type Inputs = {
  /** In the order of the arguments, each once; those of one folder or pattern by name. */
  readonly files: readonly string[];
  /** Arguments that lead to no file. */
  readonly findings: readonly Finding[];
};

/** Files, folders and patterns (`2021/*.xlsx`) as a list of files. */
export async function findInputs(paths: readonly string[]): Promise<Inputs> {
  const found = await Promise.all(paths.map(findFiles));
  const files = [...new Set(found.flatMap((files) => files ?? []))];
  const findings = await Promise.all(
    paths.filter((_, index) => (found[index] ?? []).length === 0).map(explainNothing),
  );
  return { files, findings };
}

async function findFiles(path: string): Promise<string[]> {
  const kind = await kindOf(path);
  if (kind === "file") return [path];
  if (kind === "folder") return search(WORKBOOKS, path);
  return isDynamicPattern(path) ? search(path.replaceAll("\\", "/")) : [];
}

async function search(pattern: string, folder = "."): Promise<string[]> {
  const options = { cwd: folder, absolute: true, ignore: [LOCK_FILES], caseSensitiveMatch: false };
  const found = await glob(pattern, options);
  return found.map(toShownPath).sort((a, b) => a.localeCompare(b, "zh", { numeric: true }));
}

const kindOf = (path: string): Promise<"file" | "folder" | undefined> =>
  stat(path).then(
    (entry) => (entry.isDirectory() ? "folder" : "file"),
    () => undefined,
  );

async function explainNothing(path: string): Promise<Finding> {
  const exists = (await kindOf(path)) !== undefined || isDynamicPattern(path);
  return toFileFinding(path, exists ? "file/no-workbooks" : "file/missing", { path });
}

/** The path as people know it: relative where it lies below the folder they are in. */
export function toShownPath(path: string): string {
  const short = relative(process.cwd(), resolve(path));
  return short === "" || short.startsWith("..") ? path : short;
}

/** Reads a file whole, or says why it cannot be read. */
export async function readInput(file: string): Promise<Uint8Array | Finding> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    return toFileFinding(file, "file/unreadable", { problem: reasonOf(error) });
  }
}

export const toFileFinding = (
  file: string,
  rule: string,
  data: Finding["data"],
  severity: Finding["severity"] = "error",
): Finding => ({
  rule,
  severity,
  outcome: "cannot-tell",
  place: { kind: "file", file },
  related: [],
  data,
});
