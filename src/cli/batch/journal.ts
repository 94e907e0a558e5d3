import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { FileReport } from "../../index.js";
import { Failure } from "../failure.js";
import { reasonOf } from "../output.js";
import { cannotWrite } from "../words.js";

/** What was said of a file, and of which bytes. */
export type Entry = { readonly hash?: string | undefined; readonly report: FileReport };

/**
 * The reports of a batch on disk, one line each, beside the file they are for: memory holds only where
 * they stand, and after an interruption the next run goes on from here.
 */
export type Journal = {
  readonly path: string;
  /** How many files it has reports of. */
  readonly size: number;
  readonly has: (file: string) => boolean;
  /** The hash of the bytes that an earlier run reported on. */
  readonly known: (file: string) => string | undefined;
  readonly append: (entry: Entry) => Promise<void>;
  readonly read: (file: string) => Promise<FileReport>;
  readonly close: () => Promise<void>;
  /** After it is closed: what it was for is written. */
  readonly remove: () => Promise<void>;
};

type Line = { readonly start: number; readonly length: number; readonly hash?: string | undefined };

export const journalOf = (output: string): string => `${output}.未完成`;

/**
 * @param basis whatever else the reports depend on: another one begins anew
 * @throws Failure where it cannot be written
 */
export async function openJournal(output: string, basis: string): Promise<Journal> {
  const path = journalOf(output);
  const handle = await openAt(path).catch((error: unknown) => {
    throw new Failure(cannotWrite(output, reasonOf(error)));
  });
  const lines = new Map<string, Line>();
  let end = await recover(handle, basis, lines);

  async function write(text: string): Promise<Line> {
    const bytes = Buffer.from(`${text}\n`);
    const line = { start: end, length: bytes.length };
    try {
      await handle.appendFile(bytes);
    } catch (error) {
      throw new Failure(cannotWrite(path, reasonOf(error)));
    }
    end += bytes.length;
    return line;
  }

  if (end === 0) await write(JSON.stringify(headOf(basis)));
  return {
    path,
    get size() {
      return lines.size;
    },
    has: (file) => lines.has(file),
    known: (file) => lines.get(file)?.hash,
    async append(entry) {
      const { start, length } = await write(JSON.stringify(entry));
      lines.set(entry.report.file, { start, length, hash: entry.hash });
    },
    async read(file) {
      const line = lines.get(file);
      if (!line) throw new Error(`nothing is written of ${file}`);
      const { start, length } = line;
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, start);
      return (JSON.parse(buffer.toString()) as Entry).report;
    },
    close: () => handle.close(),
    remove: () => rm(path, { force: true }),
  };
}

async function openAt(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  return open(path, "a+");
}

const headOf = (basis: string) => ({ format: "hebiao-journal", basis });

/** Finds the lines of an earlier run; one that was cut off, and whatever follows, is dropped. */
async function recover(
  handle: FileHandle,
  basis: string,
  lines: Map<string, Line>,
): Promise<number> {
  let end = 0;
  let isOurs = false;
  for await (const { text, start, length } of linesOf(handle)) {
    const value = parseLine(text);
    if (start === 0) isOurs = JSON.stringify(value) === JSON.stringify(headOf(basis));
    if (!isOurs || (start > 0 && !isEntry(value))) break;
    end = start + length;
    if (isEntry(value)) lines.set(value.report.file, { start, length, hash: value.hash });
  }
  await handle.truncate(end);
  return end;
}

/** Undefined for what `append` did not write. */
function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isEntry = (value: unknown): value is Entry =>
  typeof (value as Partial<Entry> | undefined)?.report?.file === "string";

const CHUNK = 1_048_576;

/** Whole lines only. A stream would close the file when it is left early. */
async function* linesOf(handle: FileHandle) {
  let start = 0;
  let rest = Buffer.alloc(0);
  for (;;) {
    const at = start + rest.length;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(CHUNK), 0, CHUNK, at);
    if (bytesRead === 0) return;
    rest = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
    for (let stop = rest.indexOf(10); stop >= 0; stop = rest.indexOf(10)) {
      const length = stop + 1;
      yield { text: rest.toString("utf8", 0, stop), start, length };
      rest = rest.subarray(length);
      start += length;
    }
  }
}
