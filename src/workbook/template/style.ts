import type { Borders, Fill, Font, Style } from "exceljs";
import type { FieldType } from "../../model/form.js";

/** Songti is on every Windows and in WPS; elsewhere the system's serif takes its place. */
const font = (parts: Partial<Font> = {}): Partial<Font> => ({ name: "宋体", size: 11, ...parts });
const fill = (argb: string): Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });

const thin = { style: "thin", color: { argb: "FFB7B7B7" } } as const;
const border: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin };

const centred = { horizontal: "center", vertical: "middle", wrapText: true } as const;
const leading = { horizontal: "left", vertical: "middle", wrapText: true } as const;

export const STYLES = {
  title: { font: font({ size: 16, bold: true }), alignment: centred },
  remark: { font: font({ size: 10, color: { argb: "FF666666" } }), alignment: leading },
  caption: { font: font({ bold: true }), alignment: centred, border, fill: fill("FFD9E1F2") },
  heading: { font: font({ bold: true }), alignment: leading, border, fill: fill("FFE7ECF7") },
  subheading: { font: font(), alignment: leading, border, fill: fill("FFF3F6FB") },
  number: { font: font({ color: { argb: "FF666666" } }), alignment: centred, border },
  label: { font: font(), alignment: leading, border },
  input: { font: font(), alignment: leading, border, fill: fill("FFFFFBE6") },
  unit: { font: font({ color: { argb: "FF666666" } }), alignment: leading, border },
  paragraph: { font: font(), alignment: leading },
} satisfies Record<string, Partial<Style>>;

/** In characters: of the columns number, label, value and unit. */
export const FIELD_WIDTHS: readonly number[] = [7, 34, 26, 18];

export const TABLE_WIDTHS: Readonly<Record<FieldType, number>> = {
  text: 26,
  choice: 22,
  decimal: 16,
  integer: 10,
  year: 10,
  date: 14,
};
