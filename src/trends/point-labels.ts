import type { Language } from "../model/text.js";
import { LABEL_LINE, LABEL_SIZE } from "./line-labels.js";
import type { Encoding, Layers } from "./spec-types.js";
import { wrapText } from "./text-width.js";

export type LabelledPoint = {
  readonly unit: string;
  readonly x: number;
  readonly y: number;
  /** Where that is on the plot: 0 to 1 from the left, and from the top. */
  readonly across: number;
  readonly down: number;
  readonly ink: string;
};

type Plane = {
  /** Of the columns x and y. */
  readonly x: NonNullable<Encoding["x"]>;
  readonly y: NonNullable<Encoding["y"]>;
  /** Of the plot, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly language: Language;
};

/** Names beside points: moved down where they would meet, on the left where the right has no room. */
export function pointLabels(
  points: readonly LabelledPoint[],
  { x, y, width, height, language }: Plane,
): Layers {
  const boxes = [...points]
    .sort((a, b) => a.down - b.down)
    .map((point) => ({
      ...point,
      lines: wrapText(point.unit, LABEL_WIDTH, LABEL_SIZE, language),
      flip: point.across * width + LABEL_WIDTH + 2 * BESIDE > width,
      top: point.down * height,
    }));
  boxes.forEach((box, order) => {
    const above = boxes
      .slice(0, order)
      .filter(({ across }) => Math.abs(across - box.across) * width < LABEL_WIDTH);
    box.top = Math.max(box.top, ...above.map(({ top, lines }) => top + lines.length * LABEL_LINE));
  });
  const values = boxes.map((box) => ({
    x: box.x,
    y: box.y,
    label: box.lines.join("\n"),
    ink: box.ink,
    flip: box.flip,
    lower: box.top - box.down * height,
  }));
  const encoding = { x, y, text: { field: "label", type: "nominal" } } as const;
  return values.length === 0 ? [] : [{ data: { values }, mark: LABEL, encoding }];
}

const LABEL_WIDTH = 12 * LABEL_SIZE;
const BESIDE = 10;

const LABEL = {
  type: "text",
  baseline: "middle",
  align: { expr: "datum.flip ? 'right' : 'left'" },
  dx: { expr: `datum.flip ? -${BESIDE} : ${BESIDE}` },
  dy: { expr: "datum.lower" },
  fontSize: LABEL_SIZE,
  lineHeight: LABEL_LINE,
  color: { expr: "datum.ink" },
} as const;
