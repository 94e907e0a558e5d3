import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import { type ChartOptions, frameChart, HEIGHT, subtitleOf } from "./chart-frame.js";
import { rowTooltip, type Shown, showRow } from "./chart-rows.js";
import { CHART_WORDS, type ChartWords } from "./chart-words.js";
import { frameFacets } from "./facet-frame.js";
import type { Indicator } from "./indicators.js";
import { labelLayer, placeLabels } from "./line-labels.js";
import { legendLine, lineLayers } from "./line-layers.js";
import type { Reason } from "./reasons.js";
import { distinct, groupBy, isNumber, rowsOf } from "./rows.js";
import { amountAxis, lineDomain, periodAxis } from "./scales.js";
import type { SeriesRow } from "./series-row.js";
import { COLORS, colorOf, INKS } from "./theme.js";
import { UNIT_LINES_WORDS } from "./unit-lines-words.js";

/** As many lines as colours can be told apart. */
export const MOST_LINES = COLORS.length;

export type LineOptions = ChartOptions & {
  /** Whether the axis may begin at zero; false for an index. */
  readonly zero?: boolean | undefined;
};

type Row = SeriesRow & { readonly reason?: Reason | null };

/**
 * The values of a field over time, a line for each unit of the series. More than eight units get a
 * plot each, see `facetLines`.
 */
export function unitLinesChart(
  series: ColumnTable,
  indicator: Indicator,
  options: LineOptions = {},
): TopLevelSpec {
  const rows = rowsOf<Row>(series);
  const units = distinct(rows.map(({ unit }) => unit));
  if (units.length > MOST_LINES) return facetLines(series, indicator, options);
  const { language = "zh" } = options;
  const words = CHART_WORDS[language];
  const periods = distinct(rows.map(({ period }) => period));
  const height = options.height ?? HEIGHT;
  const domain = lineDomain(valuesOf(rows), options);
  const x = periodAxis(periods, { gaps: hasGaps(rows) });
  const y = amountAxis("value", { ...indicator, domain }, language);
  const room = { domain, height, language };
  const labels = units.length > 1 ? placeLabels(endsOf(rows, units), room) : [];
  return frameChart(
    {
      title:
        units[0] !== undefined && units.length === 1
          ? words.ofUnit(indicator.title, units[0])
          : indicator.title,
      subtitle: [subtitleOf(indicator, periods, options), legendLine(rows, language)],
      rows: withGaps(
        rows.map((row) => showRow(row, indicator, language)),
        words,
      ),
      layer: [
        ...lineLayers({ x, y, color: colorOf("unit", units), tooltip: rowTooltip([], language) }),
        ...(labels.length > 0 ? [labelLayer(labels, y)] : []),
      ],
    },
    { ...options, height },
  );
}

export type FacetOptions = LineOptions & {
  /** Whether all plots share one scale, so that their heights can be compared; default true. */
  readonly shared?: boolean | undefined;
};

/** A small plot for each unit of the series. A page holds about 30; which ones is the caller's. */
export function facetLines(
  series: ColumnTable,
  indicator: Indicator,
  options: FacetOptions = {},
): TopLevelSpec {
  const { shared = true, language = "zh" } = options;
  const rows = rowsOf<Row>(series);
  const periods = distinct(rows.map(({ period }) => period));
  const domain = lineDomain(valuesOf(rows), options);
  const x = periodAxis(periods, { gaps: hasGaps(rows) });
  const y = amountAxis("value", { ...indicator, ticks: 3, ...(shared && { domain }) }, language);
  const scales = shared ? "" : UNIT_LINES_WORDS[language].ownScales;
  return frameFacets(
    {
      title: indicator.title,
      subtitle: [subtitleOf(indicator, periods, options, scales), legendLine(rows, language)],
      rows: rows.map((row) => ({
        ...showRow(row, indicator, language),
        gap: row.value === null ? CHART_WORDS[language].gap : null,
      })),
      layer: lineLayers({ x, y, tooltip: rowTooltip([], language) }),
      shared,
    },
    options,
  );
}

const valuesOf = (rows: readonly Row[]): number[] =>
  rows.map(({ value }) => value).filter(isNumber);

const hasGaps = (rows: readonly Row[]): boolean => rows.some(({ value }) => value === null);

/**
 * Which rows say 缺 (n/a) below the plot: of several units without a value in one period the first, with
 * their number, since the words would stand on each other.
 */
function withGaps(rows: readonly Shown<Row>[], words: ChartWords): object[] {
  const missing = groupBy(
    rows.filter(({ value }) => value === null),
    ({ period }) => period,
  );
  return rows.map((row) => {
    const same = missing.get(row.period) ?? [];
    if (row.value !== null || same[0] !== row) return { ...row, gap: null };
    if (same.length === 1) return { ...row, gap: words.gap };
    const named = same.map(({ unit, reasonText }) => words.reasonOfUnit(unit, reasonText));
    return { ...row, gap: words.gaps(same.length), reasonText: named.join(words.semicolon) };
  });
}

/** Where each line ends, for its label. */
const endsOf = (rows: readonly Row[], units: readonly string[]) =>
  units.flatMap((unit, at) => {
    const last = rows.findLast((row) => row.unit === unit && row.value !== null);
    return last ? [{ unit, value: last.value ?? 0, ink: INKS[at] ?? INKS[0] }] : [];
  });
