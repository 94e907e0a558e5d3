import { toAddress } from "../model/address.js";
import type { Finding } from "../model/finding.js";
import type { Field, Form } from "../model/form.js";
import type { CellPlace } from "../model/place.js";
import type { Cell, Row, Submission, TableContent } from "../model/submission.js";
import { UNKNOWN } from "../model/value.js";
import type { CellContent, SheetContent, WorkbookContent } from "./content.js";
import { type Layout, layoutOf, type SectionLayout, type TableLayout } from "./layout.js";
import { locateField } from "./locate/field.js";
import { normaliseLabel } from "./locate/label.js";
import { type LocatingProblem, problem } from "./locate/problem.js";
import { type Bounds, boundSections, type FoundSheet, findSheets } from "./locate/sheet.js";
import { type LocatedTable, locateTable } from "./locate/table.js";
import { normalise } from "./normalise.js";

type Reader = {
  readonly form: Form;
  readonly layout: Layout;
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
    layout,
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
  return { form: form.id, version: form.version, file, fields, tables, findings };
}

function readSheet(sheet: FoundSheet, reader: Reader): void {
  const bounds = boundSections(sheet);
  const known = new Set(
    sheet.layout.sections.flatMap((section) =>
      section.kind === "fields"
        ? section.fields.map(({ field }) => normaliseLabel(field.label))
        : [],
    ),
  );
  sheet.layout.sections.forEach((section, index) => {
    const within = bounds[index] ?? { first: 1, last: Number.POSITIVE_INFINITY, certain: false };
    if (section.kind === "fields") readFields(section, sheet, within, known, reader);
    else readTable(section, section.title, sheet, within, reader);
  });
}

function readFields(
  section: Extract<SectionLayout, { kind: "fields" }>,
  sheet: FoundSheet,
  bounds: Bounds,
  known: ReadonlySet<string>,
  reader: Reader,
): void {
  for (const laidOut of section.fields) {
    const { field } = laidOut;
    const name = reader.workbook.names.get(reader.layout.definedNames.fields.get(field.name) ?? "");
    const { spot, problem } = locateField(laidOut, name, { sheet, bounds, known });
    const place: CellPlace = {
      kind: "cell",
      sheet: sheet.content.name,
      address: spot && toAddress(spot.row, spot.column),
      section: section.title,
      field: field.name,
    };
    if (problem) reader.findings.push(toFinding(problem, place));
    const content = spot && sheet.content.rows.get(spot.row)?.get(spot.column);
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

function readTable(
  layout: TableLayout,
  section: string,
  sheet: FoundSheet,
  bounds: Bounds,
  reader: Reader,
): void {
  const { name } = layout.table;
  const definedName = reader.workbook.names.get(reader.layout.definedNames.tables.get(name) ?? "");
  const { table, problems } = locateTable(layout, definedName, sheet, bounds);
  const place = (address?: string, column?: string): CellPlace => ({
    kind: "cell",
    sheet: sheet.content.name,
    address,
    section,
    field: column === undefined ? name : `${name}.${column}`,
  });
  const header = table && toAddress(table.headerRow, Math.min(...table.columns.values()));
  for (const found of problems) reader.findings.push(toFinding(found, place(header)));
  if (!table) {
    reader.tables.set(name, { rows: [], none: false, read: false, place: place() });
    return;
  }
  const first = toAddress(table.headerRow + 1, Math.min(...table.columns.values()));
  const rows = readRows(layout, table, sheet.content, place, reader);
  const filled = rows.filter((row) => !isNoneRow(row));
  reader.tables.set(name, {
    rows: filled,
    none: filled.length < rows.length && filled.length === 0,
    read: true,
    place: place(first),
  });
}

/** The rows in which something is written under one of the headers. */
function readRows(
  { table }: TableLayout,
  located: LocatedTable,
  sheet: SheetContent,
  place: (address?: string, column?: string) => CellPlace,
  reader: Reader,
): Row[] {
  const rows: Row[] = [];
  for (const [number, contents] of sheet.rows) {
    if (number <= located.headerRow || number > located.lastRow) continue;
    const isUsed = [...located.columns.values()].some((column) => contents.has(column));
    if (!isUsed) continue;
    const row: Row = new Map(
      [...table.columns.values()].map((field) => {
        const column = located.columns.get(field.name);
        if (column === undefined)
          return [field.name, { value: UNKNOWN, raw: "", place: place(undefined, field.name) }];
        const at = place(toAddress(number, column), field.name);
        return [field.name, readCell(contents.get(column), field, at, reader)];
      }),
    );
    const isBlank = [...row.values()].every(({ value }) => value.kind === "blank");
    if (!isBlank) rows.push(row);
  }
  return rows;
}

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
  const sheets = reader.workbook.sheets.filter(({ hidden }) => !hidden).map((sheet) => sheet.name);
  reader.findings.push(
    toFinding(problem("sheet-missing", { sheet: name, sheets }), { kind: "cell", sheet: name }),
  );
}

const toFinding = (
  { rule, severity, outcome, data }: LocatingProblem,
  place: CellPlace,
): Finding => ({ rule, severity, outcome, place, related: [], data });
