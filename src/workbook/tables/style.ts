import type { Alignment, Borders, Fill, Font, Style } from "exceljs";
import type { CellLook, SheetCell, SheetFormat } from "../../model/sheet-of-table.js";
import { COLOURS as MARKS } from "../annotate/colours.js";
import { COLOURS } from "../template/style.js";

const font = (parts: Partial<Font> = {}): Partial<Font> => ({ name: "宋体", size: 11, ...parts });
const fill = (argb: string): Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });
const thin = { style: "thin", color: { argb: "FFB7B7B7" } } as const;
const border: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin };
const centred: Partial<Alignment> = { horizontal: "center", vertical: "middle", wrapText: true };
const leading: Partial<Alignment> = { horizontal: "left", vertical: "middle" };
const trailing: Partial<Alignment> = { horizontal: "right", vertical: "middle" };

export const STYLES = {
  title: { font: font({ size: 16, bold: true }), alignment: leading },
  note: { font: font({ size: 10, color: { argb: "FF666666" } }), alignment: leading },
  header: { font: font({ bold: true }), alignment: centred, border, fill: fill("FFD9E1F2") },
  group: { font: font({ bold: true }), alignment: centred, border, fill: fill("FFE7ECF7") },
} as const satisfies Record<string, Partial<Style>>;

const TOTAL = { font: font({ bold: true }), border, fill: fill("FFF3F6FB") };

export const totalStyle = (format: SheetFormat): Partial<Style> => ({
  ...formatStyle(format),
  ...TOTAL,
});

/** The styles of a column: one and the same object for cells that look alike. */
export function stylesOf(format: SheetFormat): (cell: SheetCell) => Partial<Style> {
  const known = new Map<string, Partial<Style>>();
  return ({ value, look }) => {
    const isWord = typeof value === "string" && format.kind === "number";
    const key = `${look} ${isWord}`;
    const style = known.get(key) ?? {
      ...formatStyle(format),
      // 无 and what could not be read stand where a number was expected.
      ...(isWord && { alignment: trailing, numFmt: "@" }),
      font: look === "unreadable" ? UNREADABLE : font(),
      border,
      ...(look && { fill: FILLS[look] }),
    };
    known.set(key, style);
    return style;
  };
}

const UNREADABLE = font({ italic: true, color: { argb: "FF666666" } });

const FILLS: Readonly<Record<CellLook, Fill>> = {
  blank: fill(COLOURS.input),
  unreadable: fill(COLOURS.input),
  absent: fill(COLOURS.locked),
  warning: fill(MARKS.warning),
  error: fill(MARKS.error),
  note: fill(MARKS.note),
};

function formatStyle(format: SheetFormat): Partial<Style> {
  switch (format.kind) {
    case "text":
      // The text format keeps a text a text, also when somebody edits its cell.
      return { alignment: { ...leading, wrapText: true, indent: 1 }, numFmt: "@" };
    case "mark":
      return { alignment: centred, numFmt: "@" };
    case "date":
      return { alignment: centred, numFmt: "yyyy-mm-dd" };
    case "number":
      // A year and its like, not an amount.
      return { alignment: format.grouped ? trailing : centred, numFmt: numberFormat(format) };
  }
}

function numberFormat({ decimals, grouped }: Extract<SheetFormat, { kind: "number" }>): string {
  const whole = grouped ? "#,##0" : "0";
  // `#,##0.####` would leave a bare point behind whole numbers.
  if (decimals === undefined) return grouped ? "General" : whole;
  return decimals > 0 ? `${whole}.${"0".repeat(decimals)}` : whole;
}
