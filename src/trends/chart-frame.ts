import type { TopLevelSpec } from "vega-lite";
import type { Indicator } from "./indicators.js";
import type { Layers } from "./spec-types.js";
import { wrapText } from "./text-width.js";
import { THEME } from "./theme.js";

export type ChartOptions = {
  /** Of the whole drawing, in pixels. */
  readonly width?: number | undefined;
  /** Of the plot without title and axes. */
  readonly height?: number | undefined;
  /** Instead of the chart's own. */
  readonly title?: string | undefined;
  /** Added to the line below the title. */
  readonly note?: string | undefined;
};

export const WIDTH = 640;
export const HEIGHT = 280;

type Frame = {
  readonly title: string;
  /** Line by line; empty ones are left out. */
  readonly subtitle: readonly string[];
  readonly rows: readonly object[];
  readonly layer: Layers;
};

/** A chart of one plot: self-contained, as wide as asked for with its axes and labels. */
export function frameChart(
  { title, subtitle, rows, layer }: Frame,
  { width = WIDTH, height = HEIGHT, title: chosen }: ChartOptions,
): TopLevelSpec {
  return {
    $schema: SCHEMA,
    title: toTitle(chosen ?? title, subtitle, width),
    data: { values: rows.map((row) => ({ ...row })) },
    width,
    height,
    padding: EDGE,
    autosize: { type: "fit-x", contains: "padding" },
    layer,
    config: THEME,
  };
}

export const SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";
export const EDGE = 10;

/** Titles run over the whole width, in as many lines as they need. */
export const toTitle = (title: string, subtitle: readonly string[], width: number) => ({
  text: wrapText(title, width - 2 * EDGE, TITLE_SIZE),
  subtitle: subtitle
    .filter((line) => line !== "")
    .flatMap((line) => wrapText(line, width - 2 * EDGE, SUBTITLE_SIZE)),
});

const TITLE_SIZE = 16;
const SUBTITLE_SIZE = 12;

/** `单位：万元　2018—2023 年` */
export const subtitleOf = (
  { measuredIn }: Pick<Indicator, "measuredIn">,
  periods: readonly number[],
  { note = "" }: ChartOptions = {},
  more = "",
): string =>
  [measuredIn === null ? "" : `单位：${measuredIn}`, spanOf(periods), note, more]
    .filter((part) => part !== "")
    .join("　");

/** `2018—2023 年` */
export function spanOf(periods: readonly number[]): string {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined) return "";
  return first === last ? `${first} 年` : `${first}—${last} 年`;
}
