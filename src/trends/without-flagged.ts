import type { ColumnTable } from "arquero";
import { rowsOf, tableOf } from "./rows.js";
import { SERIES_COLUMNS, type SeriesRow } from "./series-row.js";

/**
 * A series in which flagged values are gaps, whose reason says so: one slip of a factor of ten
 * thousand leaves nothing else to be seen.
 *
 * @param series as from `seriesOf`
 */
export const withoutFlagged = (series: ColumnTable): ColumnTable =>
  tableOf(
    rowsOf<SeriesRow>(series).map((row) =>
      row.state === "flagged" ? { ...row, value: null } : row,
    ),
    SERIES_COLUMNS,
  );
