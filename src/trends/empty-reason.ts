import type { ColumnTable } from "arquero";
import type { Language } from "../model/text.js";
import { spanOf } from "./chart-frame.js";
import { EMPTY_WORDS } from "./empty-words.js";
import type { Indicator } from "./indicators.js";
import { distinct, rowsOf } from "./rows.js";
import type { SeriesRow } from "./series-row.js";

/** What a trend cannot do without. */
export type Needs = {
  /** At least two periods with a value. */
  readonly periods?: boolean;
  /** At least two units with a value. */
  readonly units?: boolean;
};

type Row = Pick<SeriesRow, "unit" | "period" | "value">;

/** Why there is nothing to show, as a sentence; null if there is something. */
export function emptyReason(
  series: ColumnTable,
  { title }: Pick<Indicator, "title">,
  needs: Needs = {},
  language: Language = "zh",
): string | null {
  const words = EMPTY_WORDS[language];
  const rows = rowsOf<Row>(series);
  if (rows.length === 0) return words.noData;
  const filled = rows.filter(({ value }) => value !== null);
  const [first] = filled;
  if (!first) {
    return words.noValues(title, spanOf(distinct(rows.map(({ period }) => period)), language));
  }
  if (needs.periods && distinct(filled.map(({ period }) => period)).length < 2) {
    return words.onePeriod(title, first.period);
  }
  if (needs.units && distinct(filled.map(({ unit }) => unit)).length < 2) {
    return words.oneUnit(title, first.unit);
  }
  return null;
}
