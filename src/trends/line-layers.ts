import type { Language } from "../model/text.js";
import { besides } from "./chart-frame.js";
import { CHART_WORDS } from "./chart-words.js";
import type { Encoding, Layers } from "./spec-types.js";
import { QUIET_TEXT } from "./theme.js";

type Drawing = {
  readonly x: NonNullable<Encoding["x"]>;
  readonly y: NonNullable<Encoding["y"]>;
  readonly color?: NonNullable<Encoding["color"]>;
  readonly tooltip: NonNullable<Encoding["tooltip"]>;
};

/**
 * A line with its points, over the columns value, state and gap. A gap breaks the line; a flagged
 * value is a hollow diamond, any other a filled circle; `gap` is written below the plot where there
 * is no value. A null must break paths without taking its period off the axis (vega-lite#9326).
 */
export const lineLayers = ({ x, y, color, tooltip }: Drawing): Layers => {
  const colored = { ...(color && { color }) };
  return [
    {
      mark: { type: "line", invalid: "break-paths-show-path-domains" },
      encoding: { x, y, ...colored },
    },
    {
      transform: [{ filter: `isValid(datum.value) && !(${FLAGGED})` }],
      mark: { type: "point", shape: "circle", filled: true, size: 55, opacity: 1 },
      encoding: { x, y, ...colored, tooltip },
    },
    {
      transform: [{ filter: `isValid(datum.value) && ${FLAGGED}` }],
      mark: FLAGGED_POINT,
      encoding: { x, y, ...colored, tooltip },
    },
    gapLayer({ x, tooltip }),
  ];
};

/** The test for a row that a check has doubts about. */
export const FLAGGED = "datum.state === 'flagged'";

export const FLAGGED_POINT = {
  type: "point",
  shape: "diamond",
  filled: false,
  fill: "white",
  size: 120,
  strokeWidth: 2,
  opacity: 1,
} as const;

export const GAP_MARK = { type: "text", color: QUIET_TEXT, fontSize: 11 } as const;

/** A word below the plot where a value is missing. */
export const gapLayer = ({ x, tooltip }: Pick<Drawing, "x" | "tooltip">): Layers[number] => ({
  transform: [{ filter: "isValid(datum.gap)" }],
  mark: { ...GAP_MARK, baseline: "top", dy: 5 },
  encoding: { x, y: { value: "height" }, text: { field: "gap", type: "nominal" }, tooltip },
});

/** Says what the marks mean that are in the chart. */
export function legendLine(
  rows: readonly { readonly value: number | null; readonly state: string }[],
  language: Language,
): string {
  const words = CHART_WORDS[language];
  const flagged = rows.some(({ value, state }) => value !== null && state === "flagged");
  const missing = rows.some(({ value }) => value === null);
  return besides([flagged ? words.flagged : "", missing ? words.missing : ""], language);
}
