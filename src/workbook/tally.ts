import { LIMITS, refuseTooLarge } from "./limits.js";

/** Counts over all sheets of a workbook; a plain mutable object, for it counts every cell. */
export type Tally = { elements: number; cells: number; columns: number; characters: number };

export const createTally = (): Tally => ({ elements: 0, cells: 0, columns: 0, characters: 0 });

export function refuseExcess(tally: Tally, part: string): void {
  if (tally.elements > LIMITS.elements) refuseTooLarge(LIMITS.elements, "cells", part);
  if (tally.cells > LIMITS.cells) refuseTooLarge(LIMITS.cells, "cells", part);
  if (tally.columns > LIMITS.columns) refuseTooLarge(LIMITS.columns, "columns", part);
  if (tally.characters > LIMITS.textMillions * 1e6)
    refuseTooLarge(LIMITS.textMillions, "million-characters", part);
}
