/** The public library: everything the command line, the notebooks and other programs may use. */
export { type Checked, checkSubmission } from "./check/check.js";
export { type Identity, identityOf, indexPrevious, type PreviousYear } from "./check/previous.js";
export { readFilling } from "./form/filling.js";
export { type Loaded, loadForm } from "./form/load.js";
export { toJsonSchema } from "./form/schema.js";
export { evaluate, type Verdict as CheckVerdict } from "./language/evaluate.js";
export { explain } from "./language/explain.js";
export { explainFailure } from "./language/explain-failure.js";
export { type Parsed, parse } from "./language/parse.js";
export { print } from "./language/print.js";
export { typecheck } from "./language/typecheck.js";
export type { Expression } from "./model/expression.js";
export type { Filling, Input } from "./model/filling.js";
export type { Finding, Severity } from "./model/finding.js";
export type { Check, Example, Field, Form, Table } from "./model/form.js";
export type { Place } from "./model/place.js";
export type { Result } from "./model/result.js";
export type { Cell, Row, Submission, TableContent } from "./model/submission.js";
export type { Language, Text } from "./model/text.js";
export type { Value } from "./model/value.js";
export type { Skipped, SkipReason } from "./model/verdict.js";
export { toHtml } from "./report/html.js";
export { JSON_FORMAT_VERSION, toJson } from "./report/json.js";
export { toMarks } from "./report/marks.js";
export { renderMessage, renderPlace } from "./report/render.js";
export {
  countFindings,
  type FileReport,
  type Verdict,
  verdictOf,
} from "./report/report.js";
export { type Explained, toExplainText, toRulesText } from "./report/rules-text.js";
export { type Paint, PLAIN, toText } from "./report/text.js";
export { annotateWorkbook } from "./workbook/annotate/annotate.js";
export type { FileProblem, WorkbookContent } from "./workbook/content.js";
export { type Opened, openSubmission } from "./workbook/open.js";
export { readWorkbook } from "./workbook/read/read.js";
export { writeTemplate } from "./workbook/template/write.js";
