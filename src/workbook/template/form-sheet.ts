import type { Workbook, Worksheet } from "exceljs";
import { quote } from "../../language/excel-quote.js";
import { toAddress } from "../../model/address.js";
import type { Filling } from "../../model/filling.js";
import type { Form } from "../../model/form.js";
import type { Submission } from "../../model/submission.js";
import {
  CHECK_CAPTION,
  captionsFor,
  FIELD_COLUMNS,
  headerOf,
  type SectionLayout,
  type SheetLayout,
} from "../layout.js";
import { intoLive, type Live, TOTALS } from "../live/calculation.js";
import { at, BLOCK, columnOf, LEDGER } from "../live/grid.js";
import type { ListRanges } from "./hidden-sheets.js";
import { addRules, highlight } from "./highlight.js";
import { printAs } from "./page.js";
import { answerBefore } from "./previous-period.js";
import { put, putAcross } from "./put.js";
import { CHECK_WIDTH, FIELD_WIDTHS, heightFor, looksOf, OVERLAYS, TABLE_WIDTHS } from "./style.js";
import { validate } from "./validation.js";

/** Everything a form's sheets are drawn from. */
export type Drawing = {
  readonly form: Form;
  readonly live: Live;
  readonly lists: ListRanges;
  readonly filling?: Filling | undefined;
  /** The same unit's submission of the period before. */
  readonly previous?: Submission | undefined;
};

export function drawFormSheet(
  workbook: Workbook,
  layout: SheetLayout,
  drawing: Drawing,
): Worksheet {
  const sheet = workbook.addWorksheet(layout.name, {
    views: [{ state: "frozen", ySplit: layout.captionRow ?? 2, showGridLines: false }],
  });
  drawHead(sheet, layout, drawing.form);
  for (const section of layout.sections) {
    drawHeadings(sheet, section, layout.checkColumn);
    if (section.kind === "table") drawTable(sheet, layout, section, drawing);
    else if (section.fields.length > 0) drawFields(sheet, layout, section, drawing);
  }
  const width = setWidths(sheet, layout, drawing.previous !== undefined);
  printAs(sheet, { title: drawing.form.title, headRows: layout.captionRow ?? 2, width });
  return sheet;
}

function drawHead(sheet: Worksheet, layout: SheetLayout, form: Form): void {
  const { lastColumn, checkColumn, captionRow } = layout;
  putAcross(sheet, 1, { from: 1, to: checkColumn }, form.title, "title");
  sheet.getRow(1).height = 30;
  const remark = `请填写浅黄色的格子；没有内容的写“${form.none}”，不要留空。`;
  putAcross(sheet, 2, { from: 1, to: lastColumn }, remark, "remark");
  put(sheet, 2, checkColumn, { formula: intoLive(TOTALS.verdict) }, "verdict");
  const verdict = at(2, checkColumn);
  addRules(sheet, toAddress(2, checkColumn), [
    [`LEFT(${verdict},2)="可以"`, OVERLAYS.goodText],
    [`LEFT(${verdict},2)="还有"`, OVERLAYS.errorText],
  ]);
  if (captionRow === undefined) return;
  const captions = captionsFor(form);
  for (const [key, column] of Object.entries(FIELD_COLUMNS)) {
    put(sheet, captionRow, column, captions[key as keyof typeof captions], "caption");
  }
  put(sheet, captionRow, checkColumn, CHECK_CAPTION, "caption");
}

function drawHeadings(sheet: Worksheet, section: SectionLayout, lastColumn: number): void {
  for (const { text, row, depth } of section.headings) {
    putAcross(
      sheet,
      row,
      { from: 1, to: lastColumn },
      text,
      depth === 0 ? "heading" : "subheading",
    );
  }
}

