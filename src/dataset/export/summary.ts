import type { SheetOfTable } from "../../model/sheet-of-table.js";
import type { Dataset } from "../dataset.js";
import { toFindingsSheet } from "./findings-sheet.js";
import { toPeriodSheet } from "./period-sheet.js";
import { toRosterSheet } from "./roster-sheet.js";
import { toRowsSheet } from "./rows-sheet.js";
import { indexSummary } from "./summary-index.js";

/**
 * The 汇总 workbook of a dataset: for each period, newest first, what every unit reported; then the
 * findings, who reported when, and the rows of each table 明细表. In Chinese.
 */
export function toSummarySheets(dataset: Dataset): SheetOfTable[] {
  const index = indexSummary(dataset);
  return [
    ...index.periods.map((period) => toPeriodSheet(index, period)),
    toFindingsSheet(index),
    toRosterSheet(index),
    ...dataset.rows.map((table) => toRowsSheet(index, table)),
  ];
}
