import type { Mistake, MistakeKind } from "../model/coverage.js";
import type { Field, Form } from "../model/form.js";
import { roundTo } from "../model/number.js";
import { BLANK, toNumberValue, type Value } from "../model/value.js";
import { domainOf } from "../suspects/domain.js";
import { mistypingsOf } from "./mistypings.js";
import { fieldOf, type Location, type Spot } from "./spots.js";
import type { Standing } from "./standing.js";

/** A mistake with what it does to the submission. */
export type SeededMistake = Mistake & {
  readonly standing: Standing;
  readonly changes: readonly Change[];
};

export type Change = { readonly at: Location; readonly value: Value };

/** Every mistake that may be made at a spot. */
export function mistakesAt(form: Form, spot: Spot, standing: Standing): SeededMistake[] {
  const mistypings = mistypingsOf(spot.number, decimalsOf(spot))
    .filter(({ kind }) => kind !== "unit" || isConvertible(spot.field, form))
    .map(({ kind, typed }) => toMistake(standing, kind, spot, typed));
  const repeated = [spot.before, spot.after]
    .filter((other) => other !== undefined)
    .filter(({ number }) => number !== spot.number && fits(number, spot))
    .map((other) => toMistake(standing, "neighbour", spot, other.number, other));
  // Each pair once, at the upper one.
  const swapped = [spot.after]
    .filter((other) => other !== undefined)
    .filter((other) => canSwap(spot, other))
    .map((other) => toSwap(standing, spot, other));
  return [...mistypings, ...repeated, ...swapped, toMistake(standing, "blank", spot, undefined)];
}

function toMistake(
  standing: Standing,
  kind: MistakeKind,
  { at, cell, number: meant }: Spot,
  typed: number | undefined,
  neighbour?: Spot,
): SeededMistake {
  return {
    kind,
    file: standing.submission.file,
    field: fieldOf(at),
    place: cell.place,
    meant,
    ...(typed !== undefined && { typed }),
    ...(neighbour && {
      neighbour: { field: fieldOf(neighbour.at), place: neighbour.cell.place },
    }),
    standing,
    changes: [{ at, value: typed === undefined ? BLANK : toNumberValue(typed) }],
  };
}

function toSwap(standing: Standing, spot: Spot, other: Spot): SeededMistake {
  const mistake = toMistake(standing, "swapped", spot, other.number, other);
  const there = { at: other.at, value: toNumberValue(spot.number) };
  return { ...mistake, changes: [...mistake.changes, there] };
}

const canSwap = (spot: Spot, other: Spot): boolean =>
  spot.number !== other.number && fits(other.number, spot) && fits(spot.number, other);

function decimalsOf({ field, cell }: Spot): number {
  const domain = domainOf(field, cell.value);
  return domain.kind === "numbers" ? domain.decimals : 0;
}

/** A fraction in a count would be refused when it is read. */
const fits = (number: number, spot: Spot): boolean => roundTo(number, decimalsOf(spot)) === number;

/** Who counts people has no other unit to mistake it for. */
function isConvertible({ unit }: Field, { units }: Form): boolean {
  const own = unit === undefined ? undefined : units.get(unit);
  return (
    own !== undefined &&
    [...units.values()].some(({ of, factor }) => of === own.of && factor !== own.factor)
  );
}
