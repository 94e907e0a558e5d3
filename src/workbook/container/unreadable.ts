import type { FileProblem, FileProblemCode } from "../content.js";

/**
 * Ends reading from deep inside it; never leaves this folder, because `toProblem` turns it into
 * what the exported functions return.
 */
export class Unreadable extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** What is wrong inside a damaged workbook, for `data.reason` of file/corrupt. */
export type CorruptReason =
  | "zip-directory"
  | "duplicate-part"
  | "compressed-data"
  | "compression-method"
  | "checksum"
  | "encoding"
  | "markup"
  | "missing-part"
  | "sheets"
  | "cell-reference"
  | "shared-string"
  | "unexpected";

export const toFileProblem = (
  code: FileProblemCode,
  data: FileProblem["data"] = {},
): FileProblem => ({ kind: "problem", code, data });

export function refuse(code: FileProblemCode, data: FileProblem["data"] = {}): never {
  throw new Unreadable(toFileProblem(code, data));
}

export function refuseCorrupt(reason: CorruptReason, part?: string): never {
  return refuse("file/corrupt", part === undefined ? { reason } : { reason, part });
}

/**
 * Any bytes must give an answer. Numbers in an archive that lead outside of it end in a RangeError and
 * are the file's fault; anything else is ours, and said to be.
 */
export function toProblem(error: unknown): FileProblem {
  if (error instanceof Unreadable) return error.problem;
  const detail = error instanceof Error ? error.message.slice(0, 200) : String(error);
  if (!(error instanceof RangeError)) return toFileProblem("file/unexpected", { detail });
  return toFileProblem("file/corrupt", { reason: "unexpected" satisfies CorruptReason, detail });
}
