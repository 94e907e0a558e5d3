import { toAddress } from "../../model/address.js";
import type { Field } from "../../model/form.js";
import type { NamedPlace } from "../content.js";
import { FIELD_COLUMNS, type FieldLayout, type SectionLayout } from "../layout.js";
import { type LabelIndex, type Labels, normaliseLabel } from "./label.js";
import { type LocatingProblem, problem } from "./problem.js";
import { type Bounds, isAlone } from "./section.js";
import { type FoundSheet, valueColumnOf } from "./sheet.js";

export type Spot = { readonly sheet: string; readonly row: number; readonly column: number };

export type LocatedField = {
  /** Undefined: not found, or too doubtful to read. */
  readonly spot?: Spot | undefined;
  readonly problem?: LocatingProblem | undefined;
};

export type FieldsSection = Extract<SectionLayout, { kind: "fields" }>;

type SheetSearch = {
  readonly sheet: FoundSheet;
  /** Where the values stand, if the sheet still says so. */
  readonly valueColumn: number | undefined;
  /** The sheet's labels without its headings, which may say the same as a field's label. */
  readonly labels: readonly (readonly [row: number, cells: ReadonlyMap<number, string>])[];
};

export type Search = SheetSearch & {
  readonly bounds: Bounds;
  /** The rows of the section at hand, and what its labels are. */
  readonly rows: Labels;
  readonly index: LabelIndex;
};

export function searchSheet(sheet: FoundSheet): SheetSearch {
  const labels = [...sheet.labels].filter(([row]) => !isHeading(row, sheet));
  return { sheet, valueColumn: valueColumnOf(sheet), labels };
}

export function searchSection(section: FieldsSection, bounds: Bounds, search: SheetSearch): Search {
  const within = search.labels.filter(([row]) => row >= bounds.first && row <= bounds.last);
  return {
    ...search,
    bounds,
    rows: new Map(within),
    index: search.sheet.indexes.get(section) ?? new Map(),
  };
}

function isHeading(row: number, sheet: FoundSheet): boolean {
  if (!isAlone(row, sheet)) return false;
  const [text] = sheet.labels.get(row)?.values() ?? [];
  return sheet.layout.sections.some(({ headings }) =>
    headings.some((heading) => normaliseLabel(heading.text) === text),
  );
}

/**
 * Finds the cell of a field in layers: its defined name, cross-checked with the labels; the label,
 * if it is the only one where its section may be and the values' column is known; the declared row,
 * only if its label agrees and a heading is gone. What conflicts is reported and not read.
 */
export function locateField(laidOut: FieldLayout, search: Search): LocatedField {
  const name = search.sheet.places.get(laidOut.field.name);
  const spots = spotsByLabel(laidOut.field, search);
  return name?.kind === "cell"
    ? crossCheck(laidOut.field, name, spots, search)
    : findByLabel(laidOut, name?.kind === "broken", spots, search);
}

/** A defined name follows its cell when rows move; its row must still carry the field's label. */
function crossCheck(
  field: Field,
  name: Extract<NamedPlace, { kind: "cell" }>,
  spots: readonly Spot[],
  search: Search,
): LocatedField {
  const spot = { sheet: name.sheet, row: name.row, column: name.column };
  if (name.sheet !== search.sheet.content.name || !isValueColumn(name, spots, search)) {
    return { problem: conflict(field, [spot, ...spots]) };
  }
  const others = spots.filter(({ row }) => row !== name.row);
  if (others.length < spots.length) {
    if (others.length === 0) return { spot };
    return { spot, problem: repeated(field, spot, others) };
  }
  const found = rowLabel(name, search);
  if (others.length > 0 || (found !== undefined && isLabel(found, search.sheet))) {
    return { problem: conflict(field, [spot, ...others]) };
  }
  const data = { label: field.label, address: at(spot), found: found ?? "" };
  return { spot, problem: problem("label-changed", data) };
}

