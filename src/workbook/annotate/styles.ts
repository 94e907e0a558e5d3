import type { Severity } from "../../model/finding.js";
import { attributeOf } from "../read/attributes.js";
import { withAttribute } from "./attribute-spans.js";
import { COLOURS } from "./colours.js";
import { withPrefix } from "./edit-xml.js";
import { toKey } from "./style-list.js";
import { openStyleSheet, type StyleSheet } from "./style-sheet.js";

/** How a cell of the result sheet looks. */
export type Look = {
  /** What stands in `<font>` after its typeface. */
  readonly font: string;
  /** ARGB. */
  readonly fill?: string;
  readonly isFramed: boolean;
  /** The attributes of `<alignment>`. */
  readonly alignment: string;
  /** What is typed in stays text. */
  readonly isText?: boolean;
};

/** The built-in number format `@`. */
const TEXT = 49;
const FRAME = `<border>${["left", "right", "top", "bottom"]
  .map((side) => `<${side} style="thin"><color rgb="FFB7B7B7"/></${side}>`)
  .join("")}<diagonal/></border>`;

/** The formats of cells by their index, as a cell's `s` gives it. */
export type Styles = {
  /** The same format with the colour of a severity. */
  readonly paint: (style: number, severity: Severity) => number;
  readonly isPainted: (style: number) => boolean;
  /** The same format with the fill of another, as it was before it was painted. */
  readonly unpaint: (style: number, original: number) => number;
  readonly look: (look: Look) => number;
  readonly toXml: () => string;
};

export function openStyles(xml: string, part: string): Styles {
  const sheet = openStyleSheet(xml, part);
  const painted = new Map<string, number>();
  return {
    paint: (style, severity) => {
      const key = `${style} ${severity}`;
      const known = painted.get(key);
      if (known !== undefined) return known;
      const fill = String(sheet.fills.add(solidFill(COLOURS[severity], sheet.prefix)));
      const format = sheet.formats.add(withFill(sheet.formats.at(style), fill, "1"));
      painted.set(key, format);
      return format;
    },
    isPainted: (style) => isOurs(sheet.fills.at(fillOf(sheet.formats.at(style)))),
    unpaint: (style, original) => unpaint(sheet, style, original),
    look: (look) => addLook(sheet, look),
    toXml: sheet.toXml,
  };
}

/** What else of the format was changed since stays so. */
function unpaint({ formats }: StyleSheet, style: number, original: number): number {
  const source = formats.at(original);
  const [fill, applies] = ["fillId", "applyFill"].map((name) =>
    attributeOf(attributesIn(source), name),
  );
  const plain = withFill(formats.at(style), fill, applies);
  return toKey(plain) === toKey(source) ? original : formats.add(plain);
}

function withFill(format: string, fill: string | undefined, applies: string | undefined): string {
  const end = format.indexOf(">") + 1;
  const tag = withAttribute(format.slice(0, end), "fillId", fill);
  return withAttribute(tag, "applyFill", applies) + format.slice(end);
}

function addLook({ fonts, fills, borders, formats, prefix }: StyleSheet, look: Look): number {
  const font = fonts.add(
    withPrefix(`<font>${look.font}<name val="宋体"/><charset val="134"/></font>`, prefix),
  );
  const fill = look.fill === undefined ? 0 : fills.add(solidFill(look.fill, prefix));
  const border = look.isFramed ? borders.add(withPrefix(FRAME, prefix)) : 0;
  const numbers = `numFmtId="${look.isText ? TEXT : 0}" fontId="${font}" fillId="${fill}" borderId="${border}"`;
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"';
  const format = `<xf ${numbers} xfId="0" ${applied} applyAlignment="1"><alignment ${look.alignment}/></xf>`;
  return formats.add(withPrefix(format, prefix));
}

const solidFill = (argb: string, prefix: string): string =>
  withPrefix(
    `<fill><patternFill patternType="solid"><fgColor rgb="${argb}"/><bgColor indexed="64"/></patternFill></fill>`,
    prefix,
  );

const attributesIn = (format: string): string => /^<[^\s/>]+([^>]*?)\/?>/.exec(format)?.[1] ?? "";

const fillOf = (format: string): number => Number(attributeOf(attributesIn(format), "fillId") ?? 0);

function isOurs(fill: string): boolean {
  const at = fill.indexOf("fgColor");
  if (at < 0) return false;
  const colour = attributeOf(fill.slice(at + 7, fill.indexOf(">", at)).replace(/\/$/, ""), "rgb");
  return Object.values(COLOURS).some((argb) => argb === colour?.toUpperCase());
}
