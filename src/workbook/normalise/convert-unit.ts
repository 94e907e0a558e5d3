import type { Unit } from "../../model/form.js";
import { roundTo } from "../../model/number.js";
import { toPlainSigns } from "./full-width.js";

/** How many of a base unit one of something makes. */
export type Scale = Pick<Unit, "of" | "factor">;

/** Whether a text is the unit's name or another spelling of it. */
export const spellsUnit = (text: string, unit: Unit): boolean =>
  [unit.name, ...unit.also].some((spelling) => toPlainSigns(spelling) === text);

export const findUnit = (text: string, units: ReadonlyMap<string, Unit>): Unit | undefined =>
  [...units.values()].find((unit) => spellsUnit(text, unit));

/**
 * The scale of what stands behind a number: a unit of the form, or 万 or 亿 of a unit that converts
 * to the field's own; 万 alone counts the base of the field's unit (元 where that is 万元).
 */
export function scaleOf(
  suffix: string,
  own: Unit,
  units: ReadonlyMap<string, Unit>,
): Scale | undefined {
  const unit = findUnit(suffix, units);
  if (unit) return unit;
  const magnitude = MAGNITUDES.get(suffix.charAt(0));
  const counted = suffix.length > 1 ? findUnit(suffix.slice(1), units) : { of: own.of, factor: 1 };
  return magnitude && counted?.of === own.of
    ? { of: counted.of, factor: counted.factor * magnitude }
    : undefined;
}

/** Undefined where the two do not measure the same thing. */
export function convert(number: number, from: Scale, to: Scale): number | undefined {
  return from.of === to.of ? roundTo((number * from.factor) / to.factor, 6) : undefined;
}

const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ["万", 1e4],
  ["亿", 1e8],
]);
