import { escape as asIs, type ColumnTable } from "arquero";

/** The rows of the periods `from` to `to`; both belong to them. */
export const withinPeriods = (data: ColumnTable, from: number, to: number): ColumnTable =>
  data
    .filter(asIs((row: { readonly period: number }) => row.period >= from && row.period <= to))
    .reify();

/** The rows of these units. */
export const withinUnits = (data: ColumnTable, units: ReadonlySet<string>): ColumnTable =>
  data.filter(asIs((row: { readonly unit: string }) => units.has(row.unit))).reify();
