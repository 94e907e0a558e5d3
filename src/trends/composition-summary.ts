import type { ColumnTable } from "arquero";
import type { Language } from "../model/text.js";
import { ALL, type CompositionRow } from "./composition.js";
import { COMPOSITION_WORDS, restName } from "./composition-words.js";
import { EMPTY_WORDS } from "./empty-words.js";
import type { Indicator } from "./indicators.js";
import { formatMeasured, formatPercent } from "./number-format.js";
import { isNumber, rowsOf } from "./rows.js";

/** `甲 2022 年总额 1200 万元，其中纵向 60.0%，横向 35.0%，其余 5.0%。` for the newest period that adds up. */
export function summarizeComposition(
  table: ColumnTable,
  indicator: Indicator,
  titleOf: (field: string) => string = (field) => field,
  language: Language = "zh",
): string {
  const words = COMPOSITION_WORDS[language];
  const rows = rowsOf<CompositionRow>(table);
  if (rows.length === 0) return EMPTY_WORDS[language].noData;
  const whole = rows.filter(({ kind, share }) => kind === "rest" && isNumber(share));
  const [first] = whole;
  if (!first) return words.incomplete(indicator.title);
  const last = whole.reduce((newest, row) => (row.period > newest.period ? row : newest));
  const told = rows
    .filter(({ period, unit }) => period === last.period && unit === last.unit)
    .filter(({ kind, value }) => kind === "part" || value !== 0)
    .map((row) => {
      const part = row.kind === "part" ? titleOf(row.part) : restName(row.value, language);
      return `${part} ${formatPercent(row.share ?? 0)}`;
    });
  const who = last.unit === ALL ? words.together(last.units) : last.unit;
  const total = formatMeasured(last.total ?? 0, indicator, language);
  return words.sentence(who, indicator.title, last.period, total, told);
}