function drawFields(
  sheet: Worksheet,
  { checkColumn }: SheetLayout,
  section: Extract<SectionLayout, { kind: "fields" }>,
  { form, filling, previous, live, lists }: Drawing,
): void {
  section.fields.forEach(({ field, row }, index) => {
    put(sheet, row, FIELD_COLUMNS.number, index + 1, "number");
    put(sheet, row, FIELD_COLUMNS.label, field.label, "label");
    const format = looksOf(field);
    put(sheet, row, FIELD_COLUMNS.value, filling?.fields.get(field.name), "input", format);
    put(sheet, row, FIELD_COLUMNS.unit, field.unit, "unit");
    put(
      sheet,
      row,
      FIELD_COLUMNS.previous,
      answerBefore(field, form, previous),
      "previous",
      format,
    );
    const typed = String(filling?.fields.get(field.name) ?? "");
    sheet.getRow(row).height = heightFor(typed, FIELD_WIDTHS[FIELD_COLUMNS.value - 1] ?? 1);
    const { row: line } = live.plan.fields.get(field.name) ?? { row: 0 };
    const message = intoLive(at(line, LEDGER.message));
    put(sheet, row, checkColumn, { formula: orHelp(message, field.help) }, "message");
    put(sheet, row, checkColumn + 1, { formula: intoLive(at(line, LEDGER.level)) }, "message");
    validate(sheet, toAddress(row, FIELD_COLUMNS.value), field, form.none, lists.get(field));
  });
  const [first, last] = [section.fields[0]?.row ?? 0, section.fields.at(-1)?.row ?? 0];
  const levels = { from: checkColumn + 1, to: checkColumn + 1 };
  const rows = { firstRow: first, lastRow: last, levels };
  highlight(sheet, { ...rows, column: FIELD_COLUMNS.value }, "Cell");
  highlight(sheet, { ...rows, column: checkColumn }, "Text");
}

const orHelp = (message: string, help: string | undefined): string =>
  help === undefined ? message : `IF(${message}="",${quote(help)},${message})`;

function drawTable(
  sheet: Worksheet,
  { checkColumn }: SheetLayout,
  section: Extract<SectionLayout, { kind: "table" }>,
  { form, filling, live, lists }: Drawing,
): void {
  const { table, columns, headerRow, firstRow, lastRow } = section;
  const plan = live.plan.tables.get(table.name);
  if (!plan) return;
  const typed = filling?.tables.get(table.name) ?? [];
  const into = (column: number) =>
    `INDEX(${intoLive(columnOf(plan, column))},ROW()-ROW(${at(headerRow, 1)}))`;
  const head = intoLive(at(plan.row, LEDGER.message));
  for (const { field, column } of columns)
    put(sheet, headerRow, column, headerOf(field), "caption");
  put(
    sheet,
    headerRow,
    checkColumn,
    { formula: `IF(${head}="","${CHECK_CAPTION}",${head})` },
    "caption",
  );
  put(
    sheet,
    headerRow,
    checkColumn + 1,
    { formula: intoLive(at(plan.row, LEDGER.level)) },
    "message",
  );
  for (let row = firstRow; row <= lastRow; row++) {
    columns.forEach(({ field, column }, index) => {
      const value = typed[row - firstRow]?.get(field.name) ?? field.prefill?.[row - firstRow];
      const height = heightFor(String(value ?? ""), TABLE_WIDTHS[field.type], 20);
      sheet.getRow(row).height = Math.max(sheet.getRow(row).height ?? 0, height);
      put(sheet, row, column, value, "input", looksOf(field));
      const level = plan.columns.get(field.name)?.level ?? 0;
      put(sheet, row, checkColumn + 1 + index, { formula: `IFERROR(${into(level)},0)` }, "message");
    });
    put(sheet, row, checkColumn, { formula: `IFERROR(${into(BLOCK.message)},"")` }, "message");
  }
  const levels = { from: checkColumn + 1, to: checkColumn + columns.length };
  columns.forEach(({ field, column }, index) => {
    const own = checkColumn + 1 + index;
    highlight(sheet, { firstRow, lastRow, column, levels: { from: own, to: own } }, "Cell");
    const range = `${toAddress(firstRow, column)}:${toAddress(lastRow, column)}`;
    validate(sheet, range, field, form.none, lists.get(field));
  });
  highlight(sheet, { firstRow: headerRow, lastRow, column: checkColumn, levels }, "Text");
}

/** Sets the widths, hides the levels, and returns the width of what is printed. */
function setWidths(sheet: Worksheet, layout: SheetLayout, hasPrevious: boolean): number {
  const tables = layout.sections.flatMap((section) => (section.kind === "table" ? section : []));
  let total = CHECK_WIDTH;
  for (let column = 1; column <= layout.lastColumn; column++) {
    const fields = tables.flatMap(({ columns }) => columns[column - 1]?.field ?? []);
    const own = layout.captionRow === undefined ? undefined : FIELD_WIDTHS[column - 1];
    const width = own ?? Math.max(...fields.map(({ type }) => TABLE_WIDTHS[type]));
    sheet.getColumn(column).width = width;
    const isTable = fields.length > 0;
    sheet.getColumn(column).hidden = column === FIELD_COLUMNS.previous && !hasPrevious && !isTable;
    total += width;
  }
  sheet.getColumn(layout.checkColumn).width = CHECK_WIDTH;
  const most = Math.max(1, ...tables.map(({ columns }) => columns.length));
  for (let column = 1; column <= most; column++)
    sheet.getColumn(layout.checkColumn + column).hidden = true;
  return total;
}
