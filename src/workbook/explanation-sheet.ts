import { EXPLANATION_WORDS } from "../model/explanation.js";
import type { Check, Form } from "../model/form.js";

/** The sheet of a template on which warnings are explained: a row for each check of that severity. */
export const EXPLANATION_COLUMNS = { check: 1, demand: 2, state: 3, explanation: 4 } as const;

export const EXPLANATION_CAPTIONS = {
  check: EXPLANATION_WORDS.check.zh,
  demand: "审核内容",
  state: "状态",
  explanation: EXPLANATION_WORDS.explanation.zh,
} as const;

/** Below the title, a remark and the captions. */
export const EXPLANATION_CAPTION_ROW = 3;

/** In the order of the form. */
export const explainedChecks = ({ checks }: Form): readonly Check[] =>
  checks.filter(({ severity }) => severity === "warning");

/** Check id → row, 1-based. */
export const explanationRows = (form: Form): ReadonlyMap<string, number> =>
  new Map(explainedChecks(form).map(({ id }, index) => [id, EXPLANATION_CAPTION_ROW + 1 + index]));
