/** A cell by its numbers, both 1-based. */
export type GridPosition = { readonly row: number; readonly column: number };
