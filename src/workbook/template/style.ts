import type { Alignment, Borders, Fill, Font, Style } from "exceljs";
import type { Field, FieldType } from "../../model/form.js";

/** Songti is on every Windows and in WPS; elsewhere the system's serif takes its place. */
const font = (parts: Partial<Font> = {}): Partial<Font> => ({ name: "宋体", size: 11, ...parts });
const fill = (argb: string): Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });
/** A conditional format paints with the background colour of its pattern. */
const overlay = (argb: string): Fill => ({ type: "pattern", pattern: "solid", bgColor: { argb } });

const thin = { style: "thin", color: { argb: "FFB7B7B7" } } as const;
const border: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin };

const centred: Partial<Alignment> = { horizontal: "center", vertical: "middle", wrapText: true };
const leading: Partial<Alignment> = { horizontal: "left", vertical: "middle", wrapText: true };
const grey = { color: { argb: "FF666666" } };

export const COLOURS = {
  input: "FFFFFBE6",
  error: "FFFFC7CE",
  warning: "FFFFEB9C",
  locked: "FFF2F2F2",
} as const;

export const STYLES = {
  title: { font: font({ size: 16, bold: true }), alignment: centred },
  remark: { font: font({ size: 10, ...grey }), alignment: leading },
  verdict: { font: font({ bold: true }), alignment: leading },
  caption: { font: font({ bold: true }), alignment: centred, border, fill: fill("FFD9E1F2") },
  heading: { font: font({ bold: true }), alignment: leading, border, fill: fill("FFE7ECF7") },
  subheading: { font: font(), alignment: leading, border, fill: fill("FFF3F6FB") },
  number: { font: font(grey), alignment: centred, border },
  label: { font: font(), alignment: leading, border },
  input: {
    font: font(),
    alignment: leading,
    border,
    fill: fill(COLOURS.input),
    protection: { locked: false },
  },
  unit: { font: font(grey), alignment: centred, border },
  previous: { font: font(grey), alignment: leading, border, fill: fill(COLOURS.locked) },
  count: { font: font(), alignment: centred, border },
  message: { font: font({ size: 9, ...grey }), alignment: leading, border },
  paragraph: { font: font(), alignment: leading },
  inputLegend: { border, fill: fill(COLOURS.input) },
  errorLegend: { border, fill: fill(COLOURS.error) },
  warningLegend: { border, fill: fill(COLOURS.warning) },
  lockedLegend: { border, fill: fill(COLOURS.locked) },
} satisfies Record<string, Partial<Style>>;

/** What the live checks lay over a cell or its message. */
export const OVERLAYS = {
  errorCell: { fill: overlay(COLOURS.error), font: { color: { argb: "FF9C0006" } } },
  warningCell: { fill: overlay(COLOURS.warning), font: { color: { argb: "FF7F4F00" } } },
  errorText: { font: { color: { argb: "FF9C0006" } } },
  warningText: { font: { color: { argb: "FF7F4F00" } } },
  goodText: { font: { color: { argb: "FF006100" } } },
} satisfies Record<string, Partial<Style>>;

/** In characters: of the columns number, label, value, unit, last year. */
export const FIELD_WIDTHS: readonly number[] = [6, 32, 24, 9, 14];
export const CHECK_WIDTH = 44;

export const TABLE_WIDTHS: Readonly<Record<FieldType, number>> = {
  text: 24,
  choice: 20,
  decimal: 16,
  integer: 9,
  year: 9,
  date: 12,
};

/** Numbers are grouped, with the decimals that the form asks for; 无 is shown as it stands. */
export function looksOf({ type, decimals }: Field): Partial<Style> {
  const alignment: Partial<Alignment> = { ...leading, horizontal: "right", indent: 1 };
  switch (type) {
    case "integer":
      return { numFmt: "#,##0", alignment };
    case "decimal":
      return { numFmt: decimals ? `#,##0.${"0".repeat(decimals)}` : "#,##0.######", alignment };
    case "year":
      return { numFmt: "0", alignment: centred };
    case "date":
      return { alignment: centred };
    case "text":
    case "choice":
      return {};
  }
}

const LINE = 14;

/**
 * The height in points of a row that holds a text in a column of this width, and at least one or two
 * lines of a message: programs do not fit heights to what formulas say, nor to merged cells.
 */
export function heightFor(text: string, width: number, least = 24): number {
  const columns = [...text].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 2 : 1), 0);
  return Math.max(least, 6 + LINE * Math.ceil((1.1 * columns) / width));
}
