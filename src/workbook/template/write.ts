import type { Workbook, Worksheet } from "exceljs";
import { unzipSync, zipSync } from "fflate";
import { toLetters } from "../../model/address.js";
import type { Filling, Input } from "../../model/filling.js";
import type { Form, Section } from "../../model/form.js";
import { IDENTITY_SHEET, INSTRUCTIONS_SHEET } from "../../model/sheet-names.js";
import {
  CAPTIONS,
  FIELD_COLUMNS,
  headerOf,
  IDENTITY_MARK,
  type Layout,
  layoutOf,
  type SectionLayout,
  type SheetLayout,
} from "../layout.js";
import { FIELD_WIDTHS, STYLES, TABLE_WIDTHS } from "./style.js";

/**
 * The fill-in workbook of a form, filled in as far as `filling` says. The same form and filling give
 * the same bytes: a template carries no clock.
 */
export async function writeTemplate(form: Form, filling?: Filling): Promise<Uint8Array> {
  const { default: exceljs } = await import("exceljs");
  const workbook = new exceljs.Workbook();
  const layout = layoutOf(withRoomFor(form, filling));
  workbook.created = workbook.modified = TIMELESS;
  workbook.creator = workbook.lastModifiedBy = "hebiao";
  workbook.title = form.title;
  workbook.subject = `${form.id}@${form.version}`;
  for (const sheet of layout.sheets) drawSheet(workbook, sheet, form, filling);
  defineNames(workbook, layout);
  drawInstructions(workbook, form, filling?.notes ?? []);
  drawIdentity(workbook, form);
  return repack(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

/** The form with as many rows in its tables as are to be filled in. */
function withRoomFor(form: Form, filling: Filling | undefined): Form {
  if (!filling) return form;
  const enlarge = (section: Section): Section => {
    if (section.kind === "fields") return section;
    const wanted = filling.tables.get(section.table.name)?.length ?? 0;
    return { ...section, table: { ...section.table, rows: Math.max(section.table.rows, wanted) } };
  };
  const sheets = form.sheets.map((sheet) => ({ ...sheet, sections: sheet.sections.map(enlarge) }));
  return { ...form, sheets };
}

/** The earliest moment a zip archive can hold. */
const TIMELESS = new Date(Date.UTC(1980, 0, 1));

/** ExcelJS stamps every part with the present moment; packed again, the bytes are reproducible. */
function repack(bytes: Uint8Array): Uint8Array {
  // Local time, as zip archives count it; `Date.UTC` would name the year before in some zones.
  return zipSync(unzipSync(bytes), { level: 9, mtime: new Date(1980, 0, 1) });
}

function drawSheet(
  workbook: Workbook,
  layout: SheetLayout,
  form: Form,
  filling: Filling | undefined,
): void {
  const sheet = workbook.addWorksheet(layout.name, {
    views: [{ state: "frozen", ySplit: layout.captionRow ?? 2, showGridLines: false }],
    pageSetup: {
      paperSize: 9,
      orientation: "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  });
  drawHead(sheet, layout, form);
  for (const section of layout.sections) {
    drawHeadings(sheet, section, layout.lastColumn);
    if (section.kind === "fields") drawFields(sheet, section, filling);
    else drawTable(sheet, section, filling);
  }
  setWidths(sheet, layout);
}

function drawHead(sheet: Worksheet, { lastColumn, captionRow }: SheetLayout, form: Form): void {
  sheet.mergeCells(1, 1, 1, lastColumn);
  put(sheet, 1, 1, form.title, STYLES.title);
  sheet.getRow(1).height = 30;
  sheet.mergeCells(2, 1, 2, lastColumn);
  put(sheet, 2, 1, `请填写浅黄色的格子；没有内容的写“${form.none}”，不要留空。`, STYLES.remark);
  if (captionRow === undefined) return;
  for (const [key, column] of Object.entries(FIELD_COLUMNS)) {
    put(sheet, captionRow, column, CAPTIONS[key as keyof typeof CAPTIONS], STYLES.caption);
  }
}

function drawHeadings(sheet: Worksheet, section: SectionLayout, lastColumn: number): void {
  for (const { text, row, depth } of section.headings) {
    sheet.mergeCells(row, 1, row, lastColumn);
    put(sheet, row, 1, text, depth === 0 ? STYLES.heading : STYLES.subheading);
  }
}

function drawFields(
  sheet: Worksheet,
  section: Extract<SectionLayout, { kind: "fields" }>,
  filling: Filling | undefined,
): void {
  section.fields.forEach(({ field, row }, index) => {
    put(sheet, row, FIELD_COLUMNS.number, index + 1, STYLES.number);
    put(sheet, row, FIELD_COLUMNS.label, field.label, STYLES.label);
    put(sheet, row, FIELD_COLUMNS.value, filling?.fields.get(field.name), STYLES.input);
    put(sheet, row, FIELD_COLUMNS.unit, field.unit ?? field.help ?? "", STYLES.unit);
  });
}

function drawTable(
  sheet: Worksheet,
  section: Extract<SectionLayout, { kind: "table" }>,
  filling: Filling | undefined,
): void {
  const rows = filling?.tables.get(section.table.name) ?? [];
  for (const { field, column } of section.columns) {
    put(sheet, section.headerRow, column, headerOf(field), STYLES.caption);
  }
  for (let index = 0; index < section.table.rows; index++) {
    const row = section.firstRow + index;
    for (const { field, column } of section.columns) {
      const value = rows[index]?.get(field.name) ?? field.prefill?.[index];
      put(sheet, row, column, value, STYLES.input);
    }
  }
}

function put(
  sheet: Worksheet,
  row: number,
  column: number,
  value: Input | undefined,
  style: (typeof STYLES)[keyof typeof STYLES],
): void {
  const cell = sheet.getCell(row, column);
  if (value !== undefined && value !== "") cell.value = toWritten(value);
  cell.style = style;
}

/** `_x0041_` would be read as A (ECMA-376, part 1, 22.9.2.19): its underscore is written as an escape. */
const toWritten = (value: Input): Input =>
  typeof value === "string" ? value.replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_") : value;

function setWidths(sheet: Worksheet, layout: SheetLayout): void {
  const tables = layout.sections.flatMap((section) => (section.kind === "table" ? section : []));
  for (let column = 1; column <= layout.lastColumn; column++) {
    const fields = tables.flatMap(({ columns }) => columns[column - 1]?.field ?? []);
    const own = layout.captionRow === undefined ? undefined : FIELD_WIDTHS[column - 1];
    sheet.getColumn(column).width =
      own ?? Math.max(...fields.map(({ type }) => TABLE_WIDTHS[type]));
  }
}

function defineNames(workbook: Workbook, { sheets, definedNames }: Layout): void {
  const add = (name: string | undefined, sheet: string, range: string) => {
    if (name) workbook.definedNames.add(`'${sheet.replaceAll("'", "''")}'!${range}`, name);
  };
  for (const sheet of sheets) {
    for (const section of sheet.sections) {
      if (section.kind === "fields") {
        for (const { field, row } of section.fields) {
          add(definedNames.fields.get(field.name), sheet.name, absolute(row, FIELD_COLUMNS.value));
        }
      } else {
        const [first, last] = [section.columns[0], section.columns.at(-1)];
        const range = `${absolute(section.headerRow, first?.column ?? 1)}:${absolute(section.headerRow, last?.column ?? 1)}`;
        add(definedNames.tables.get(section.table.name), sheet.name, range);
      }
    }
  }
}

const absolute = (row: number, column: number): string => `$${toLetters(column)}$${row}`;

function drawInstructions(workbook: Workbook, form: Form, notes: readonly string[]): void {
  const sheet = workbook.addWorksheet(INSTRUCTIONS_SHEET, { views: [{ showGridLines: false }] });
  sheet.getColumn(1).width = 100;
  put(sheet, 1, 1, INSTRUCTIONS_SHEET, STYLES.title);
  [...form.instructions.map((text, index) => `${index + 1}. ${text}`), ...notes].forEach(
    (text, index) => {
      put(sheet, index + 2, 1, text, STYLES.paragraph);
    },
  );
}

function drawIdentity(workbook: Workbook, { id, version }: Form): void {
  const sheet = workbook.addWorksheet(IDENTITY_SHEET, { state: "veryHidden" });
  sheet.addRow([IDENTITY_MARK, id, version]);
}
