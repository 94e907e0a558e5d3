import {
  type Field,
  type FieldType,
  type Form,
  NUMERIC_TYPES,
  type Section,
  type Sheet,
  type Table,
  type Unit,
} from "../model/form.js";
import { nearest } from "../model/nearest.js";
import { buildIdentity, rangeOfPart } from "./identity.js";
import type { FieldSource, FormSource, SectionSource } from "./schema.js";
import { locate, locateKey, type Path, type Source, type SourceProblem } from "./source.js";

/** Everything of a form but what is written in the check language. */
export type FormParts = Omit<Form, "checks" | "indicators">;

type Building = {
  readonly raw: FormSource;
  readonly source: Source;
  readonly problems: SourceProblem[];
  readonly units: ReadonlyMap<string, Unit>;
  readonly fields: Map<string, Field>;
  readonly tables: Map<string, Table>;
};

/** Fields, tables and units of a rule file, with every name known and defined once. */
export function buildParts(
  raw: FormSource,
  source: Source,
): { readonly parts: FormParts; readonly problems: readonly SourceProblem[] } {
  const problems: SourceProblem[] = [];
  const units = buildUnits(raw, source, problems);
  const building: Building = {
    ...{ raw, source, problems, units },
    fields: new Map(),
    tables: new Map(),
  };
  const sheets = raw.sheets.map((sheet, index): Sheet => {
    const path = ["sheets", index, "sections"];
    const sections = sheet.sections.map((section, at) =>
      buildSection(section, [...path, at], building),
    );
    return { name: sheet.name, sections };
  });
  reportRepeatedSheets(raw, building);
  const identity = buildIdentity(raw, building);
  const parts: FormParts = {
    id: raw.form,
    version: raw.version,
    title: raw.title,
    none: raw.none,
    ...identity,
    units,
    instructions: raw.instructions ?? [],
    emptyExplanations: [raw.none, ...(raw.empty_explanations ?? [])],
    sheets,
    fields: building.fields,
    tables: building.tables,
  };
  return { parts, problems };
}

function buildUnits(
  raw: FormSource,
  source: Source,
  problems: SourceProblem[],
): ReadonlyMap<string, Unit> {
  return new Map(
    Object.entries(raw.units).map(([name, unit]) => {
      const of = unit?.of ?? name;
      if (!Object.hasOwn(raw.units, of)) {
        const stretch = locate(source, ["units", name, "of"]);
        problems.push(unknownUnit(of, Object.keys(raw.units), stretch));
      }
      return [
        name,
        {
          name,
          also: unit?.also ?? [],
          of,
          factor: unit?.factor ?? 1,
          counts: unit?.counts ?? false,
        },
      ];
    }),
  );
}

function buildSection(raw: SectionSource, path: Path, building: Building): Section {
  const title = typeof raw.title === "string" ? [raw.title] : raw.title;
  const isTable = raw.table !== undefined && raw.columns !== undefined;
  if (raw.fields ? raw.table !== undefined || raw.columns !== undefined : !isTable) {
    const stretch = locateKey(building.source, [...path, "title"]);
    building.problems.push({ rule: "rules/section-shape", stretch, data: {} });
  }
  if (raw.table === undefined || !raw.columns) {
    const fields = buildFields(raw.fields ?? {}, [...path, "fields"], building).map((field) => ({
      ...field,
      ...rangeOfPart(field, building.raw.period),
    }));
    for (const field of fields) define(field, [...path, "fields", field.name], building);
    reportRepeatedLabels(fields, [...path, "fields"], building);
    return { kind: "fields", title, fields };
  }
  const columns = buildFields(raw.columns, [...path, "columns"], building);
  const table: Table = {
    name: raw.table,
    columns: new Map(columns.map((column) => [column.name, column])),
    rows: raw.rows ?? 10,
    required: raw.required ?? true,
  };
  if (isTaken(table.name, building))
    report("rules/duplicate-name", table.name, [...path, "table"], building);
  else building.tables.set(table.name, table);
  return { kind: "table", title, table };
}

const buildFields = (
  raw: Readonly<Record<string, FieldSource>>,
  path: Path,
  building: Building,
): Field[] =>
  Object.entries(raw).map(([name, field]) => buildField(name, field, [...path, name], building));

function buildField(name: string, raw: FieldSource, path: Path, building: Building): Field {
  if (raw.unit !== undefined && !building.units.has(raw.unit)) {
    const stretch = locate(building.source, [...path, "unit"]);
    building.problems.push(unknownUnit(raw.unit, building.units.keys(), stretch));
  }
  if ((raw.type === "choice") !== (raw.options !== undefined)) {
    const stretch = locateKey(building.source, path);
    building.problems.push({ rule: "rules/choice-options", stretch, data: { found: name } });
  }
  return {
    name,
    label: raw.label ?? name,
    type: raw.type,
    unit: raw.unit,
    decimals: raw.type === "integer" || raw.type === "year" ? 0 : raw.decimals,
    min: raw.min,
    max: raw.max,
    measure: raw.kind,
    required: raw.required ?? true,
    none: (raw.may_be_none ?? true) ? "allowed" : "forbidden",
    options: raw.options,
    prefill: raw.prefill?.map((printed) => toPrinted(printed, raw.type)),
    help: raw.help,
    was: typeof raw.was === "string" ? { name: raw.was } : raw.was,
    reliability: raw.reliability,
  };
}

/** A number in quotation marks is one all the same where the column asks for numbers. */
const toPrinted = (printed: string | number, type: FieldType): string | number =>
  NUMERIC_TYPES.has(type) && printed !== "" && Number.isFinite(Number(printed))
    ? Number(printed)
    : printed;

/** A workbook whose defined names are gone is read by the labels, so a section has each once. */
function reportRepeatedLabels(fields: readonly Field[], path: Path, building: Building): void {
  const seen = new Set<string>();
  for (const { name, label } of fields) {
    if (seen.has(label)) {
      const stretch = locateKey(building.source, [...path, name]);
      building.problems.push({ rule: "rules/repeated-label", stretch, data: { found: label } });
    }
    seen.add(label);
  }
}

function define(field: Field, path: Path, building: Building): void {
  if (isTaken(field.name, building)) {
    building.problems.push({
      rule: "rules/duplicate-name",
      stretch: locateKey(building.source, path),
      data: { found: field.name },
    });
    // The first of a name stays, so that the checks are not blamed for the second.
    return;
  }
  building.fields.set(field.name, field);
}

const isTaken = (name: string, { fields, tables }: Building): boolean =>
  fields.has(name) || tables.has(name) || name === PREVIOUS;

/** Reserved: in an example, the key under which last year's values stand. */
export const PREVIOUS = "previous";

function reportRepeatedSheets(raw: FormSource, building: Building): void {
  raw.sheets.forEach(({ name }, index) => {
    if (raw.sheets.findIndex((sheet) => sheet.name === name) < index) {
      report("rules/duplicate-name", name, ["sheets", index, "name"], building);
    }
  });
}

function report(rule: string, found: string, path: Path, { source, problems }: Building): void {
  problems.push({ rule, stretch: locate(source, path), data: { found } });
}

export const unknownUnit = (
  found: string,
  known: Iterable<string>,
  stretch: SourceProblem["stretch"],
): SourceProblem => {
  const names = [...known];
  return {
    rule: "rules/unknown-unit",
    stretch,
    data: { found, nearest: nearest(found, names), known: names },
  };
};
