import type { Finding } from "../model/finding.js";
import type { Form } from "../model/form.js";
import type { Submission } from "../model/submission.js";
import { LIMITS, MEGABYTE } from "../workbook/container/limits.js";
import { openSubmission } from "../workbook/open.js";
import { toFileFinding } from "./file-finding.js";

/** A file that was opened: a submission of one of the forms, or why it is none. */
export type OpenedFile =
  | { readonly kind: "submission"; readonly form: Form; readonly submission: Submission }
  | { readonly kind: "problem"; readonly finding: Finding };

/** Never throws, whatever the bytes. */
export async function openFile(
  bytes: Uint8Array,
  forms: readonly Form[],
  file: string,
): Promise<OpenedFile> {
  const opened = await openSubmission(bytes, forms, file);
  if (opened.kind === "submission") return opened;
  return toProblem(toFileFinding(file, opened.code, opened.data));
}

export const toProblem = (finding: Finding): OpenedFile => ({ kind: "problem", finding });

/** What is not even taken into memory, as the problem on such a file says it. */
export const LARGEST_FILE = { limit: LIMITS.fileMegabytes, unit: "MB" } as const;

export const isTooLarge = (bytes: number): boolean => bytes > LARGEST_FILE.limit * MEGABYTE;
