import { LABEL_LINE, LABEL_SIZE } from "./line-labels.js";
import type { Encoding, Layer } from "./spec-types.js";
import { wrapText } from "./text-width.js";
import { TEXT } from "./theme.js";

/** The name of a lying bar in as many lines as it needs; these rows carry it as `label`. */
export const barLabel = (name: string): string => wrapText(name, NAME_WIDTH, LABEL_SIZE).join("\n");

/** Bars one below the other, in this order; their names are drawn by `nameLayer`. */
export const barAxis = (names: readonly string[]): NonNullable<Encoding["y"]> => {
  const labels = names.map(barLabel);
  return {
    field: "label",
    type: "nominal",
    sort: labels,
    scale: { ...(labels.length > 0 && { domain: labels }), paddingInner: 0.3 },
    axis: null,
  };
};

/** Names left of their bars, centred on them, which the labels of an axis in several lines are not. */
export const nameLayer = (names: readonly string[]): Layer => ({
  data: {
    values: names.map((name) => ({ label: barLabel(name), raise: raiseOf(linesOf(name)) })),
  },
  mark: {
    type: "text",
    align: "right",
    baseline: "middle",
    dx: -8,
    dy: { expr: "datum.raise" },
    fontSize: LABEL_SIZE,
    lineHeight: LABEL_LINE,
    color: TEXT,
  },
  encoding: { x: { value: 0 }, y: barAxis(names), text: { field: "label", type: "nominal" } },
});

/** The height of so many bars, each as high as the longest name needs. */
export const barsHeight = (names: readonly string[]): number =>
  Math.max(1, names.length) *
  Math.max(LEAST_STEP, 8 + LABEL_LINE * Math.max(0, ...names.map(linesOf)));

const NAME_WIDTH = 18 * LABEL_SIZE;
const LEAST_STEP = 25;

const linesOf = (name: string): number => barLabel(name).split("\n").length;
const raiseOf = (lines: number): number => (-(lines - 1) * LABEL_LINE) / 2;
