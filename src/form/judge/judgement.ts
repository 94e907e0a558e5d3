import type { Check } from "../../model/form.js";
import type { Value } from "../../model/value.js";
import type { FieldName } from "./quantity.js";

/** Something wrong with checks, each of which is in order by itself. */
export type Judgement =
  /** On whatever its fields may hold. */
  | { readonly kind: "always-fails" | "never-fails" | "never-fires"; readonly check: Check }
  /** Nothing satisfies all of these; any of them left out, something does. */
  | { readonly kind: "contradiction"; readonly checks: readonly Check[] }
  /** It holds wherever these do, of which none can be spared. */
  | { readonly kind: "implied"; readonly check: Check; readonly by: readonly Check[] }
  /** Wherever these hold, the field holds this value. */
  | {
      readonly kind: "fixed";
      readonly field: FieldName;
      readonly value: Value;
      readonly by: readonly Check[];
    }
  /** The example fails these as well, and need not. */
  | {
      readonly kind: "rejected-by-others" | "accepted-but-failing";
      readonly check: Check;
      /** Its place among the examples of its kind. */
      readonly example: number;
      readonly others: readonly Check[];
    }
  /** Sums of figures rounded honestly may fail. */
  | {
      readonly kind: "tight-tolerance";
      readonly check: Check;
      readonly tolerance: number;
      /** Half a unit of the last decimal of every term, together. */
      readonly rounding: number;
      /** What sums of figures with so many decimals can be off by. */
      readonly least: number;
    }
  /** No check mentions these, all of one section. */
  | { readonly kind: "uncovered"; readonly fields: readonly FieldName[] }
  /** Questions about these were given up. */
  | { readonly kind: "undecided"; readonly checks: readonly Check[] };
