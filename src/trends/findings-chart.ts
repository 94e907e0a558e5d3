import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import type { Language } from "../model/text.js";
import { type BarNames, barNames } from "./bar-names.js";
import { type ChartOptions, frameChart, WIDTH } from "./chart-frame.js";
import { toTooltip } from "./chart-rows.js";
import {
  FINDING_KINDS,
  type FindingCountRow,
  type FindingKind,
  type FindingsBy,
} from "./finding-counts.js";
import { FINDING_WORDS, type FindingWords } from "./finding-words.js";
import { distinct, rowsOf } from "./rows.js";
import { QUIET_AXIS } from "./scales.js";
import type { Layers } from "./spec-types.js";
import { TEXT } from "./theme.js";

export type FindingsOptions = ChartOptions & {
  /** At most so many bars, those with most findings; default 30. Periods are never left out. */
  readonly limit?: number | undefined;
};

/** Findings as stacked bars by severity: lying for checks and units, standing for periods. */
export function findingsChart(
  counts: ColumnTable,
  by: FindingsBy,
  options: FindingsOptions = {},
): TopLevelSpec {
  const { language = "zh" } = options;
  const words = FINDING_WORDS[language];
  const all = rowsOf<FindingCountRow>(counts);
  const keys = distinct(all.map(({ key }) => key));
  const shown = by === "period" ? keys : keys.slice(0, options.limit ?? 30);
  const names = barNames(shown, options);
  const rows = all
    .filter(({ key }) => shown.includes(key))
    .map((row) => toBar(row, names.labelOf(row.key), language));
  const height = options.height ?? (by === "period" ? 240 : names.height);
  return frameChart(
    {
      title: words.titles[by],
      subtitle: [
        words.counted,
        shown.length < keys.length ? words.limited(shown.length, keys.length) : "",
      ],
      rows,
      layer: by === "period" ? standing(shown, options) : lying(names, options),
    },
    { ...options, height },
  );
}

const toBar = (row: FindingCountRow, label: string, language: Language) => ({
  ...row,
  label,
  kindText: FINDING_WORDS[language].kinds[row.kind],
  order: FINDING_KINDS.indexOf(row.kind),
  countText: FINDING_WORDS[language].count(row.count),
  totalText: row.kind === "error" && row.total > 0 ? String(row.total) : null,
});

/** Vermilion and orange ask for something; the others only inform. */
const KIND_COLORS: Readonly<Record<FindingKind, string>> = {
  error: "#D55E00",
  warning: "#E69F00",
  explained: "#56B4E9",
  note: "#BFC5CC",
};

const COUNT = {
  field: "count",
  type: "quantitative",
  stack: "zero",
  axis: { ...QUIET_AXIS, tickMinStep: 1, tickCount: 6 },
} as const;

/** Of the legend: in English its words are too long for one line of a narrow chart. */
const columnsOf = ({ width = WIDTH, language = "zh" }: ChartOptions): number | undefined =>
  language === "en" && width < 480 ? 2 : undefined;

const stackingOf = ({ kinds }: FindingWords, columns?: number) =>
  ({
    color: {
      field: "kindText",
      type: "nominal",
      scale: {
        domain: FINDING_KINDS.map((kind) => kinds[kind]),
        range: FINDING_KINDS.map((kind) => KIND_COLORS[kind]),
      },
      legend: {
        title: null,
        orient: "top",
        direction: "horizontal",
        symbolType: "square",
        ...(columns !== undefined && { columns }),
      },
    },
    order: { field: "order", type: "quantitative" },
  }) as const;

const tooltipOf = (key: string, words: FindingWords) =>
  toTooltip([
    ["key", key],
    ["kindText", words.kind],
    ["countText", words.findings],
  ]);

const lying = ({ y, layer }: BarNames, options: ChartOptions): Layers => {
  const words = FINDING_WORDS[options.language ?? "zh"];
  const stacking = stackingOf(words, columnsOf(options));
  return [
    {
      mark: { type: "bar" },
      encoding: { x: COUNT, y, ...stacking, tooltip: tooltipOf(words.name, words) },
    },
    {
      transform: [{ filter: "isValid(datum.totalText)" }],
      mark: { type: "text", align: "left", dx: 5, color: TEXT },
      encoding: {
        x: { field: "total", type: "quantitative" },
        y,
        text: { field: "totalText", type: "nominal" },
      },
    },
    layer,
  ];
};

const standing = (periods: readonly string[], options: ChartOptions): Layers => {
  const words = FINDING_WORDS[options.language ?? "zh"];
  const stacking = stackingOf(words, columnsOf(options));
  const x = {
    field: "label",
    type: "nominal",
    sort: [...periods],
    scale: { ...(periods.length > 0 && { domain: [...periods] }), paddingInner: 0.35 },
    axis: {
      title: null,
      labelAngle: 0,
      grid: false,
      // Months and quarters are longer and more than years.
      ...(periods.some(({ length }) => length > "2021".length) && {
        labelOverlap: "parity" as const,
      }),
    },
  } as const;
  return [
    {
      mark: { type: "bar" },
      encoding: { x, y: COUNT, ...stacking, tooltip: tooltipOf(words.period, words) },
    },
    {
      transform: [{ filter: "isValid(datum.totalText)" }],
      mark: { type: "text", baseline: "bottom", dy: -4, color: TEXT },
      encoding: {
        x,
        y: { field: "total", type: "quantitative" },
        text: { field: "totalText", type: "nominal" },
      },
    },
  ];
};
