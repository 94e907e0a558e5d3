import type { Form } from "../model/form.js";
import type { Submission } from "../model/submission.js";
import { LIMITS } from "./container/limits.js";
import { toFileProblem } from "./container/unreadable.js";
import type { FileProblem } from "./content.js";
import { readWorkbook } from "./read/read.js";
import { recogniseForm } from "./recognise.js";
import { readSubmission } from "./submission.js";

export type Opened =
  | { readonly kind: "submission"; readonly form: Form; readonly submission: Submission }
  | FileProblem;

/**
 * From the bytes of a workbook to a submission of one of the `forms`. Never throws: what cannot be
 * read is a coded problem. `file` is only named in places.
 */
export async function openSubmission(
  bytes: Uint8Array,
  forms: readonly Form[],
  file: string,
): Promise<Opened> {
  const workbook = await readWorkbook(bytes);
  if ("kind" in workbook) return workbook;
  const form = recogniseForm(workbook, forms);
  if ("kind" in form) return form;
  const submission = readSubmission(workbook, form, file);
  const rows = [...submission.tables.values()].reduce((sum, table) => sum + table.rows.length, 0);
  // Each row may have a finding in every column, and every report has them all.
  if (rows > LIMITS.tableRows)
    return toFileProblem("file/too-large", { limit: LIMITS.tableRows, unit: "rows" });
  return { kind: "submission", form, submission };
}
