import { toAddress } from "../model/address.js";
import type { Finding } from "../model/finding.js";
import type { Field, Form } from "../model/form.js";
import type { CellPlace } from "../model/place.js";
import type { Cell, Row, Submission, TableContent } from "../model/submission.js";
import { UNKNOWN } from "../model/value.js";
import {
  answerSheets,
  type CellContent,
  type SheetContent,
  type WorkbookContent,
} from "./content.js";
import { readExplanations } from "./explanations.js";
import { layoutOf, type SectionLayout } from "./layout.js";
import {
  type FieldsSection,
  locateField,
  type Search,
  searchSection,
  searchSheet,
} from "./locate/field.js";
import { type LocatingProblem, problem } from "./locate/problem.js";
import { type Bounds, boundSections } from "./locate/section.js";
import { type FoundSheet, findSheets } from "./locate/sheet.js";
import { type LocatedTable, locateTable, type TableSection } from "./locate/table.js";
import { normalise } from "./normalise/normalise.js";

type Reader = {
  readonly form: Form;
  readonly workbook: WorkbookContent;
  readonly fields: Map<string, Cell>;
  readonly tables: Map<string, TableContent>;
  readonly findings: Finding[];
};

/**
 * Reads a workbook of a known form: finds the cell of every field and the rows of every table, and
 * normalises what stands there. What cannot be found or read becomes a finding and an unknown value.
 */
export function readSubmission(workbook: WorkbookContent, form: Form, file: string): Submission {
  const layout = layoutOf(form);
  const reader: Reader = {
    form,
    workbook,
    fields: new Map(),
    tables: new Map(),
    findings: [],
  };
  const sheets = findSheets(workbook, layout);
  for (const sheet of layout.sheets) {
    const found = sheets.get(sheet.name);
    if (found) readSheet(found, reader);
    else skipSheet(sheet.name, sheet.sections, reader);
  }
  const { fields, tables, findings } = reader;
  const explanations = readExplanations(workbook);
  return { form: form.id, version: form.version, file, fields, tables, findings, explanations };
}

function readSheet(sheet: FoundSheet, reader: Reader): void {
  const bounds = boundSections(sheet);
  const searched = searchSheet(sheet);
  sheet.layout.sections.forEach((section, index) => {
    const within = bounds[index];
    if (!within) return;
    if (section.kind === "table") readTable(section, sheet, within, reader);
    else readFields(section, searchSection(section, within, searched), reader);
  });
}

function readFields(section: FieldsSection, search: Search, reader: Reader): void {
  const { content: sheet } = search.sheet;
  for (const laidOut of section.fields) {
    const { field } = laidOut;
    const { spot, problem } = locateField(laidOut, search);
    const place: CellPlace = {
      kind: "cell",
      sheet: sheet.name,
      address: spot && toAddress(spot.row, spot.column),
      section: section.title,
      field: field.name,
    };
    if (problem) reader.findings.push(toFinding(problem, place));
    const content = spot && sheet.rows.get(spot.row)?.get(spot.column);
    const cell = spot
      ? readCell(content, field, place, reader)
      : { value: UNKNOWN, raw: "", place };
    reader.fields.set(field.name, cell);
  }
}

function readCell(
  content: CellContent | undefined,
  field: Field,
  place: CellPlace,
  { form, findings }: Reader,
): Cell {
  const { value, raw, problem } = normalise(content, field, form);
  if (problem) {
    const { rule, severity, data, expected } = problem;
    const proposal = expected && { expected };
    findings.push({
      rule,
      severity,
      outcome: "fails",
      place,
      related: [],
      ...proposal,
      actual: value,
      data,
    });
  }
  return { value, raw, place };
}

function readTable(section: TableSection, sheet: FoundSheet, bounds: Bounds, reader: Reader): void {
  const { name } = section.table;
  const { table, problems } = locateTable(section, sheet, bounds);
  const place = (address?: string, column?: string): CellPlace => ({
    kind: "cell",
    sheet: sheet.content.name,
    address,
    section: section.title,
    field: column === undefined ? name : `${name}.${column}`,
  });
  const header = table && toAddress(table.headerRow, Math.min(...table.columns.values()));
  for (const found of problems) reader.findings.push(toFinding(found, place(header)));
  if (!table) {
    reader.tables.set(name, { rows: [], none: false, read: false, place: place() });
    return;
  }
  reportRenamed(bounds, sheet, place, reader);
  const first = toAddress(table.headerRow + 1, Math.min(...table.columns.values()));
  const rows = readRows(section, table, sheet.content, place, reader);
  const filled = rows.filter((row) => !isNoneRow(row));
  reader.tables.set(name, {
    rows: filled,
    none: filled.length < rows.length && filled.length === 0,
    read: true,
    place: place(first),
  });
}

