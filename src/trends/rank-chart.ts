import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import type { PeriodKind } from "../model/period.js";
import { kindAmong } from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { barNames } from "./bar-names.js";
import { type ChartOptions, frameChart, HEIGHT, subtitleOf } from "./chart-frame.js";
import { NOTHING, rowTooltip, showRow } from "./chart-rows.js";
import { CHART_WORDS } from "./chart-words.js";
import type { Indicator } from "./indicators.js";
import { labelLayer, placeLabels } from "./line-labels.js";
import { legendLine, lineLayers } from "./line-layers.js";
import { formatAmount } from "./number-format.js";
import type { RankRow } from "./rank.js";
import { RANK_WORDS } from "./rank-words.js";
import { distinct, isNumber, rowsOf } from "./rows.js";
import { amountAxis, barDomain, periodAxis, QUIET_AXIS } from "./scales.js";
import type { Encoding } from "./spec-types.js";
import { BACKDROP, COLORS, colorOf, INKS, MAIN, TEXT } from "./theme.js";

export type RankChartOptions = ChartOptions & {
  /** Whose ranks are drawn, at most eight; default the first eight of the newest period. */
  readonly chosen?: readonly string[] | undefined;
};

/** The ranks of a few units over time, first place on top. */
export function rankChart(
  table: ColumnTable,
  indicator: Indicator,
  options: RankChartOptions = {},
): TopLevelSpec {
  const { language = "zh" } = options;
  const words = RANK_WORDS[language];
  const all = rowsOf<RankRow>(table);
  const chosen = (options.chosen ?? leaders(all)).slice(0, COLORS.length);
  const rows = all.filter(({ unit }) => chosen.includes(unit));
  const periods = distinct(all.map(({ period }) => period));
  const height = options.height ?? HEIGHT;
  const worst = Math.max(2, ...rows.map((row) => row.rank ?? 1));
  const ends = chosen.flatMap((unit, at) => {
    const last = rows.findLast((row) => row.unit === unit && row.rank !== null);
    return last ? [{ unit, value: -(last.rank ?? 0), ink: INKS[at] ?? INKS[0] }] : [];
  });
  // Drawn as negative numbers, so that labels are placed as those of any line.
  const domain = [-worst, -1] as const;
  const y: NonNullable<Encoding["y"]> = {
    field: "value",
    type: "quantitative",
    scale: { domain: [...domain], nice: false },
    axis: {
      ...QUIET_AXIS,
      values: rankTicks(worst).map((tick) => -tick),
      labelExpr: "format(-datum.value, 'd')",
    },
  };
  const x = periodAxis(periods, { gaps: rows.some((row) => row.rank === null) });
  return frameChart(
    {
      title: words.title(indicator.title, kindAmong(periods)),
      subtitle: [
        subtitleOf({ measuredIn: null }, periods, options, words.order),
        legendLine(
          rows.map(({ rank, state }) => ({ value: rank, state })),
          language,
        ),
      ],
      rows: rows.map((row) => ({
        ...toShown(row, indicator, language),
        value: row.rank === null ? null : -row.rank,
        gap: row.rank === null ? CHART_WORDS[language].gap : null,
      })),
      layer: [
        ...lineLayers({
          x,
          y,
          color: colorOf("unit", chosen),
          tooltip: tooltipOf(kindAmong(periods), language),
        }),
        ...(ends.length > 0
          ? [labelLayer(placeLabels(ends, { domain, height, language }), y)]
          : []),
      ],
    },
    { ...options, height },
  );
}

export type RankBarsOptions = ChartOptions & {
  /** Default the newest with a rank. */
  readonly period?: number | undefined;
  /** Marked; they are listed even where their place is beyond the limit. */
  readonly chosen?: readonly string[] | undefined;
  /** At most so many, from the first place on; default 20. */
  readonly limit?: number | undefined;
};

/** The units of one period as lying bars, greatest first. */
export function rankBars(
  table: ColumnTable,
  indicator: Indicator,
  { chosen = [], limit = 20, ...options }: RankBarsOptions = {},
): TopLevelSpec {
  const { language = "zh" } = options;
  const words = RANK_WORDS[language];
  const all = rowsOf<RankRow>(table);
  const period = options.period ?? newestOf(all);
  const ranked = all
    .filter((row) => row.period === period && row.rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const rows = ranked.filter(({ unit }, at) => at < limit || chosen.includes(unit));
  const units = rows.map(({ unit }) => unit);
  const domain = barDomain(rows.map(({ value }) => value).filter(isNumber));
  const names = barNames(units, options);
  const [x, y] = [amountAxis("value", { ...indicator, domain }, language), names.y];
  return frameChart(
    {
      title: words.barsTitle(indicator.title),
      subtitle: [
        subtitleOf(indicator, period === undefined ? [] : [period], options),
        rows.length < ranked.length ? words.limited(rows.length, ranked.length) : "",
      ],
      rows: rows.map((row) => ({
        ...toShown(row, indicator, language),
        label: names.labelOf(row.unit),
        chosen: chosen.includes(row.unit),
        end: endOf(row, indicator, language),
      })),
      layer: [
        {
          mark: "bar",
          encoding: {
            x,
            y,
            color: { condition: { test: "datum.chosen", value: MAIN }, value: BACKDROP },
            tooltip: tooltipOf(kindAmong(period === undefined ? [] : [period]), language),
          },
        },
        {
          mark: { type: "text", align: "left", dx: 5, color: TEXT },
          encoding: { x, y, text: { field: "end", type: "nominal" } },
        },
        names.layer,
      ],
    },
    { ...options, height: options.height ?? names.height },
  );
}

const toShown = (row: RankRow, indicator: Indicator, language: Language) => ({
  ...showRow(row, indicator, language),
  rankText: row.rank === null ? NOTHING : RANK_WORDS[language].rankOf(row.rank, row.of),
  movementText: row.movement === null ? NOTHING : RANK_WORDS[language].moved(row.movement),
});

const endOf = (row: RankRow, { measuredIn }: Indicator, language: Language): string =>
  CHART_WORDS[language].noteOn(
    formatAmount(row.value ?? 0, measuredIn, language),
    RANK_WORDS[language].nth(row.rank ?? 0),
  );

function tooltipOf(kind: PeriodKind, language: Language) {
  const { rank, movement } = RANK_WORDS[language];
  return rowTooltip(
    [
      ["rankText", rank],
      ["movementText", movement(kind)],
    ],
    language,
  );
}

const newestOf = (rows: readonly RankRow[]): number | undefined =>
  rows.reduce<number | undefined>(
    (newest, { rank, period }) => (rank === null ? newest : Math.max(newest ?? period, period)),
    undefined,
  );

function leaders(rows: readonly RankRow[]): string[] {
  const newest = newestOf(rows);
  return rows
    .filter(({ period, rank }) => period === newest && isNumber(rank))
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ unit }) => unit);
}

/** The first place, and round ones below. */
function rankTicks(worst: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find((round) => worst / round <= 7) ?? 200;
  const round = Array.from({ length: Math.floor(worst / step) }, (_, at) => (at + 1) * step);
  return step === 1 ? round : [1, ...round];
}
