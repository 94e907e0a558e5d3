import type { TopLevelSpec } from "vega-lite";
import { type ChartOptions, EDGE, SCHEMA, toDatum, toTitle, WIDTH } from "./chart-frame.js";
import { LABEL_LINE, LABEL_SIZE } from "./line-labels.js";
import { distinct } from "./rows.js";
import type { Layers } from "./spec-types.js";
import { wrapText } from "./text-width.js";
import { THEME } from "./theme.js";

type Facets = {
  readonly title: string;
  readonly subtitle: readonly string[];
  readonly rows: readonly (object & { readonly unit: string; readonly period?: number })[];
  readonly layer: Layers;
  /** Whether all plots share the scale of the y axis. */
  readonly shared: boolean;
};

/** A small plot for each unit, in the order of the rows, as many beside each other as find room. */
export function frameFacets(
  { title, subtitle, rows, layer, shared }: Facets,
  { width = WIDTH, height = SMALL, title: chosen, language }: ChartOptions,
): TopLevelSpec {
  const order = new Map(distinct(rows.map(({ unit }) => unit)).map((unit, at) => [unit, at]));
  const columns = Math.max(1, Math.min(order.size, Math.floor(width / LEAST_PLOT)));
  const plot = Math.floor((width - 2 * EDGE) / columns) - BESIDE_PLOT;
  return {
    $schema: SCHEMA,
    title: toTitle(chosen ?? title, subtitle, width, language),
    data: {
      values: rows.map((row) => ({
        ...toDatum(row),
        panel: wrapText(row.unit, plot, LABEL_SIZE, language).join("\n"),
        order: order.get(row.unit) ?? 0,
      })),
    },
    facet: {
      field: "panel",
      type: "nominal",
      title: null,
      sort: { field: "order", op: "min" },
      header: { labelAnchor: "start", labelLineHeight: LABEL_LINE },
    },
    columns,
    align: "all",
    spacing: { row: 22, column: BETWEEN },
    padding: EDGE,
    spec: { width: plot, height, layer },
    resolve: {
      scale: { y: shared ? "shared" : "independent" },
      axis: { x: "independent", y: "independent" },
    },
    config: THEME,
  };
}

const SMALL = 96;
const LEAST_PLOT = 205;
const BETWEEN = 16;
/** The labels of its y axis, and what separates it from the next. */
const BESIDE_PLOT = 42 + BETWEEN;
