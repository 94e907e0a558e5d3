import { toAddress } from "../../model/address.js";
import type { Field } from "../../model/form.js";
import type { NamedPlace } from "../content.js";
import { CAPTIONS, type FieldLayout } from "../layout.js";
import { normaliseLabel } from "./label.js";
import { type LocatingProblem, problem } from "./problem.js";
import { type Bounds, captionColumn, type FoundSheet, valueColumnBeside } from "./sheet.js";

export type Spot = { readonly sheet: string; readonly row: number; readonly column: number };

export type LocatedField = {
  /** Undefined: not found, or too doubtful to read. */
  readonly spot?: Spot | undefined;
  readonly problem?: LocatingProblem | undefined;
};

export type Search = {
  readonly sheet: FoundSheet;
  readonly bounds: Bounds;
  /** The labels of all fields of the sheet. */
  readonly known: ReadonlySet<string>;
};

/**
 * Finds the cell of a field in layers: its defined name, cross-checked with the labels; the label,
 * if it is the only one in its section; the declared row, only if its label agrees and the section
 * cannot be bounded. What conflicts is reported and not read.
 */
export function locateField(
  { field, row: declaredRow }: FieldLayout,
  name: NamedPlace | undefined,
  search: Search,
): LocatedField {
  const spots = spotsByLabel(field, search);
  if (name?.kind === "cell") return crossCheck(field, name, spots, search);
  const broken = name?.kind === "broken";
  const [only, another] = spots;
  if (!only) return { problem: problem("field-missing", { label: field.label }) };
  if (!another) {
    return {
      spot: only,
      problem: broken ? problem("relocated", { address: at(only) }) : undefined,
    };
  }
  const declared = spots.find(({ row }) => row === declaredRow);
  if (declared && !search.bounds.certain && !broken) return { spot: declared };
  return { problem: problem("label-ambiguous", { label: field.label, addresses: spots.map(at) }) };
}

/** A defined name follows its cell when rows move; its row must still carry the field's label. */
function crossCheck(
  field: Field,
  name: Spot,
  spots: readonly Spot[],
  search: Search,
): LocatedField {
  const spot = { sheet: name.sheet, row: name.row, column: name.column };
  if (name.sheet !== search.sheet.content.name) {
    return { problem: conflict(field, [spot, ...spots]) };
  }
  const others = spots.filter(({ row }) => row !== name.row);
  if (others.length < spots.length) {
    if (others.length === 0) return { spot };
    const data = { label: field.label, addresses: [spot, ...others].map(at), address: at(spot) };
    return { spot, problem: problem("label-repeated", data) };
  }
  const found = rowLabel(name, search);
  if (others.length > 0 || (found !== undefined && search.known.has(found))) {
    return { problem: conflict(field, [spot, ...others]) };
  }
  const data = { label: field.label, address: at(spot), found: found ?? "" };
  return { spot, problem: problem("label-changed", data) };
}

const conflict = (field: Field, spots: readonly Spot[]): LocatingProblem =>
  problem("location-conflict", { label: field.label, addresses: spots.map(at) });

const at = ({ row, column }: Spot): string => toAddress(row, column);

/** The value cells beside every occurrence of the field's label in its section. */
function spotsByLabel(field: Field, { sheet, bounds }: Search): Spot[] {
  const wanted = normaliseLabel(field.label);
  const caption = captionColumn(sheet, CAPTIONS.value);
  const spots: Spot[] = [];
  for (const [row, cells] of sheet.labels) {
    if (row < bounds.first || row > bounds.last) continue;
    for (const [column, label] of cells) {
      // What a filler typed into the value column is never a label.
      if (label !== wanted || (caption !== undefined && column >= caption)) continue;
      spots.push({ sheet: sheet.content.name, row, column: caption ?? valueColumnBeside(column) });
      break;
    }
  }
  return spots;
}

/** The text nearest to the left of a cell. */
function rowLabel({ row, column }: Spot, { sheet }: Search): string | undefined {
  const cells = [...(sheet.labels.get(row) ?? [])].filter(([other]) => other < column);
  return cells.at(-1)?.[1];
}
