import { escape as asIs, type ColumnTable } from "arquero";
import type { PeriodKind } from "../model/period.js";
import { kindAmong } from "../model/period-words.js";

/** What kind the periods of a table of a trend are. */
export const periodKindIn = (data: ColumnTable): PeriodKind =>
  kindAmong(Array.from(data.array("period") as ArrayLike<number>));

/** The rows of the periods `from` to `to`; both belong to them. */
export const withinPeriods = (data: ColumnTable, from: number, to: number): ColumnTable =>
  data
    .filter(asIs((row: { readonly period: number }) => row.period >= from && row.period <= to))
    .reify();

/** The rows of these units. */
export const withinUnits = (data: ColumnTable, units: ReadonlySet<string>): ColumnTable =>
  data.filter(asIs((row: { readonly unit: string }) => units.has(row.unit))).reify();