/** What was taken for the next heading may have been the table's last row. */
function reportRenamed(
  { renamed }: Bounds,
  { content }: FoundSheet,
  place: (address?: string) => CellPlace,
  { findings }: Reader,
): void {
  const [cell] = renamed ? (content.rows.get(renamed.row) ?? []) : [];
  if (!renamed || !cell) return;
  const [column, found] = cell;
  const address = toAddress(renamed.row, column);
  const data = { label: renamed.title, address, found: found.kind === "text" ? found.text : "" };
  findings.push(toFinding(problem("label-changed", data), place(address)));
}

/** The rows in which something is written under one of the headers. */
function readRows(
  { table }: TableSection,
  located: LocatedTable,
  sheet: SheetContent,
  place: (address?: string, column?: string) => CellPlace,
  reader: Reader,
): Row[] {
  const rows: Row[] = [];
  for (const [number, contents] of sheet.rows) {
    if (number <= located.headerRow || number > located.lastRow) continue;
    if (located.repeatedHeaders.includes(number)) continue;
    const isUsed = [...located.columns.values()].some((column) => contents.has(column));
    if (!isUsed) continue;
    const remark = remarkIn(contents, located);
    if (remark !== undefined) {
      const address = toAddress(number, remark.column);
      const found = problem("remark-skipped", { found: remark.text });
      reader.findings.push(toFinding(found, place(address)));
      continue;
    }
    const row: Row = new Map(
      [...table.columns.values()].map((field) => {
        const column = located.columns.get(field.name);
        if (column === undefined)
          return [field.name, { value: UNKNOWN, raw: "", place: place(undefined, field.name) }];
        const at = place(toAddress(number, column), field.name);
        return [field.name, readCell(contents.get(column), field, at, reader)];
      }),
    );
    const isBlank = [...located.columns.keys()].every(
      (name) => row.get(name)?.value.kind === "blank",
    );
    if (!isBlank) rows.push(row);
  }
  return rows;
}

/** A row of one text that begins as remarks do is none of the table's; what checks say beside it does not count. */
function remarkIn(
  contents: ReadonlyMap<number, CellContent>,
  { columns }: LocatedTable,
): { readonly column: number; readonly text: string } | undefined {
  const last = Math.max(...columns.values());
  const [[column, content] = [], another] = [...contents].filter(([number]) => number <= last);
  if (another || column === undefined || content?.kind !== "text") return undefined;
  return REMARK.test(content.text) ? { column, text: content.text.trim() } : undefined;
}

const REMARK = /^\s*[（(【]?\s*(?:注|备注|附注|说明|填表说明)\s*\d*\s*[:：)）】]/u;

/** A row that says 无, and nothing else, declares that the table has no rows. */
const isNoneRow = (row: Row): boolean => {
  const kinds = [...row.values()].map(({ value }) => value.kind);
  return kinds.includes("none") && kinds.every((kind) => kind === "none" || kind === "blank");
};

function skipSheet(name: string, sections: readonly SectionLayout[], reader: Reader): void {
  const toPlace = (section: string, field: string): CellPlace => ({
    kind: "cell",
    sheet: name,
    section,
    field,
  });
  for (const section of sections) {
    if (section.kind === "table") {
      const place = toPlace(section.title, section.table.name);
      reader.tables.set(section.table.name, { rows: [], none: false, read: false, place });
    } else {
      for (const { field } of section.fields) {
        const place = toPlace(section.title, field.name);
        reader.fields.set(field.name, { value: UNKNOWN, raw: "", place });
      }
    }
  }
  const sheets = answerSheets(reader.workbook)
    .filter(({ hidden }) => !hidden)
    .map((sheet) => sheet.name);
  reader.findings.push(
    toFinding(problem("sheet-missing", { sheet: name, sheets }), { kind: "cell", sheet: name }),
  );
}

const toFinding = (
  { rule, severity, outcome, data }: LocatingProblem,
  place: CellPlace,
): Finding => ({ rule, severity, outcome, place, related: [], data });
