import type { Form } from "../model/form.js";
import type { Submission } from "../model/submission.js";
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
  return { kind: "submission", form, submission: readSubmission(workbook, form, file) };
}
