import { refuseCorrupt } from "../container/unreadable.js";
import type { CellContent } from "../content.js";
import { isoDateOfSerial, toIsoDate } from "../serial-date.js";
import { type Attributes, attributeOf } from "./attributes.js";
import { decodeEscapes } from "./xml-text.js";

/** One `<c>` element as written. */
export type RawCell = {
  /** With its type and style, which most cells of a form, being empty, are never asked for. */
  readonly attributes: Attributes;
  /** The text of `<v>`; undefined where there is none. */
  readonly value?: string | undefined;
  /** The text of `<f>`; undefined where there is none. */
  readonly formula?: string | undefined;
  /** The text of `<is>`, runs joined; undefined where there is none. */
  readonly inline?: string | undefined;
};

export type CellContext = {
  readonly sharedStrings: readonly string[];
  /** By style, whether it shows numbers as dates. */
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
};

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** What a cell says: of a formula its cached result, even if that is 0, FALSE or nothing. */
export function toContent(cell: RawCell, context: CellContext): CellContent | undefined {
  const { attributes, value, formula, inline } = cell;
  if (value === undefined && formula === undefined && inline === undefined) return undefined;
  const type = attributeOf(attributes, "t") ?? "n";
  if (inline !== undefined) return toText(decodeEscapes(inline));
  const isText = type === "str" || type === "inlineStr";
  if (value === undefined || (!isText && value.trim() === "")) {
    return formula === undefined ? undefined : { kind: "uncalculated", formula };
  }
  switch (type) {
    case "s":
      return toText(context.sharedStrings[Number(value)] ?? refuseCorrupt("shared-string"));
    case "str":
    case "inlineStr":
      return toText(decodeEscapes(value));
    case "b":
      return { kind: "boolean", boolean: ["1", "true"].includes(value.trim().toLowerCase()) };
    case "e":
      return { kind: "error", error: value.trim() };
    case "d": {
      const date = toIsoDate(value.trim());
      return date === undefined ? toText(value) : { kind: "date", date };
    }
    default:
      return toNumber(value, attributes, context);
  }
}

const toText = (text: string): CellContent | undefined =>
  text === "" ? undefined : { kind: "text", text };

function toNumber(
  value: string,
  attributes: Attributes,
  { dateStyles, date1904 }: CellContext,
): CellContent | undefined {
  const number = Number(value);
  // Some programs write NaN or 1,5; the text shows the filler what stands there.
  if (!NUMBER.test(value.trim()) || !Number.isFinite(number)) return toText(value);
  const isDate = dateStyles[Number(attributeOf(attributes, "s") ?? 0)];
  const date = isDate ? isoDateOfSerial(number, date1904) : undefined;
  return date === undefined ? { kind: "number", number } : { kind: "date", date };
}
