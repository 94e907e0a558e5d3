import type { Config, Encoding } from "./spec-types.js";

export const FONT =
  '"Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei","PingFang SC","Hiragino Sans GB",sans-serif';

/**
 * Okabe & Ito 2008, told apart with every kind of colour vision. Its yellow is left out, which no
 * thin line on white can have; those with the least contrast come last.
 */
export const COLORS = [
  "#0072B2",
  "#D55E00",
  "#009E73",
  "#CC79A7",
  "#333333",
  "#E69F00",
  "#56B4E9",
  "#7F7F7F",
] as const;

/** The same hues dark enough for text on white (a contrast of at least 4.5). */
export const INKS = [
  "#0072B2",
  "#B34E00",
  "#007556",
  "#A3477C",
  "#333333",
  "#8F6200",
  "#2A7CAB",
  "#6B6B6B",
] as const;

export const MAIN = COLORS[0];
/** What stands out from the rest. */
export const ACCENT = COLORS[1];
/** Of the parts of a total; the accent is for what exceeds it. */
export const PART_COLORS = COLORS.filter((color) => color !== ACCENT);
/** The few that were chosen, before the many: other colours than those have. */
export const CHOSEN = [ACCENT, COLORS[2], COLORS[3], MAIN, COLORS[4], COLORS[5]] as const;
export const CHOSEN_INKS = [INKS[1], INKS[2], INKS[3], INKS[0], INKS[4], INKS[5]] as const;
export const TEXT = "#333333";
export const QUIET_TEXT = "#6B6B6B";
/** The many behind the few that were chosen. */
export const BACKDROP = "#B4BAC2";
const GRID = "#E8EBEE";
/** Axes and the line at zero. */
export const RULE = "#9AA3AD";

export const THEME: Config = {
  font: FONT,
  background: "white",
  view: { stroke: null },
  // One line of text may stand in several lines of a label.
  lineBreak: "\n",
  mark: { color: MAIN },
  bar: { color: MAIN },
  line: { strokeWidth: 2.25, strokeJoin: "round", strokeCap: "round" },
  range: { category: [...COLORS] },
  title: {
    anchor: "start",
    frame: "bounds",
    fontSize: 16,
    fontWeight: "bold",
    color: "#1F2328",
    subtitleFontSize: 12,
    subtitleColor: QUIET_TEXT,
    subtitlePadding: 6,
    subtitleLineHeight: 17,
    offset: 14,
    limit: 0,
  },
  axis: {
    labelFontSize: 12,
    labelColor: TEXT,
    labelLimit: 0,
    labelPadding: 6,
    titleFontSize: 12,
    titleFontWeight: "normal",
    titleColor: QUIET_TEXT,
    titleLimit: 0,
    titlePadding: 10,
    gridColor: GRID,
    domainColor: RULE,
    tickColor: RULE,
  },
  legend: {
    labelFontSize: 12,
    labelColor: TEXT,
    labelLimit: 0,
    titleFontSize: 12,
    titleFontWeight: "normal",
    titleColor: QUIET_TEXT,
    titleLimit: 0,
    symbolStrokeWidth: 2,
  },
  header: {
    labelFontSize: 12,
    labelFontWeight: "bold",
    labelColor: TEXT,
    labelLimit: 0,
    titleFontSize: 12,
    titleLimit: 0,
  },
};

/** A colour for each of these names, always the same for the same place in the list. */
export const colorOf = (
  field: string,
  names: readonly string[],
  colors: readonly string[] = COLORS,
): NonNullable<Encoding["color"]> => ({
  field,
  type: "nominal",
  scale: { domain: [...names], range: names.map((_, at) => colors[at % colors.length] ?? MAIN) },
  legend: null,
});
