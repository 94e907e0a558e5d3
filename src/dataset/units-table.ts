import { firstWithin, lastWithin, type PeriodKind } from "../model/period.js";
import { DEFINITIONS } from "./definitions.js";
import { type DataTable, toDataTable } from "./table.js";
import type { Units } from "./units.js";

/** @param kind of the form's periods, in which the limits of the roster are put */
export const toUnitsTable = ({ all }: Units, kind: PeriodKind): DataTable =>
  toDataTable(
    DEFINITIONS.units,
    all.map(({ name, entry }) => [
      name,
      entry?.group ?? null,
      entry !== undefined,
      entry?.since === undefined ? null : firstWithin(kind, entry.since),
      entry?.until === undefined ? null : lastWithin(kind, entry.until),
    ]),
  );
