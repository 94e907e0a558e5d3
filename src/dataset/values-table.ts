import { isOpen } from "../model/finding.js";
import { NUMERIC_TYPES } from "../model/form.js";
import { cellOf, type FieldLineage } from "../model/lineage.js";
import type { Measured } from "../model/measured.js";
import type { Cell } from "../model/submission.js";
import type { ValueState } from "./dataset.js";
import { DEFINITIONS } from "./definitions.js";
import { type IndicatorColumn, measuredIn } from "./indicators.js";
import type { Report } from "./reports.js";
import { type DataTable, type Datum, toDataTable } from "./table.js";

/** A row per submission and field that its version has, and per indicator that it has a value of. */
export const toValuesTable = (
  reports: readonly Report[],
  fields: readonly FieldLineage[],
  indicators: readonly IndicatorColumn[],
): DataTable => toDataTable(DEFINITIONS.values, rowsOf(reports, fields, indicators));

function* rowsOf(
  reports: readonly Report[],
  fields: readonly FieldLineage[],
  indicators: readonly IndicatorColumn[],
): Generator<readonly Datum[]> {
  for (const report of reports) {
    const { number, identity, file, form, submission, findings } = report;
    const flagged = flaggedCells(findings);
    for (const { field, origins } of fields) {
      const cell = cellOf(submission.fields, form.version, origins);
      if (!cell) continue;
      const isNumeric = NUMERIC_TYPES.has(field.type);
      yield [
        number,
        identity?.unit.name ?? null,
        identity?.period ?? null,
        field.name,
        isNumeric ? numberOf(cell) : null,
        isNumeric && cell.value.kind !== "unknown" ? null : textOf(cell),
        stateOf(cell, flagged),
        file,
        cell.place.sheet,
        cell.place.address ?? null,
      ];
    }
    for (const column of indicators) {
      for (const { name, measured } of measuredIn(report, column)) {
        // Of all cells it was computed from, one leads to the others.
        const [first] = measured.cells;
        yield [
          number,
          identity?.unit.name ?? null,
          identity?.period ?? null,
          name,
          measured.value.kind === "number" ? measured.value.number : null,
          null,
          measuredState(measured, flagged),
          file,
          first?.place.sheet ?? null,
          first?.place.address ?? null,
        ];
      }
    }
  }
}

function measuredState({ value, cells }: Measured, flagged: ReadonlySet<string>): ValueState {
  if (value.kind === "blank") return "blank";
  if (value.kind === "unknown") return "unreadable";
  const isFlagged = cells.some(({ place }) => flagged.has(keyOf(place.sheet, place.address)));
  return isFlagged ? "flagged" : "reported";
}

function stateOf({ value, place }: Cell, flagged: ReadonlySet<string>): ValueState {
  switch (value.kind) {
    case "blank":
      return "blank";
    case "unknown":
      return "unreadable";
    default:
      if (flagged.has(keyOf(place.sheet, place.address))) return "flagged";
      return value.kind === "none" ? "none" : "reported";
  }
}

/** The cells on which something blocks the submission. */
function flaggedCells(findings: Report["findings"]): ReadonlySet<string> {
  return new Set(
    findings
      .filter(isOpen)
      .flatMap(({ place }) => (place.kind === "cell" ? keyOf(place.sheet, place.address) : [])),
  );
}

const keyOf = (sheet: string, address: string | undefined): string => `${sheet}!${address ?? ""}`;

/** 无 is 0 where a number belongs, as in the checks. */
export function numberOf({ value }: Cell): number | null {
  if (value.kind === "number") return value.number;
  return value.kind === "none" ? 0 : null;
}

export function textOf({ value, raw }: Cell): string | null {
  switch (value.kind) {
    case "blank":
      return null;
    case "text":
      return value.text;
    case "date":
      return value.date;
    default:
      return raw;
  }
}
