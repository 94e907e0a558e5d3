import { readFile, stat } from "node:fs/promises";
import { basename, relative, resolve } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { type Finding, isTooLarge, LARGEST_FILE, toFileFinding } from "../index.js";
import { reasonOf } from "./output.js";

/** What a folder is searched for; a file that is named outright may be called otherwise. */
const WORKBOOKS = "**/*.{xlsx,xlsm,xltx,xltm,xls,et,ett}";
/** Excel keeps such a file beside every workbook that is open. */
const LOCK_FILES = "**/~$*";
const isLockFile = (path: string): boolean => basename(path).startsWith("~$");

export type Inputs = {
  /** In the order of the arguments, each once; those of one folder or pattern by name. */
  readonly files: readonly string[];
  /** Arguments that lead to no file. */
  readonly findings: readonly Finding[];
};

/** Files, folders and patterns (`2021/*.xlsx`) as a list of files. */
export async function findInputs(paths: readonly string[]): Promise<Inputs> {
  const found = await Promise.all(paths.map(findFiles));
  const files = once(found.flat());
  // A shell's own `*.xlsx` brings lock files along.
  const isStray = (path: string) => files.length > 0 && isLockFile(path);
  const fruitless = paths.filter((path, index) => found[index]?.length === 0 && !isStray(path));
  return { files, findings: await Promise.all(once(fruitless).map(explainNothing)) };
}

/** The first spelling of each path. */
function once(paths: readonly string[]): string[] {
  const spellings = new Map<string, string>();
  for (const path of paths) {
    const key = resolve(path);
    if (!spellings.has(key)) spellings.set(key, path);
  }
  return [...spellings.values()];
}

async function findFiles(path: string): Promise<string[]> {
  const kind = await kindOf(path);
  if (kind === "file") return isLockFile(path) ? [] : [path];
  if (kind === "folder") return search(WORKBOOKS, path);
  return isDynamicPattern(path) ? searchPattern(path.replaceAll("\\", "/")) : [];
}

/** Folders that exist are taken by their names, which may hold brackets: `2021(1)/*.xlsx`. */
async function searchPattern(pattern: string): Promise<string[]> {
  let [folder, rest] = ["", pattern];
  for (const part of pattern.split("/").slice(0, -1)) {
    if ((await kindOf(`${folder}${part}/`)) !== "folder") break;
    folder += `${part}/`;
    rest = pattern.slice(folder.length);
  }
  return search(rest, folder || ".");
}

async function search(pattern: string, folder = "."): Promise<string[]> {
  const options = { cwd: folder, absolute: true, ignore: [LOCK_FILES], caseSensitiveMatch: false };
  const found = await glob(pattern, options);
  return found.map(toShownPath).sort(byName);
}

/** `2.xlsx` before `10.xlsx`; names that only differ in how a number is written by their letters. */
const byName = (a: string, b: string): number =>
  a.localeCompare(b, "zh", { numeric: true }) || (a < b ? -1 : 1);

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
    const { size } = await stat(file);
    if (isTooLarge(size)) return toFileFinding(file, "file/too-large", LARGEST_FILE);
    const { buffer, byteOffset, length } = await readFile(file);
    return new Uint8Array(buffer, byteOffset, length);
  } catch (error) {
    return toFileFinding(file, "file/unreadable", { problem: reasonOf(error) });
  }
}
