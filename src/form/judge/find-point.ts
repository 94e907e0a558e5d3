import type { Eliminated } from "../../suspects/fourier-motzkin.js";
import { rangeOf } from "../../suspects/grid-search.js";
import { isWithin, type NumberRange } from "./quantity.js";
import type { Point } from "./system.js";

/** How many points are tried before others are taken for as good. */
const MOST_TRIALS = 2_000;
/** As many values of one quantity are all tried; of more, some. */
const FEW = 100;
/** Less than the half unit by which something must be greater to be greater at all. */
const NOISE = 1e-7;

/**
 * A point on the grid within a system of inequalities, found backwards from their elimination.
 *
 * @param base values that are tried first
 * @param accept the point made of these values, if it is one that will do
 * @returns `isComplete` where nothing else can be a point
 */
export function findPoint(
  numbers: ReadonlyMap<number, NumberRange>,
  order: Eliminated,
  base: Point,
  accept: (values: ReadonlyMap<number, number>) => Point | undefined,
  isOverdue: () => boolean,
): { readonly hit?: Point | undefined; readonly isComplete: boolean } {
  const values = new Map<number, number>();
  let trials = MOST_TRIALS;
  let isComplete = true;
  const assign = (at: number): Point | undefined => {
    const step = order[at];
    if (!step) {
      trials -= 1;
      return accept(values);
    }
    const range = numbers.get(step.cell);
    if (!range) return undefined;
    const { low, high } = rangeOf(step, values);
    const { candidates, isAll } = valuesWithin(range, low, high, numberAt(base, step.cell));
    if (!isAll) isComplete = false;
    for (const candidate of candidates) {
      values.set(step.cell, candidate);
      const hit = assign(at - 1);
      if (hit) return hit;
      if (trials <= 0 || isOverdue()) {
        isComplete = false;
        break;
      }
    }
    values.delete(step.cell);
    return undefined;
  };
  const hit = assign(order.length - 1);
  return { hit, isComplete };
}

const numberAt = (base: Point, number: number): number => {
  const value = base[number];
  return value?.kind === "number" ? value.number : 0;
};

/** Of few all; of many the nearest to what stands there, the ends, and some between. */
function valuesWithin(range: NumberRange, low: number, high: number, standing: number) {
  const steps = 10 ** range.decimals;
  const first = Math.ceil(low * steps - NOISE);
  const last = Math.floor(high * steps + NOISE);
  const toValues = (points: readonly number[]) =>
    points.map((point) => point / steps).filter((value) => isWithin(range, value));
  const wanted = Math.round(standing * steps);
  if (last - first < FEW) {
    const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
    all.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
    return { candidates: toValues(all), isAll: range.isWhole };
  }
  const near = Math.min(last, Math.max(first, wanted));
  const middle = Math.floor((first + last) / 2);
  const some = [near, near + 1, near - 1, first, last, middle, steps, 10 * steps, 1_000 * steps];
  const inside = some.filter((point) => point >= first && point <= last && Number.isFinite(point));
  return { candidates: toValues([...new Set(inside)]), isAll: false };
}
