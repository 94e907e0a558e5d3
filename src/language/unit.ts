import type { Unit } from "../model/form.js";

/**
 * The unit of an amount: powers of named units. "any" belongs to literal numbers, which fit every
 * unit. Counting units (人, 项, 台) are left out of products with another unit, so pieces × price per
 * piece is money.
 */
export type Measure = "any" | ReadonlyMap<string, number>;

export const PURE: Measure = new Map();

export const toMeasure = (unit: string | undefined): Measure =>
  unit === undefined ? PURE : new Map([[unit, 1]]);

export const areAlike = (a: Measure, b: Measure): boolean =>
  a === "any" || b === "any" || printMeasure(a) === printMeasure(b);

export function multiply(
  a: Measure,
  b: Measure,
  units: ReadonlyMap<string, Unit>,
  power: 1 | -1 = 1,
): Measure {
  if (a === "any" && b === "any") return "any";
  const counted = (measure: Measure, other: Measure) =>
    measure === "any" || (isCount(measure, units) && other !== "any" && other.size > 0)
      ? PURE
      : measure;
  const left = counted(a, b);
  const right = counted(b, a);
  if (left === "any" || right === "any") return "any";
  if (power === -1 && a !== "any" && b !== "any" && areAlike(a, b)) return PURE;
  const powers = new Map(left);
  for (const [unit, exponent] of right) {
    const sum = (powers.get(unit) ?? 0) + power * exponent;
    if (sum === 0) powers.delete(unit);
    else powers.set(unit, sum);
  }
  return powers;
}

/** For messages: `元·m2⁻¹` is written `元/m2`; no unit at all is the empty text. */
export function printMeasure(measure: Measure): string {
  if (measure === "any") return "";
  const sorted = [...measure].sort(([a], [b]) => a.localeCompare(b, "zh"));
  const side = (sign: number) =>
    sorted.flatMap(([unit, power]) => new Array<string>(Math.max(0, sign * power)).fill(unit));
  const [above, below] = [side(1).join("·"), side(-1).join("·")];
  return below ? `${above || "1"}/${below}` : above;
}

function isCount(measure: ReadonlyMap<string, number>, units: ReadonlyMap<string, Unit>): boolean {
  const [only, ...others] = measure.keys();
  return only !== undefined && others.length === 0 && units.get(only)?.counts === true;
}
