import type { TopLevelSpec } from "vega-lite";
import { writePeriod } from "../model/period.js";
import type { Language } from "../model/text.js";
import { CHART_WORDS } from "./chart-words.js";
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
  /** Of its words; names and units of measure are those of the form. Default Chinese. */
  readonly language?: Language | undefined;
};

export const WIDTH = 640;
export const HEIGHT = 280;

type Frame = {
  readonly title: string;
  /** Line by line; empty ones are left out. */
  readonly subtitle: readonly string[];
  readonly rows: readonly (object & { readonly period?: number })[];
  readonly layer: Layers;
};

/** A chart of one plot: self-contained, as wide as asked for with its axes and labels. */
export function frameChart(
  { title, subtitle, rows, layer }: Frame,
  { width = WIDTH, height = HEIGHT, title: chosen, language }: ChartOptions,
): TopLevelSpec {
  return {
    $schema: SCHEMA,
    title: toTitle(chosen ?? title, subtitle, width, language),
    data: { values: rows.map(toDatum) },
    width,
    height,
    padding: EDGE,
    autosize: { type: "fit-x", contains: "padding" },
    layer,
    config: THEME,
  };
}

/** A row as it stands in a specification: what axes and tooltips show of its period is what it holds. */
export const toDatum = <Row extends object & { readonly period?: number }>(row: Row) =>
  row.period === undefined ? { ...row } : { ...row, period: writePeriod(row.period) };

export const SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";
export const EDGE = 10;

/** Titles run over the whole width, in as many lines as they need. */
export const toTitle = (
  title: string,
  subtitle: readonly string[],
  width: number,
  language?: Language,
) => ({
  text: wrapText(title, width - 2 * EDGE, TITLE_SIZE, language),
  subtitle: subtitle
    .filter((line) => line !== "")
    .flatMap((line) => wrapText(line, width - 2 * EDGE, SUBTITLE_SIZE, language)),
});

const TITLE_SIZE = 16;
const SUBTITLE_SIZE = 12;

/** `单位：万元　2018—2023 年`, `Unit: 万元 | 2018–2023` */
export const subtitleOf = (
  { measuredIn }: Pick<Indicator, "measuredIn">,
  periods: readonly number[],
  { note = "", language = "zh" }: ChartOptions = {},
  more = "",
): string =>
  besides(
    [
      measuredIn === null ? "" : CHART_WORDS[language].measuredIn(measuredIn),
      spanOf(periods, language),
      note,
      more,
    ],
    language,
  );

/** What stands in one line of a subtitle; empty parts are left out. */
export const besides = (parts: readonly string[], language: Language): string =>
  parts.filter((part) => part !== "").join(CHART_WORDS[language].besides);

/** `2018—2023 年`, `2018–2023`; `2023 年 10 月—2024 年 1 月` */
export function spanOf(periods: readonly number[], language: Language): string {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return "";
  return CHART_WORDS[language].span(first, last);
}
