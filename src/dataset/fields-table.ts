import type { Expression } from "../model/expression.js";
import type { Field, Form, IndicatorDefinition } from "../model/form.js";
import type { FieldLineage, TableLineage } from "../model/lineage.js";
import { DEFINITIONS } from "./definitions.js";
import { DERIVED_SECTION, type IndicatorColumn, partName } from "./indicators.js";
import { type DataTable, type Datum, toDataTable } from "./table.js";

/**
 * A row per field, then per column of each table, then per indicator and part of it; a column is called
 * `table.column`, as in findings.
 */
export function toFieldsTable(
  versions: readonly Form[],
  fields: readonly FieldLineage[],
  tables: readonly TableLineage[],
  indicators: readonly IndicatorColumn[],
  explain: (value: Expression) => string,
): DataTable {
  const places = placesOf(versions);
  const place = (name: string) => places.get(name) ?? [null, null];
  const isOne = versions.length === 1;
  return toDataTable(DEFINITIONS.fields, [
    ...fields.map((lineage) => {
      const [first] = lineage.origins.values();
      const at = place(first?.name ?? lineage.field.name);
      return toRow(lineage, lineage.field.name, null, at, isOne);
    }),
    ...tables.flatMap(({ table, columns }) =>
      columns.map((lineage) => {
        const name = `${table.name}.${lineage.field.name}`;
        return toRow(lineage, name, table.name, place(table.name), isOne);
      }),
    ),
    ...indicators.flatMap(({ definition, parts }) => [
      toIndicatorRow(definition, definition.name, definition.name, DERIVED_SECTION, explain),
      ...parts.map((part) =>
        toIndicatorRow(definition, partName(definition.name, part), part, definition.name, explain),
      ),
    ]),
  ]);
}

/** It stands in no sheet, and nobody fills it in. */
function toIndicatorRow(
  { value, decimals, unit, measure, help }: IndicatorDefinition,
  name: string,
  label: string,
  section: string,
  explain: (value: Expression) => string,
): Datum[] {
  const computed = explain(value);
  return [
    name,
    null,
    label,
    null,
    section,
    decimals === 0 ? "integer" : "decimal",
    unit ?? null,
    decimals,
    measure ?? null,
    null,
    null,
    false,
    false,
    null,
    help === undefined ? computed : `${help}：${computed}`,
    null,
  ];
}

type At = readonly [sheet: Datum, section: Datum];

function toRow(lineage: FieldLineage, name: string, table: Datum, at: At, isOne: boolean): Datum[] {
  const { field } = lineage;
  return [
    name,
    table,
    field.label,
    ...at,
    field.type,
    field.unit ?? null,
    field.decimals ?? null,
    field.measure ?? null,
    field.min ?? null,
    field.max ?? null,
    field.required,
    field.none === "allowed",
    optionsOf(field),
    field.help ?? null,
    isOne ? null : originsOf(lineage),
  ];
}

const optionsOf = ({ options }: Field): string | null => options?.join("；") ?? null;

/** `2022：总经费；2021：经费总额 × 0.0001`, and the versions that cannot be converted. */
const originsOf = ({ origins, unconvertible }: FieldLineage): string =>
  [
    ...[...origins].map(
      ([version, { name, factor }]) => `${version}：${name}${factor === 1 ? "" : ` × ${factor}`}`,
    ),
    ...unconvertible.map((version) => `${version}：—`),
  ].join("；");

/** Sheet and section of each field, and of each table under its name; the newest version's win. */
function placesOf(versions: readonly Form[]): ReadonlyMap<string, At> {
  const places = new Map<string, At>();
  for (const { sheets } of versions) {
    for (const sheet of sheets) {
      for (const section of sheet.sections) {
        const at: At = [sheet.name, section.title.join(" › ")];
        const names =
          section.kind === "table"
            ? [section.table.name]
            : section.fields.map((field) => field.name);
        for (const name of names) if (!places.has(name)) places.set(name, at);
      }
    }
  }
  return places;
}
