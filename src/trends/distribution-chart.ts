import type { TopLevelSpec } from "vega-lite";
import type { Language } from "../model/text.js";
import { type ChartOptions, frameChart, HEIGHT, subtitleOf, toDatum } from "./chart-frame.js";
import { NOTHING, rowTooltip, showRow, toTooltip, withUnit } from "./chart-rows.js";
import { CHART_WORDS } from "./chart-words.js";
import type { Distribution, PlacedRow, SpreadRow } from "./distribution.js";
import { DISTRIBUTION_WORDS } from "./distribution-words.js";
import type { Indicator } from "./indicators.js";
import { labelLayer, placeLabels } from "./line-labels.js";
import { FLAGGED, FLAGGED_POINT } from "./line-layers.js";
import { formatFull, formatPercent } from "./number-format.js";
import { isNumber, rowsOf, withColumns } from "./rows.js";
import { amountAxis, lineDomain, periodAxis } from "./scales.js";
import type { Encoding, Layers } from "./spec-types.js";
import { CHOSEN, CHOSEN_INKS, colorOf, QUIET_TEXT } from "./theme.js";

export type DistributionOptions = ChartOptions & {
  /** Marked by colour, shape and name. */
  readonly chosen?: readonly string[] | undefined;
};

/** A tick for each unit, a box from the lower to the upper quartile with the median, period by period. */
export function distributionChart(
  distribution: Distribution,
  indicator: Indicator,
  options: DistributionOptions = {},
): TopLevelSpec {
  const { language = "zh" } = options;
  const words = DISTRIBUTION_WORDS[language];
  const spread = rowsOf<SpreadRow>(distribution.periods);
  const rows = rowsOf<PlacedRow>(distribution.units).filter(({ value }) => value !== null);
  const periods = spread.map(({ period }) => period);
  const height = options.height ?? HEIGHT;
  const domain = lineDomain(rows.map(({ value }) => value).filter(isNumber));
  const chosen = (options.chosen ?? []).filter((unit) => rows.some((row) => row.unit === unit));
  const x = periodAxis(periods, { type: "band" });
  const y = amountAxis("value", { ...indicator, domain }, language);
  return frameChart(
    {
      title: words.title(indicator.title),
      subtitle: [
        subtitleOf(indicator, periods, options),
        words.marks,
        rows.some(({ state }) => state === "flagged") ? words.flagged : "",
      ],
      rows: rows.map((row) => toTick(row, indicator, chosen, language)),
      layer: [
        ...boxLayers(spread, indicator, x, language),
        ...unitLayers(x, y, chosen, language),
        ...labelsOf(rows, chosen, { domain, height, language }, y),
      ],
    },
    { ...options, height },
  );
}

type X = NonNullable<Encoding["x"]>;
type Y = NonNullable<Encoding["y"]>;

const toTick = (
  row: PlacedRow,
  indicator: Indicator,
  chosen: readonly string[],
  language: Language,
) =>
  withColumns(showRow(row, indicator, language), {
    chosen: chosen.includes(row.unit),
    percentileText:
      row.percentile === null
        ? NOTHING
        : DISTRIBUTION_WORDS[language].above(formatPercent(row.percentile, { decimals: 0 })),
  });

function boxLayers(
  spread: readonly SpreadRow[],
  indicator: Indicator,
  x: X,
  language: Language,
): Layers {
  const said = (value: number | null) =>
    value === null
      ? NOTHING
      : withUnit(formatFull(value, indicator.decimals), indicator.measuredIn);
  const values = spread
    .filter(({ n }) => n > 0)
    .map((row) => ({
      ...toDatum(row),
      nText: DISTRIBUTION_WORDS[language].units(row.n),
      minText: said(row.min),
      q1Text: said(row.q1),
      medianText: said(row.median),
      q3Text: said(row.q3),
      maxText: said(row.max),
    }));
  const data = { values };
  const [y, y2] = [amountAxis("q1", indicator, language), { field: "q3" }];
  const tooltip = spreadTooltip(language);
  return [
    {
      data,
      mark: { type: "bar", width: { band: 0.56 }, color: "#E3EDF5", stroke: "#A9C6DD" },
      encoding: { x, y, y2, tooltip },
    },
    {
      data,
      mark: { type: "tick", width: { band: 0.56 }, thickness: 2.5, color: "#4B6E8C" },
      encoding: { x, y: amountAxis("median", indicator, language), tooltip },
    },
  ];
}

function spreadTooltip(language: Language) {
  const words = DISTRIBUTION_WORDS[language];
  return toTooltip([
    ["period", CHART_WORDS[language].period],
    ["nText", words.count],
    ["minText", words.min],
    ["q1Text", words.q1],
    ["medianText", words.median],
    ["q3Text", words.q3],
    ["maxText", words.max],
  ]);
}

function unitLayers(x: X, y: Y, chosen: readonly string[], language: Language): Layers {
  const tooltip = rowTooltip([["percentileText", DISTRIBUTION_WORDS[language].position]], language);
  const color = colorOf("unit", chosen, CHOSEN);
  const outlined = { x, y, tooltip, color };
  return [
    {
      transform: [{ filter: `!datum.chosen && !(${FLAGGED})` }],
      mark: {
        type: "tick",
        orient: "horizontal",
        width: { band: 0.3 },
        thickness: 1.5,
        color: "#7D8793",
        opacity: 0.55,
      },
      encoding: { x, y, tooltip },
    },
    {
      transform: [{ filter: `!datum.chosen && ${FLAGGED}` }],
      mark: { ...FLAGGED_POINT, size: 50, strokeWidth: 1, stroke: QUIET_TEXT },
      encoding: { x, y, tooltip },
    },
    {
      transform: [{ filter: `datum.chosen && !(${FLAGGED})` }],
      mark: {
        type: "point",
        shape: "triangle-right",
        filled: true,
        size: 130,
        opacity: 1,
        stroke: "white",
        strokeWidth: 1,
      },
      encoding: outlined,
    },
    {
      transform: [{ filter: `datum.chosen && ${FLAGGED}` }],
      mark: FLAGGED_POINT,
      encoding: outlined,
    },
  ];
}

function labelsOf(
  rows: readonly PlacedRow[],
  chosen: readonly string[],
  room: Parameters<typeof placeLabels>[1],
  y: Y,
): Layers {
  const ends = chosen.flatMap((unit, at) => {
    const last = rows.findLast((row) => row.unit === unit);
    const ink = CHOSEN_INKS[at % CHOSEN_INKS.length] ?? QUIET_TEXT;
    return last ? [{ unit, value: last.value ?? 0, ink }] : [];
  });
  return ends.length > 0 ? [labelLayer(placeLabels(ends, room), y)] : [];
}
