import type { TopLevelSpec } from "vega-lite";
import { type ChartOptions, frameChart, HEIGHT, subtitleOf } from "./chart-frame.js";
import { NOTHING, rowTooltip, showRow, toTooltip, withUnit } from "./chart-rows.js";
import type { Distribution, PlacedRow, SpreadRow } from "./distribution.js";
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
  const spread = rowsOf<SpreadRow>(distribution.periods);
  const rows = rowsOf<PlacedRow>(distribution.units).filter(({ value }) => value !== null);
  const periods = spread.map(({ period }) => period);
  const height = options.height ?? HEIGHT;
  const domain = lineDomain(rows.map(({ value }) => value).filter(isNumber));
  const chosen = (options.chosen ?? []).filter((unit) => rows.some((row) => row.unit === unit));
  const x = periodAxis(periods, { type: "band" });
  const y = amountAxis("value", { ...indicator, domain });
  return frameChart(
    {
      title: `${indicator.title}：各单位的分布`,
      subtitle: [
        subtitleOf(indicator, periods, options),
        "短线：各单位　方框：中间一半　横线：中位数",
        rows.some(({ state }) => state === "flagged") ? "◇ 待核实，不计入分布" : "",
      ],
      rows: rows.map((row) => toTick(row, indicator, chosen)),
      layer: [
        ...boxLayers(spread, indicator, x),
        ...unitLayers(x, y, chosen),
        ...labelsOf(rows, chosen, { domain, height }, y),
      ],
    },
    { ...options, height },
  );
}

type X = NonNullable<Encoding["x"]>;
type Y = NonNullable<Encoding["y"]>;

const toTick = (row: PlacedRow, indicator: Indicator, chosen: readonly string[]) =>
  withColumns(showRow(row, indicator), {
    chosen: chosen.includes(row.unit),
    percentileText:
      row.percentile === null
        ? NOTHING
        : `高于 ${formatPercent(row.percentile, { decimals: 0 })} 的单位`,
  });

function boxLayers(spread: readonly SpreadRow[], indicator: Indicator, x: X): Layers {
  const said = (value: number | null) =>
    value === null
      ? NOTHING
      : withUnit(formatFull(value, indicator.decimals), indicator.measuredIn);
  const values = spread
    .filter(({ n }) => n > 0)
    .map((row) => ({
      ...row,
      nText: `${row.n} 个`,
      minText: said(row.min),
      q1Text: said(row.q1),
      medianText: said(row.median),
      q3Text: said(row.q3),
      maxText: said(row.max),
    }));
  const data = { values };
  const [y, y2] = [amountAxis("q1", indicator), { field: "q3" }];
  return [
    {
      data,
      mark: { type: "bar", width: { band: 0.56 }, color: "#E3EDF5", stroke: "#A9C6DD" },
      encoding: { x, y, y2, tooltip: SPREAD_TOOLTIP },
    },
    {
      data,
      mark: { type: "tick", width: { band: 0.56 }, thickness: 2.5, color: "#4B6E8C" },
      encoding: { x, y: amountAxis("median", indicator), tooltip: SPREAD_TOOLTIP },
    },
  ];
}

const SPREAD_TOOLTIP = toTooltip([
  ["period", "报告期"],
  ["nText", "单位数"],
  ["minText", "最小"],
  ["q1Text", "下四分位"],
  ["medianText", "中位数"],
  ["q3Text", "上四分位"],
  ["maxText", "最大"],
]);

function unitLayers(x: X, y: Y, chosen: readonly string[]): Layers {
  const tooltip = rowTooltip(["percentileText", "位置"]);
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
