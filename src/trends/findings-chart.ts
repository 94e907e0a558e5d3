import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import { type BarNames, barNames } from "./bar-names.js";
import { type ChartOptions, frameChart } from "./chart-frame.js";
import { toTooltip } from "./chart-rows.js";
import {
  FINDING_KINDS,
  type FindingCountRow,
  type FindingKind,
  type FindingsBy,
  KIND_WORDS,
} from "./finding-counts.js";
import { distinct, rowsOf } from "./rows.js";
import { QUIET_AXIS } from "./scales.js";
import type { Encoding, Layers } from "./spec-types.js";
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
  const all = rowsOf<FindingCountRow>(counts);
  const keys = distinct(all.map(({ key }) => key));
  const shown = by === "period" ? keys : keys.slice(0, options.limit ?? 30);
  const names = barNames(shown, options.width);
  const rows = all
    .filter(({ key }) => shown.includes(key))
    .map((row) => toBar(row, names.labelOf(row.key)));
  const height = options.height ?? (by === "period" ? 240 : names.height);
  return frameChart(
    {
      title: TITLES[by],
      subtitle: [
        "单位：条",
        shown.length < keys.length ? `共 ${keys.length} 个，列出最多的 ${shown.length} 个` : "",
      ],
      rows,
      layer: by === "period" ? standing(shown) : lying(names),
    },
    { ...options, height },
  );
}

const TITLES = {
  check: "审核结果：按审核关系",
  unit: "审核结果：按填报单位",
  period: "审核结果：按报告期",
} as const;

const toBar = (row: FindingCountRow, label: string) => ({
  ...row,
  label,
  kindText: KIND_WORDS[row.kind],
  order: FINDING_KINDS.indexOf(row.kind),
  countText: `${row.count} 条`,
  totalText: row.kind === "error" && row.total > 0 ? String(row.total) : null,
});

/** Vermilion and orange ask for something; the others only inform. */
const KIND_COLORS: Readonly<Record<FindingKind, string>> = {
  error: "#D55E00",
  warning: "#E69F00",
  explained: "#56B4E9",
  note: "#BFC5CC",
};

const COLOR: NonNullable<Encoding["color"]> = {
  field: "kindText",
  type: "nominal",
  scale: {
    domain: FINDING_KINDS.map((kind) => KIND_WORDS[kind]),
    range: FINDING_KINDS.map((kind) => KIND_COLORS[kind]),
  },
  legend: { title: null, orient: "top", direction: "horizontal", symbolType: "square" },
};

const COUNT = {
  field: "count",
  type: "quantitative",
  stack: "zero",
  axis: { ...QUIET_AXIS, tickMinStep: 1, tickCount: 6 },
} as const;

const STACKING = {
  color: COLOR,
  order: { field: "order", type: "quantitative" },
} as const;

const tooltipOf = (key: string) =>
  toTooltip([
    ["key", key],
    ["kindText", "级别"],
    ["countText", "审核结果"],
  ]);

const lying = ({ y, layer }: BarNames): Layers => {
  return [
    {
      mark: { type: "bar" },
      encoding: { x: COUNT, y, ...STACKING, tooltip: tooltipOf("名称") },
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

const standing = (periods: readonly string[]): Layers => {
  const x = {
    field: "label",
    type: "nominal",
    sort: [...periods],
    scale: { ...(periods.length > 0 && { domain: [...periods] }), paddingInner: 0.35 },
    axis: { title: null, labelAngle: 0, grid: false },
  } as const;
  return [
    {
      mark: { type: "bar" },
      encoding: { x, y: COUNT, ...STACKING, tooltip: tooltipOf("报告期") },
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