/** Whether a text is the label of some field of the sheet. */
const isLabel = (text: string, { indexes }: FoundSheet): boolean =>
  [...indexes].some(([section, index]) => section.kind === "fields" && index.has(text));

/** A cell that was cut and pasted beside its column takes its name along. */
function isValueColumn(
  { row, column }: Pick<Spot, "row" | "column">,
  spots: readonly Spot[],
  { valueColumn }: Search,
): boolean {
  if (valueColumn !== undefined) return column === valueColumn;
  const beside = spots.find((spot) => spot.row === row);
  return beside === undefined || column >= beside.column;
}

function findByLabel(
  { field, row: declaredRow }: FieldLayout,
  isBroken: boolean,
  spots: readonly Spot[],
  search: Search,
): LocatedField {
  const missing = { problem: problem("field-missing", { label: field.label }) };
  if (search.valueColumn === undefined) return missing;
  const free = spots.filter((spot) => !isNamed(spot, search.sheet));
  const [only, another] = free;
  if (!only) return spots.length > 0 ? { problem: conflict(field, spots) } : missing;
  if (!another && !hasRivals(field, search)) {
    const moved = problem("relocated", { address: at(only) });
    return { spot: only, problem: isBroken ? moved : undefined };
  }
  const { before, after } = search.bounds;
  const declared = free.find(({ row }) => row === declaredRow);
  if (!another) return missing;
  if (declared && before.length + after.length > 0 && !isBroken) {
    const others = free.filter((spot) => spot !== declared);
    return { spot: declared, problem: repeated(field, declared, others) };
  }
  return { problem: problem("label-ambiguous", { label: field.label, addresses: free.map(at) }) };
}

/** Whether a cell belongs to some field by a defined name. */
const isNamed = (spot: Spot, { places }: FoundSheet): boolean =>
  [...places.values()].some(
    (place) =>
      place.kind === "cell" &&
      place.sheet === spot.sheet &&
      place.row === spot.row &&
      place.column === spot.column,
  );

/** Whether another section that may stand in the same rows has the label too, for something without a name. */
const hasRivals = (field: Field, { bounds, index, sheet }: Search): boolean =>
  [...bounds.before, ...bounds.after].some((section) =>
    [...(sheet.indexes.get(section) ?? [])].some(
      ([label, rival]) =>
        index.get(label) === field.name &&
        sheet.places.get(section.kind === "table" ? section.table.name : rival)?.kind !== "cell",
    ),
  );

const conflict = (field: Field, spots: readonly Spot[]): LocatingProblem =>
  problem("location-conflict", { label: field.label, addresses: spots.map(at) });

const repeated = (field: Field, spot: Spot, others: readonly Spot[]): LocatingProblem => {
  const addresses = [spot, ...others].map(at);
  return problem("label-repeated", { label: field.label, addresses, address: at(spot) });
};

const at = ({ row, column }: Spot): string => toAddress(row, column);

/** The value cells beside every occurrence of the field's label in its section. */
function spotsByLabel(field: Field, { sheet, rows, valueColumn, index }: Search): Spot[] {
  const spots: Spot[] = [];
  for (const [row, cells] of rows) {
    for (const [column, label] of cells) {
      // What a filler typed into the value column is never a label.
      if (index.get(label) !== field.name || column >= (valueColumn ?? column + 1)) continue;
      const beside = column + FIELD_COLUMNS.value - FIELD_COLUMNS.label;
      spots.push({ sheet: sheet.content.name, row, column: valueColumn ?? beside });
      break;
    }
  }
  return spots;
}

/** The text nearest to the left of a cell. */
function rowLabel(
  { row, column }: Pick<Spot, "row" | "column">,
  { sheet }: Search,
): string | undefined {
  const cells = [...(sheet.labels.get(row) ?? [])].filter(([other]) => other < column);
  return cells.at(-1)?.[1];
}
