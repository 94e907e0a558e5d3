import type { Language } from "../model/text.js";
import type { Encoding, Layer } from "./spec-types.js";
import { wrapText } from "./text-width.js";

/** A label at the end of a line. */
export type LineLabel = {
  readonly unit: string;
  /** In lines separated by line breaks. */
  readonly label: string;
  /** Where the middle of its first line stands, in the units of the y axis. */
  readonly value: number;
  readonly ink: string;
};

type End = { readonly unit: string; readonly value: number; readonly ink: string };

type Room = {
  readonly domain: readonly [number, number];
  readonly height: number;
  readonly language: Language;
};

export const LABEL_SIZE = 12;
const LABEL_WIDTH = 12 * LABEL_SIZE;
export const LABEL_LINE = 15;
const BETWEEN = 3;

/** Labels beside the ends of lines, moved apart as far as needed; in the order of the ends. */
export function placeLabels(ends: readonly End[], { domain, height, language }: Room): LineLabel[] {
  const [low, high] = domain;
  const perPixel = (high - low) / height;
  const boxes = ends
    .map(({ value, unit }, order) => {
      const lines = wrapText(unit, LABEL_WIDTH, LABEL_SIZE, language);
      return { order, lines, middle: (high - value) / perPixel, tall: lines.length * LABEL_LINE };
    })
    .sort((a, b) => a.middle - b.middle || a.order - b.order);
  pushDown(boxes);
  pushUp(boxes, height);
  return ends.map(({ unit, value, ink }, order) => {
    const box = boxes.find((other) => other.order === order);
    if (!box) return { unit, ink, label: unit, value };
    const firstLine = box.middle - (box.tall - LABEL_LINE) / 2;
    return { unit, ink, label: box.lines.join("\n"), value: high - firstLine * perPixel };
  });
}

type Box = { readonly tall: number; middle: number };

function pushDown(boxes: readonly Box[]): void {
  let floor = Number.NEGATIVE_INFINITY;
  for (const box of boxes) {
    box.middle = Math.max(box.middle, floor + box.tall / 2);
    floor = box.middle + box.tall / 2 + BETWEEN;
  }
}

function pushUp(boxes: readonly Box[], height: number): void {
  let ceiling = height + LABEL_LINE;
  for (const box of [...boxes].reverse()) {
    box.middle = Math.min(box.middle, ceiling - box.tall / 2);
    ceiling = box.middle - box.tall / 2 - BETWEEN;
  }
}

/** Labels at the right end of the plot, in the colours of their lines. */
export const labelLayer = (labels: readonly LineLabel[], y: NonNullable<Encoding["y"]>): Layer => ({
  data: { values: labels.map((label) => ({ ...label })) },
  mark: {
    type: "text",
    align: "left",
    baseline: "middle",
    dx: -4,
    fontSize: LABEL_SIZE,
    lineHeight: LABEL_LINE,
    color: { expr: "datum.ink" },
  },
  encoding: { x: { value: "width" }, y, text: { field: "label", type: "nominal" } },
});
