import { createWriteStream } from "node:fs";
import { mkdir, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { threadId } from "node:worker_threads";
import { Failure } from "./failure.js";
import { cannotWrite, outputIsInput } from "./words.js";

/**
 * Writes beside the target and renames into place, so that a file appears whole or not at all.
 *
 * @param content a text may come in pieces, when it is too long to be in memory
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array | AsyncIterable<string>,
  inputs: readonly string[] = [],
): Promise<void> {
  await refuseTarget(file, inputs);
  const target = resolve(file);
  const beside = join(dirname(target), `.${basename(target)}.${OWN_MARK}.tmp`);
  try {
    await mkdir(dirname(target), { recursive: true });
    const pieces =
      typeof content === "object" && Symbol.asyncIterator in content ? content : [content];
    await pipeline(pieces, createWriteStream(beside, { highWaterMark: BUFFERED, flush: true }));
    await rename(beside, target);
  } catch (error) {
    // Where the folder itself is at fault, there is nothing to remove.
    await rm(beside, { force: true }).catch(() => {});
    throw new Failure(cannotWrite(file, reasonOf(error)));
  }
}

/** So many characters are written at once, however short the pieces. */
const BUFFERED = 1_048_576;

/** Several processes, and threads of one, may be about to write the same file. */
const OWN_MARK = `${process.pid}-${threadId}`;

/** Nothing is ever written over what is read, nor over a folder. */
export async function refuseTarget(file: string, inputs: readonly string[]): Promise<void> {
  const there = await stat(file).catch(() => undefined);
  if (there?.isDirectory()) throw new Failure(cannotWrite(file, "EISDIR"));
  const taken = await Promise.all(inputs.map(toRealPath));
  if (taken.includes(await toRealPath(resolve(file)))) throw new Failure(outputIsInput(file));
}

/**
 * Writes the files of a folder: all stand complete beside their names before the first takes its
 * place. What else is in the folder stays, but for the files named as `outdated`.
 */
export async function writeTogether(
  folder: string,
  files: readonly { readonly path: string; readonly content: string | Uint8Array }[],
  outdated: readonly string[] = [],
): Promise<void> {
  const staging = join(resolve(folder), `.${OWN_MARK}.tmp`);
  try {
    for (const { path, content } of files) await writeWhole(join(staging, path), content);
    for (const { path } of files) await rename(join(staging, path), join(folder, path));
    for (const path of outdated) await rm(join(folder, path), { force: true });
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(cannotWrite(folder, reasonOf(error)));
  } finally {
    await rm(staging, { recursive: true, force: true }).catch(() => {});
  }
}

/** What a system call says where there is nothing by that name. */
const NOTHING_THERE: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR"]);

/** For `catch`: what there is instead of something that does not exist; other errors are errors. */
export const ifAbsent =
  <Value>(instead: Value) =>
  (error: unknown): Value => {
    if (NOTHING_THERE.has(reasonOf(error))) return instead;
    throw error;
  };

/** One file may go by several names, by links or by the case of its letters. */
const toRealPath = (file: string): Promise<string> => realpath(file).catch(() => resolve(file));

/** The system's own word for what went wrong, such as EACCES. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);

/** Waits until everything is out: a pipe may be slower than the process is to end. */
export const print = (text: string, stream: NodeJS.WriteStream = process.stdout): Promise<void> =>
  new Promise((done, fail) => {
    // Without a listener, the error would end the process a second time.
    if (stream.listenerCount("error") === 0) stream.on("error", () => {});
    stream.write(text, (error) => {
      if (!error || READER_LEFT.has(reasonOf(error))) done();
      else fail(new Failure(cannotWrite("stdout", reasonOf(error))));
    });
  });

/** `… | head` has seen enough. */
const READER_LEFT: ReadonlySet<string> = new Set(["EPIPE", "ERR_STREAM_DESTROYED"]);
