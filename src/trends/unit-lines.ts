import type { ColumnTable } from "arquero";
import { spanOf } from "./chart-frame.js";
import { emptyReason } from "./empty-reason.js";
import type { Indicator } from "./indicators.js";
import { formatAmount, formatMeasured, formatPercent } from "./number-format.js";
import { reasonWord } from "./reason-words.js";
import { reasonOf } from "./reasons.js";
import { distinct, groupBy, isNumber, rowsOf } from "./rows.js";
import type { SeriesRow } from "./series-row.js";

/** What is to be seen in the lines of a few units, in a sentence or two. */
export function summarizeLines(series: ColumnTable, indicator: Indicator): string {
  const reason = emptyReason(series, indicator);
  if (reason !== null) return reason;
  const units = [...groupBy(rowsOf<SeriesRow>(series), ({ unit }) => unit).values()];
  return units.length <= MOST_TOLD
    ? units.map((rows) => tellUnit(rows, indicator)).join("")
    : tellAll(units, indicator);
}

const MOST_TOLD = 3;

/** `示例中心甲 2018—2023 年总经费由 1200 万元增至 1750 万元，年均增长 7.8%；2020 年缺报。` */
function tellUnit(rows: readonly SeriesRow[], indicator: Indicator): string {
  const filled = rows.filter((row) => isNumber(row.value));
  const [first, last] = [filled[0], filled.at(-1)];
  const unit = rows[0]?.unit ?? "";
  if (!first || !last) return `${unit}没有“${indicator.title}”的数据。`;
  const missing = tellMissing(rows);
  const path = first === last ? tellOne(first, indicator) : tellPath(first, last, indicator);
  return `${unit} ${path}${missing === "" ? "" : `；${missing}`}。`;
}

const tellOne = ({ period, value }: SeriesRow, indicator: Indicator): string =>
  `${period} 年${indicator.title}为 ${formatMeasured(value ?? 0, indicator)}`;

function tellPath(first: SeriesRow, last: SeriesRow, indicator: Indicator): string {
  const [from, to] = [first.value ?? 0, last.value ?? 0];
  const years = last.period - first.period;
  const said = `${first.period}—${last.period} 年${indicator.title}`;
  if (from === to) return `${said}首尾均为 ${formatMeasured(from, indicator)}`;
  const growth = from > 0 && to > 0 ? (to / from) ** (1 / years) - 1 : null;
  const rate =
    growth === null
      ? ""
      : `，年均${growth > 0 ? "增长" : "下降"} ${formatPercent(Math.abs(growth))}`;
  return `${said}由 ${formatMeasured(from, indicator)}${to > from ? "增" : "减"}至 ${formatMeasured(to, indicator)}${rate}`;
}

/** `2020 年缺报，2021、2022 年空白` */
function tellMissing(rows: readonly SeriesRow[]): string {
  const byReason = groupBy(
    rows.filter((row) => row.value === null),
    (row) => reasonOf(row) ?? "absent",
  );
  return [...byReason]
    .map(([reason, found]) => {
      return `${found.map(({ period }) => period).join("、")} 年${reasonWord(reason)}`;
    })
    .join("，");
}

function tellAll(units: readonly (readonly SeriesRow[])[], indicator: Indicator): string {
  const rows = units.flat();
  const periods = distinct(rows.map(({ period }) => period));
  const values = rows.map(({ value }) => value).filter(isNumber);
  const [least, most] = [
    values.reduce((a, b) => Math.min(a, b)),
    values.reduce((a, b) => Math.max(a, b)),
  ];
  const missing = rows.length - values.length;
  const range = `${formatAmount(least, indicator.measuredIn)} 到 ${formatMeasured(most, indicator)}之间`;
  const gaps = missing === 0 ? "没有缺数" : `缺 ${missing} 个数`;
  return `${units.length} 个单位 ${spanOf(periods)}${indicator.title}在 ${range}；${gaps}。`;
}
