import { type ChartOptions, WIDTH } from "./chart-frame.js";
import { LABEL_LINE, LABEL_SIZE } from "./line-labels.js";
import type { Encoding, Layer } from "./spec-types.js";
import { wrapText } from "./text-width.js";
import { TEXT } from "./theme.js";

/** What lying bars have to do with their names. */
export type BarNames = {
  /** For the column `label` of the rows of a bar: its name in as many lines as it needs. */
  readonly labelOf: (name: string) => string;
  /** Bars one below the other, in the order of their names. */
  readonly y: NonNullable<Encoding["y"]>;
  /** Names left of their bars, centred on them, which an axis does not do with several lines. */
  readonly layer: Layer;
  /** Of the plot, in pixels: each bar as high as the longest name needs. */
  readonly height: number;
};

/** Names take at most a third of the width of the chart. */
export function barNames(
  names: readonly string[],
  { width = WIDTH, language }: ChartOptions,
): BarNames {
  const room = Math.min(MOST_ROOM, Math.floor(width / 3));
  const linesOf = (name: string) => wrapText(name, room, LABEL_SIZE, language);
  const labelOf = (name: string) => linesOf(name).join("\n");
  const labels = names.map(labelOf);
  const y: NonNullable<Encoding["y"]> = {
    field: "label",
    type: "nominal",
    sort: labels,
    scale: { ...(labels.length > 0 && { domain: labels }), paddingInner: 0.3 },
    axis: null,
  };
  const values = names.map((name) => ({
    label: labelOf(name),
    raise: ((1 - linesOf(name).length) * LABEL_LINE) / 2,
  }));
  const tallest = Math.max(0, ...names.map((name) => linesOf(name).length));
  return {
    labelOf,
    y,
    layer: {
      data: { values },
      mark: NAME,
      encoding: { x: { value: 0 }, y, text: { field: "label", type: "nominal" } },
    },
    height: Math.max(1, names.length) * Math.max(LEAST_STEP, 8 + LABEL_LINE * tallest),
  };
}

const MOST_ROOM = 18 * LABEL_SIZE;
const LEAST_STEP = 25;

const NAME = {
  type: "text",
  align: "right",
  baseline: "middle",
  dx: -8,
  dy: { expr: "datum.raise" },
  fontSize: LABEL_SIZE,
  lineHeight: LABEL_LINE,
  color: TEXT,
} as const;
