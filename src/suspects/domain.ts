import type { Field } from "../model/form.js";
import type { Value } from "../model/value.js";

/** What a cell may hold after it was corrected. */
export type Domain =
  /** From `low` to `high`, with so many decimals. */
  | {
      readonly kind: "numbers";
      readonly low: number;
      readonly high: number;
      readonly decimals: number;
    }
  /** One of the options; without any, whatever is written. */
  | { readonly kind: "texts"; readonly options?: readonly string[] | undefined }
  | { readonly kind: "dates" };

/** Beyond what any statistics asks for. */
const HUGE = 1e12;

/** Of amounts whose field declares no number of decimals. */
const USUAL_DECIMALS = 2;

export function domainOf({ type, decimals, min, max, options }: Field, value: Value): Domain {
  switch (type) {
    case "text":
      return { kind: "texts" };
    case "choice":
      return { kind: "texts", options };
    case "date":
      return { kind: "dates" };
    default: {
      const declared = type === "decimal" ? (decimals ?? USUAL_DECIMALS) : 0;
      return {
        kind: "numbers",
        low: min ?? -HUGE,
        high: max ?? HUGE,
        decimals: Math.max(declared, decimalsOf(value)),
      };
    }
  }
}

/** What stands there may have more decimals than the form asks for. */
function decimalsOf(value: Value): number {
  if (value.kind !== "number") return 0;
  const [, fraction = ""] = /^-?\d+(?:\.(\d+))?$/.exec(String(value.number)) ?? [];
  return Math.min(6, fraction.length);
}

export function isInDomain(value: Value, { min, max, options }: Field): boolean {
  switch (value.kind) {
    case "number":
      return value.number >= (min ?? -HUGE) && value.number <= (max ?? HUGE);
    case "text":
      return options?.includes(value.text) ?? true;
    default:
      return true;
  }
}

/** 无 counts as 0. */
export const numberOf = (value: Value): number => (value.kind === "number" ? value.number : 0);

/** The grid's points within some interval, in ascending order; `count` of them. */
export function gridWithin(
  low: number,
  high: number,
  decimals: number,
): { readonly count: number; readonly at: (index: number) => number } {
  const steps = 10 ** decimals;
  const first = Math.ceil(low * steps - 1e-4);
  const last = Math.floor(high * steps + 1e-4);
  return {
    count: Math.max(0, last - first + 1),
    at: (index) => (first + index) / steps,
  };
}
