import type { ColumnTable } from "arquero";
import { kindOfPeriod } from "../model/period.js";
import type { Language } from "../model/text.js";
import { spanOf } from "./chart-frame.js";
import { emptyReason } from "./empty-reason.js";
import type { Indicator } from "./indicators.js";
import { formatAmount, formatMeasured, formatPercent } from "./number-format.js";
import { reasonWord } from "./reason-words.js";
import { reasonOf } from "./reasons.js";
import { distinct, groupBy, isNumber, rowsOf } from "./rows.js";
import type { SeriesRow } from "./series-row.js";
import { UNIT_LINES_WORDS } from "./unit-lines-words.js";

/** What is to be seen in the lines of a few units, in a sentence or two. */
export function summarizeLines(
  series: ColumnTable,
  indicator: Indicator,
  language: Language = "zh",
): string {
  const reason = emptyReason(series, indicator, {}, language);
  if (reason !== null) return reason;
  const units = [...groupBy(rowsOf<SeriesRow>(series), ({ unit }) => unit).values()];
  return units.length <= MOST_TOLD
    ? units
        .map((rows) => tellUnit(rows, indicator, language))
        .join(UNIT_LINES_WORDS[language].between)
    : tellAll(units, indicator, language);
}

const MOST_TOLD = 3;

/** `示例中心甲 2018—2023 年总经费由 1200 万元增至 1750 万元，年均增长 7.8%；2020 年缺报。` */
function tellUnit(rows: readonly SeriesRow[], indicator: Indicator, language: Language): string {
  const words = UNIT_LINES_WORDS[language];
  const filled = rows.filter((row) => isNumber(row.value));
  const [first, last] = [filled[0], filled.at(-1)];
  const unit = rows[0]?.unit ?? "";
  if (!first || !last) return words.noValues(unit, indicator.title);
  return words.line(unit, tellPath(first, last, indicator, language), tellMissing(rows, language));
}

function tellPath(
  first: SeriesRow,
  last: SeriesRow,
  indicator: Indicator,
  language: Language,
): string {
  const words = UNIT_LINES_WORDS[language];
  const toEnd = ({ period, value }: SeriesRow) => {
    return { period, said: formatMeasured(value ?? 0, indicator, language) };
  };
  const [from, to] = [first.value ?? 0, last.value ?? 0];
  if (first === last) return words.onePeriod(indicator.title, toEnd(first));
  if (from === to) return words.unchanged(indicator.title, toEnd(first), toEnd(last));
  const periods = last.period - first.period;
  const growth = from > 0 && to > 0 ? (to / from) ** (1 / periods) - 1 : null;
  const rate =
    growth === null
      ? ""
      : words.rate(growth > 0, formatPercent(Math.abs(growth)), kindOfPeriod(last.period));
  return words.path(indicator.title, toEnd(first), toEnd(last), to > from, rate);
}

/** `2020 年缺报，2021、2022 年空白` */
function tellMissing(rows: readonly SeriesRow[], language: Language): string {
  const words = UNIT_LINES_WORDS[language];
  const byReason = groupBy(
    rows.filter((row) => row.value === null),
    (row) => reasonOf(row) ?? "absent",
  );
  return [...byReason]
    .map(([reason, found]) => {
      return words.missing(
        reasonWord(reason, language),
        found.map(({ period }) => period),
      );
    })
    .join(words.comma);
}

function tellAll(
  units: readonly (readonly SeriesRow[])[],
  indicator: Indicator,
  language: Language,
): string {
  const words = UNIT_LINES_WORDS[language];
  const rows = units.flat();
  const periods = distinct(rows.map(({ period }) => period));
  const values = rows.map(({ value }) => value).filter(isNumber);
  const [least, most] = [
    values.reduce((a, b) => Math.min(a, b)),
    values.reduce((a, b) => Math.max(a, b)),
  ];
  const range = words.range(units.length, indicator.title, spanOf(periods, language), [
    formatAmount(least, indicator.measuredIn, language),
    formatMeasured(most, indicator, language),
  ]);
  return words.gaps(range, rows.length - values.length);
}
