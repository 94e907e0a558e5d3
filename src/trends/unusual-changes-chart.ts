import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import { type ChartOptions, frameChart, spanOf } from "./chart-frame.js";
import { NOTHING, rowTooltip, showRow, withUnit } from "./chart-rows.js";
import type { Indicator } from "./indicators.js";
import { LABEL_LINE, LABEL_SIZE } from "./line-labels.js";
import { amountExpression, formatFull, formatPercent } from "./number-format.js";
import { isNumber, rowsOf } from "./rows.js";
import { QUIET_AXIS } from "./scales.js";
import type { Encoding, Layer, Layers } from "./spec-types.js";
import { wrapText } from "./text-width.js";
import { ACCENT, BACKDROP, MAIN, QUIET_TEXT, RULE, TEXT } from "./theme.js";
import { LEAST_UNITS, type UnusualChangeRow } from "./unusual-changes.js";

export type UnusualChangesOptions = ChartOptions & {
  /** Default the newest with a verdict, or else with a ratio. */
  readonly period?: number | undefined;
};

/** Growth against size in one period; unusual changes are triangles with their names. */
export function unusualChangesChart(
  table: ColumnTable,
  indicator: Indicator,
  options: UnusualChangesOptions = {},
): TopLevelSpec {
  const all = rowsOf<UnusualChangeRow>(table);
  const period = options.period ?? newestOf(all);
  const ofPeriod = all.filter((row) => row.period === period);
  const rows = ofPeriod.filter(({ ratio }) => isNumber(ratio));
  const left = ofPeriod.length - rows.length;
  return frameChart(
    {
      title: `${indicator.title}：与众不同的变动`,
      subtitle: [
        [period === undefined ? "" : `${spanOf([period])}与上年相比`, options.note ?? ""]
          .filter(Boolean)
          .join("　"),
        rows.some(({ verdict }) => verdict === null)
          ? `可比较的单位不足 ${LEAST_UNITS} 个，不作判断`
          : "▲ 增长与众不同　▼ 下降与众不同　● 其他单位",
        left > 0 ? `${left} 个单位不能比较，没有画出` : "",
      ],
      rows: rows.map((row) => toPoint(row, indicator)),
      layer: [
        { mark: { type: "rule", color: RULE }, encoding: { y: { datum: 1 } } },
        ...pointLayers(indicator, rows),
      ],
    },
    { ...options, height: options.height ?? 340 },
  );
}

function pointLayers(indicator: Indicator, rows: readonly UnusualChangeRow[]): Layers {
  const [x, y] = [sizeAxis(indicator), ratioAxis(rows)];
  const tooltip = rowTooltip(
    ["previousText", "上年"],
    ["percentText", "增减幅度"],
    ["verdictText", "判断"],
  );
  const pointed = (verdict: string, shape: string, color: string): Layer => ({
    transform: [{ filter: `datum.verdict === '${verdict}'` }],
    mark: { type: "point", shape, filled: true, size: 130, opacity: 1, color },
    encoding: { x, y, tooltip },
  });
  return [
    {
      transform: [{ filter: "datum.verdict !== 'rise' && datum.verdict !== 'fall'" }],
      mark: { type: "point", filled: true, size: 45, opacity: 0.8, color: BACKDROP },
      encoding: { x, y, tooltip },
    },
    pointed("rise", "triangle-up", MAIN),
    pointed("fall", "triangle-down", ACCENT),
    {
      transform: [{ filter: "datum.verdict === 'rise' || datum.verdict === 'fall'" }],
      mark: {
        type: "text",
        align: "left",
        baseline: "middle",
        dx: 10,
        fontSize: LABEL_SIZE,
        lineHeight: LABEL_LINE,
        color: TEXT,
      },
      encoding: { x, y, text: { field: "label", type: "nominal" } },
    },
  ];
}

const newestOf = (rows: readonly UnusualChangeRow[]): number | undefined => {
  const judged = rows.filter(({ verdict }) => verdict !== null);
  const compared = judged.length > 0 ? judged : rows.filter(({ ratio }) => ratio !== null);
  return compared.reduce<number | undefined>(
    (newest, { period }) => Math.max(newest ?? period, period),
    undefined,
  );
};

function toPoint(row: UnusualChangeRow, indicator: Indicator) {
  const { decimals, measuredIn } = indicator;
  return {
    ...showRow(row, indicator),
    size: Math.max(row.value ?? 0, row.previous ?? 0),
    label: wrapText(row.unit, 12 * LABEL_SIZE, LABEL_SIZE).join("\n"),
    previousText:
      row.previous === null ? NOTHING : withUnit(formatFull(row.previous, decimals), measuredIn),
    percentText: row.percent === null ? NOTHING : formatPercent(row.percent, { signed: true }),
    verdictText: VERDICTS[row.verdict ?? "none"],
  };
}

const VERDICTS = {
  usual: "与其他单位相近",
  rise: "增长与众不同",
  fall: "下降与众不同",
  none: "不作判断",
} as const;

/** Sizes differ by powers of ten, as do ratios; both are positive here. */
const sizeAxis = ({ title, measuredIn }: Indicator): NonNullable<Encoding["x"]> => ({
  field: "size",
  type: "quantitative",
  scale: { type: "log" },
  axis: {
    ...QUIET_AXIS,
    title: `两年中较大的${title}${measuredIn === null ? "" : `（${measuredIn}）`}，对数刻度`,
    labelExpr: amountExpression(measuredIn),
    tickCount: 5,
  },
});

function ratioAxis(rows: readonly UnusualChangeRow[]): NonNullable<Encoding["y"]> {
  const ratios = rows.map(({ ratio }) => ratio).filter(isNumber);
  const ticks = ratioTicks(Math.min(1, ...ratios), Math.max(1, ...ratios));
  return {
    field: "ratio",
    type: "quantitative",
    scale: { type: "log", domain: [ticks[0] ?? 0.5, ticks.at(-1) ?? 2], nice: false },
    axis: {
      ...QUIET_AXIS,
      title: "增减幅度，对数刻度",
      titleColor: QUIET_TEXT,
      values: ticks,
      labelExpr: "(datum.value > 1 ? '+' : '') + format((datum.value - 1) * 100, ',.6~f') + '%'",
    },
  };
}

/** −90%, −50%, 0, +100%, … as ratios: those that enclose the data. */
function ratioTicks(least: number, most: number): number[] {
  const steps = [0.001, 0.01, 0.1, 0.2, 0.5, 0.8, 1, 1.25, 2, 5, 10, 100, 1000];
  const low = steps.findLastIndex((step) => step < least || step === 0.001);
  const high = steps.findIndex((step) => step > most || step === 1000);
  return steps.slice(low, high + 1);
}
