import { collect } from "../dataset/collect.js";
import type { Dataset } from "../dataset/dataset.js";
import type { Collected } from "../dataset/reports.js";
import type { Roster } from "../dataset/roster.js";
import { explain } from "../language/explain.js";
import type { Form } from "../model/form.js";
import type { Language } from "../model/text.js";
import { renderMessage } from "../report/render.js";

/** Checked submissions of one form as a dataset that speaks one language; undefined without any. */
export function toDataset(
  submissions: readonly Collected[],
  versions: readonly Form[],
  language: Language,
  roster?: Roster,
): Dataset | undefined {
  const [first, ...more] = versions;
  if (!first || submissions.length === 0) return undefined;
  return collect(submissions, {
    versions: [first, ...more],
    roster,
    language,
    renderMessage: (finding) => renderMessage(finding, language),
    explain: (assertion) => explain(assertion)[language],
  });
}
