/** The public library: everything the command line, the notebooks and other programs may use. */
export type { ColumnTable } from "arquero";
export type { TopLevelSpec } from "vega-lite";
export { REFUSING, withOwnRows } from "./chart/safe-view.js";
export { toSvg } from "./chart/to-svg.js";
export { type Checked, checkSubmission } from "./check/check.js";
export { measureIndicators } from "./check/measure.js";
export {
  type Candidate,
  indexPrevious,
  type Pairing,
  type PreviousPeriod,
  pairPrevious,
  toCandidate,
  type Unused,
} from "./check/previous.js";
export { type CoverageOptions, measureCoverage } from "./coverage/measure-coverage.js";
export type { Subject } from "./coverage/standing.js";
export { type CollectOptions, collect } from "./dataset/collect.js";
export {
  DATASET_VERSION,
  type Dataset,
  type DatasetForm,
  type TableName,
  type ValueState,
} from "./dataset/dataset.js";
export { writeCsv } from "./dataset/export/csv.js";
export { toDatasetFiles } from "./dataset/export/files.js";
export {
  fromDatasetJson,
  fromStoredDataset,
  toDatasetJson,
  toStoredDataset,
} from "./dataset/export/json.js";
export { toSummarySheets } from "./dataset/export/summary.js";
export type { Collected } from "./dataset/reports.js";
export { type Roster, type RosterEntry, readRoster } from "./dataset/roster.js";
export { type Column, columnOf, type DataTable, type Datum, toDataTable } from "./dataset/table.js";
export { checkFile, suspectIn } from "./desk/check-file.js";
export {
  type Desk,
  type FileLine,
  type FormLine,
  openDesk,
} from "./desk/desk.js";
export { toFileFinding } from "./desk/file-finding.js";
export type { HandedFile } from "./desk/handed-file.js";
export type { NamedBytes } from "./desk/marked-copies.js";
export { nameOfMarked } from "./desk/marked-name.js";
export { isTooLarge, LARGEST_FILE, type OpenedFile, openFile } from "./desk/open-file.js";
export type { RelatedCell, Review, ReviewComparison, ReviewFinding } from "./desk/review.js";
export { lintRuleFile, type RuleText } from "./desk/rule-files.js";
export type { RuleFinding, RuleReview } from "./desk/rule-review.js";
export { toDataset } from "./desk/to-dataset.js";
export { readFilling } from "./form/filling.js";
export type { JudgeOptions } from "./form/judge/investigation.js";
export { judgeRules } from "./form/judge/judge.js";
export { type Loaded, loadForm } from "./form/load.js";
export { toJsonSchema } from "./form/schema.js";
export { evaluate, type Verdict as CheckVerdict } from "./language/evaluate.js";
export { explain } from "./language/explain.js";
export { explainFailure } from "./language/explain-failure.js";
export { type Parsed, parse } from "./language/parse.js";
export { print } from "./language/print.js";
export { typecheck } from "./language/typecheck.js";
export { parseAddress, toAddress, toLetters } from "./model/address.js";
export {
  type Coverage,
  type FieldCoverage,
  type KindCoverage,
  MISTAKE_KINDS,
  type Mistake,
  type MistakeKind,
  shareCaught,
  type Tally,
  triedOf,
} from "./model/coverage.js";
export type { Expression } from "./model/expression.js";
export type { Filling, Input } from "./model/filling.js";
export type { Finding, Severity } from "./model/finding.js";
export type { Check, Example, Field, Form, Table } from "./model/form.js";
export { type Identity, identityOf } from "./model/identity.js";
export { inTermsOf } from "./model/lineage.js";
export {
  type Period,
  type PeriodKind,
  parsePeriod,
  periodInWords,
  printPeriod,
  writePeriod,
} from "./model/period.js";
export {
  acrossInChinese,
  beforeInChinese,
  beforeInEnglish,
  capitalised,
  changeInEnglish,
  growthInEnglish,
  inChinese,
  inEnglish,
  kindAmong,
  nounAmong,
  nounForForm,
  ofBeforeInEnglish,
  PERIOD_NOUNS,
  type PeriodNoun,
  throughPeriods,
} from "./model/period-words.js";
export type { Place } from "./model/place.js";
export type { Result } from "./model/result.js";
export type { Cell, Row, Submission, TableContent } from "./model/submission.js";
export type {
  Alternative,
  Proposal,
  Question,
  SlipReason,
  SuspectCell,
  Suspects,
} from "./model/suspects.js";
export type { Language, Text } from "./model/text.js";
export type { Value } from "./model/value.js";
export type { Skipped, SkipReason } from "./model/verdict.js";
export { InjectionError, injectData } from "./page/inject.js";
export { toCoverageText } from "./report/coverage-text.js";
export { toHtml } from "./report/html.js";
export { JSON_FORMAT_VERSION, toFileJson, toJson, toJsonPieces } from "./report/json.js";
export { toMarks } from "./report/marks.js";
export { renderMessage, renderPlace, SEVERITY_WORDS, toOneLine } from "./report/render.js";
export {
  countFindings,
  type FileReport,
  type Verdict,
  verdictOf,
} from "./report/report.js";
export { type Explained, toExplainText, toRulesText } from "./report/rules-text.js";
export { type Summary, startSummary } from "./report/summary.js";
export type {
  RenderedAlternative,
  RenderedQuestion,
  RenderedSuspect,
  RenderedSuspects,
} from "./report/suspects.js";
export { type Paint, PLAIN, toText, toTextBlock, toTextSummary } from "./report/text.js";
export { type LoadSolver, type Solver, startOnce, startSolver } from "./suspects/solver.js";
export { findSuspects, type SuspectsOptions } from "./suspects/suspects.js";
export {
  ALL,
  type Composition,
  type CompositionRow,
  composition,
  compositionsOf,
} from "./trends/composition.js";
export { compositionChart } from "./trends/composition-chart.js";
export { summarizeComposition } from "./trends/composition-summary.js";
export {
  type CompoundGrowthRow,
  compoundGrowth,
  summarizeCompoundGrowth,
} from "./trends/compound-growth.js";
export { compoundGrowthChart } from "./trends/compound-growth-chart.js";
export {
  type Distribution,
  distribution,
  type PlacedRow,
  summarizeDistribution,
} from "./trends/distribution.js";
export { distributionChart } from "./trends/distribution-chart.js";
export { emptyReason, type Needs } from "./trends/empty-reason.js";
export {
  countFindingsBy,
  type FindingCountRow,
  type FindingsBy,
  findingCounts,
  kindWords,
  summarizeFindings,
} from "./trends/finding-counts.js";
export { findingsChart } from "./trends/findings-chart.js";
export { type Grouping, groupingsOf, regroup } from "./trends/groupings.js";
export { type Indicator, indicatorOf, numericFields } from "./trends/indicators.js";
export {
  type MatchedPanelRow,
  matchedPanel,
  summarizeMatchedPanel,
} from "./trends/matched-panel.js";
export { matchedPanelChart } from "./trends/matched-panel-chart.js";
export { formatAmount, formatFull, formatPercent } from "./trends/number-format.js";
export { type RankRow, rank, summarizeRank } from "./trends/rank.js";
export { rankBars, rankChart } from "./trends/rank-chart.js";
export { reasonWord, stateWord } from "./trends/reason-words.js";
export type { Reason } from "./trends/reasons.js";
export { rowsOf } from "./trends/rows.js";
export { type ScatterRow, scatter, summarizeScatter } from "./trends/scatter.js";
export { scatterChart } from "./trends/scatter-chart.js";
export { periodKindOf, periodsOf, seriesOf, unitsOf } from "./trends/series.js";
export type { SeriesRow, SeriesState } from "./trends/series-row.js";
export { summarizeLines } from "./trends/unit-lines.js";
export { facetLines, unitLinesChart } from "./trends/unit-lines-chart.js";
export {
  summarizeUnusualChanges,
  type UnusualChangeRow,
  unusualChanges,
} from "./trends/unusual-changes.js";
export { unusualChangesChart } from "./trends/unusual-changes-chart.js";
export { periodKindIn, withinPeriods, withinUnits } from "./trends/within.js";
export { withoutFlagged } from "./trends/without-flagged.js";
export {
  summarizeYearOverYear,
  type YearOverYearRow,
  yearOverYear,
} from "./trends/year-over-year.js";
export { yearOverYearChart } from "./trends/year-over-year-chart.js";
export { annotateWorkbook } from "./workbook/annotate/annotate.js";
export type { FileProblem, WorkbookContent } from "./workbook/content.js";
export { type Opened, openSubmission } from "./workbook/open.js";
export { readWorkbook } from "./workbook/read/read.js";
export { writeTables } from "./workbook/tables/write.js";
export { writeTemplate } from "./workbook/template/write.js";
export type { CellView, MergedArea, SheetView } from "./workbook/view/sheet-view.js";
export { viewWorkbook } from "./workbook/view/view-workbook.js";
