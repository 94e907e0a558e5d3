import { DEFINITIONS } from "./definitions.js";
import { type DataTable, toDataTable } from "./table.js";
import type { Units } from "./units.js";

export const toUnitsTable = ({ all }: Units): DataTable =>
  toDataTable(
    DEFINITIONS.units,
    all.map(({ name, entry }) => [
      name,
      entry?.group ?? null,
      entry !== undefined,
      entry?.since ?? null,
      entry?.until ?? null,
    ]),
  );
