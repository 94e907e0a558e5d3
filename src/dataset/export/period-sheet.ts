import { printPeriod } from "../../model/period.js";
import { inChinese } from "../../model/period-words.js";
import type {
  SheetCell,
  SheetColumn,
  SheetFormat,
  SheetOfTable,
} from "../../model/sheet-of-table.js";
import type { Datum } from "../table.js";
import { fieldFormat, widthOf } from "./field-format.js";
import type { Entry, SummaryIndex } from "./summary-index.js";

const REPEATED = "重复";
const NAMELESS = "单位不明";

/** A row per submission of one period, a column per field, and the totals of all units. */
export function toPeriodSheet(index: SummaryIndex, period: number | null): SheetOfTable {
  const name = period === null ? "报告期不明" : printPeriod(period);
  const submissions = index.submissions.filter((each) => each.period === period);
  return {
    name,
    title: `${index.title}　${period === null ? name : `${inChinese(period)}汇总`}`,
    notes: notesOn(submissions),
    columns: [...HEAD, ...index.fields.map((field) => toColumn(field, index.partField))],
    rows: submissions.map((submission) => toRow(index, submission)),
    frozenColumns: HEAD.length,
    total: { label: "总计", markColumn: 2, leftOut: [REPEATED, NAMELESS] },
  };
}

const TEXT: SheetFormat = { kind: "text" };
const MARK: SheetFormat = { kind: "mark" };

const HEAD: readonly SheetColumn[] = [
  { header: "填报单位", format: TEXT, width: 30 },
  { header: "分组", format: MARK, width: 10 },
  { header: "标记", format: MARK, width: 10 },
];

function notesOn(submissions: readonly Entry[]): string[] {
  const legend =
    "浅黄：空白　浅红：有错误　橙黄：待核实　灰斜体：读不出，照原文列出　浅灰：所用版本没有此指标";
  const marks = new Set(submissions.map(markOf));
  const leftOut = [
    ...(marks.has(REPEATED)
      ? [`标“${REPEATED}”的各行是同一单位同一报告期的多份填报，均不计入总计，请核定留用哪一份。`]
      : []),
    ...(marks.has(NAMELESS) ? [`标“${NAMELESS}”的各行没有写明填报单位，不计入总计。`] : []),
  ];
  return [legend, ...leftOut];
}

function markOf({ unit, repeated }: Entry): string | null {
  if (repeated === true) return REPEATED;
  return unit === null ? NAMELESS : null;
}

/** Percentages have no sum. */
const isTotalled = ({ type, measured_in }: Entry): boolean =>
  (type === "integer" || type === "decimal") && !/[%‰]/.test(String(measured_in ?? ""));

function toColumn(field: Entry, partField: string | undefined): SheetColumn {
  const label = String(field.label ?? field.field ?? "");
  const format = fieldFormat(field);
  const header = field.measured_in === null ? label : `${label}（${field.measured_in}）`;
  return {
    header,
    group: String(field.section ?? "") || String(field.sheet ?? ""),
    format,
    width: format.kind === "text" ? 28 : widthFor(header),
    isTotalled: field.field !== partField && isTotalled(field),
  };
}

/** A header may take two lines; columns of numbers are as narrow as that allows. */
const widthFor = (header: string): number =>
  Math.min(24, Math.max(12, Math.ceil(widthOf(header) / 2) + 4));

function toRow(index: SummaryIndex, submission: Entry): SheetCell[] {
  const { unit = null, unit_as_written, file } = submission;
  const values = index.valuesOf(submission.submission ?? null);
  return [
    { value: toText(unit ?? unit_as_written ?? file ?? null) },
    { value: toText(index.groupOf.get(unit) ?? null) },
    { value: markOf(submission), look: markOf(submission) ? "warning" : undefined },
    ...index.fields.map(({ field = null }) => toCell(index, values.get(field))),
  ];
}

const toText = (value: Datum): string | null => (value === null ? null : String(value));

function toCell({ hasError }: SummaryIndex, value: Entry | undefined): SheetCell {
  if (!value) return { value: null, look: "absent" };
  const content = contentOf(value);
  const grave = hasError(value) ? "error" : undefined;
  switch (value.state) {
    case "blank":
      return { value: null, look: grave ?? "blank" };
    case "unreadable":
      return { value: content, look: "unreadable" };
    case "none":
      return { value: typeof content === "string" ? content : "无" };
    case "flagged":
      return { value: content, look: grave ?? "warning" };
    default:
      return { value: content };
  }
}

function contentOf({ value, text }: Entry): string | number | null {
  return typeof value === "number" ? value : text == null ? null : String(text);
}
