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

/** Whatever else goes wrong on the way is the file's fault too: any bytes must give an answer. */
export function toProblem(error: unknown): FileProblem {
  if (error instanceof Unreadable) return error.problem;
  const detail = error instanceof Error ? error.message.slice(0, 200) : String(error);
  return toFileProblem("file/corrupt", { reason: "unexpected" satisfies CorruptReason, detail });
}
