import { MISTAKE_KINDS } from "../model/coverage.js";
import type { Form } from "../model/form.js";
import { mistakesAt, type SeededMistake } from "./mistakes-at.js";
import { randomFrom, sampleOf } from "./random.js";
import { fieldOf, numericFields, type Spot, spotsOf } from "./spots.js";
import type { Standing } from "./standing.js";

export type MistakesWanted = {
  readonly seed: number;
  /** At most so many mistakes of each kind in each field. */
  readonly perField: number;
};

/** From how many cells for each mistake of a kind: not every cell admits every kind. */
const CELLS_FOR_EACH = 5;

/**
 * Mistakes to be tried, by field and kind: all, or `perField` of each, chosen by the seed. They do
 * not depend on the checks, so that two versions of a rule file are tried on the same ones.
 */
export function seedMistakes(
  form: Form,
  standings: readonly Standing[],
  { seed, perField }: MistakesWanted,
): SeededMistake[] {
  const random = randomFrom(seed);
  const byField = spotsByField(form, standings);
  return numericFields(form).flatMap((field) => {
    const spots = sampleOf(byField.get(field) ?? [], perField * CELLS_FOR_EACH, random);
    const mistakes = spots.flatMap(({ spot, standing }) => mistakesAt(form, spot, standing));
    return MISTAKE_KINDS.flatMap((kind) =>
      sampleOf(
        mistakes.filter((mistake) => mistake.kind === kind),
        perField,
        random,
      ),
    );
  });
}

type Found = { readonly spot: Spot; readonly standing: Standing };

function spotsByField(form: Form, standings: readonly Standing[]): Map<string, Found[]> {
  const byField = new Map<string, Found[]>();
  for (const standing of standings) {
    for (const spot of spotsOf(form, standing)) {
      const field = fieldOf(spot.at);
      const found = byField.get(field);
      if (found) found.push({ spot, standing });
      else byField.set(field, [{ spot, standing }]);
    }
  }
  return byField;
}
