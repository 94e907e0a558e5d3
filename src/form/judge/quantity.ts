import type { Field } from "../../model/form.js";
import { NONE, toNumberValue, toTextValue, type Value } from "../../model/value.js";

/** Something that checks read: a field, a column of whichever row, last year's value, a table's sum. */
export type Quantity = {
  readonly cell: SymbolCell;
  readonly range: Range;
  /** Absent for what no filler types: sums over tables, and last year's values. */
  readonly field?: FieldName;
};

export type FieldName = { readonly name: string; readonly table?: string | undefined };

/** The value is the one that is being tried; whoever evaluates puts it there. */
export type SymbolCell = { readonly number: number; value: Value };

/** What a cell may hold once it is filled in. */
export type Range =
  | NumberRange
  /** One of these. */
  | { readonly kind: "options"; readonly values: readonly Value[] }
  /** Texts and dates: nothing is said of them. */
  | { readonly kind: "anything" };

export type NumberRange = {
  readonly kind: "numbers";
  /** May be infinite. */
  readonly low: number;
  readonly high: number;
  /** How many a filler is asked for. */
  readonly decimals: number;
  /** Nothing between whole numbers is an answer. */
  readonly isWhole: boolean;
  /** 无 counts as 0, which lies outside of `low` to `high`. */
  readonly orZero: boolean;
  /** Of a sum over a table nobody knows exactly which values it may have. */
  readonly isDerived?: boolean;
};

/** Of amounts whose field declares no number of decimals. */
const USUAL_DECIMALS = 2;

export function rangeOf({ type, decimals, min, max, options = [], none }: Field): Range {
  switch (type) {
    case "text":
    case "date":
      return { kind: "anything" };
    case "choice":
      return {
        kind: "options",
        values: [...options.map(toTextValue), ...(none === "allowed" ? [NONE] : [])],
      };
    default: {
      const [low, high] = [min ?? Number.NEGATIVE_INFINITY, max ?? Number.POSITIVE_INFINITY];
      return {
        kind: "numbers",
        low,
        high,
        decimals: type === "decimal" ? (decimals ?? USUAL_DECIMALS) : 0,
        isWhole: type !== "decimal",
        orZero: none === "allowed" && (low > 0 || high < 0),
      };
    }
  }
}

/** The least and the greatest, 无 included. */
export const endsOf = ({ low, high, orZero }: NumberRange): readonly [number, number] =>
  orZero ? [Math.min(low, 0), Math.max(high, 0)] : [low, high];

export const isWithin = ({ low, high, orZero }: NumberRange, value: number): boolean =>
  (value >= low && value <= high) || (orZero && value === 0);

/** Something that may stand there: nothing, or what is nearest to it. */
export function plainValue(range: Range): Value {
  switch (range.kind) {
    case "numbers":
      return toNumberValue(Math.min(range.high, Math.max(range.low, 0)));
    case "options":
      return range.values[0] ?? NONE;
    case "anything":
      return toTextValue("\uf8ff");
  }
}
