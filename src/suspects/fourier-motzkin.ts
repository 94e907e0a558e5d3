import type { Inequality } from "../language/formula.js";
import type { Refutation } from "./bounds.js";

/** One cell after the other taken out of a system of inequalities. */
export type Eliminated = readonly {
  readonly cell: number;
  /** Those that bound it, by cells that are taken out later. */
  readonly rows: readonly Inequality[];
}[];

/** More inequalities than this are not worth the while; a few cells never come to it. */
const MOST_ROWS = 2_000;
const NOISE = 1e-9;

/**
 * Whether a system of inequalities has a solution in the reals (Fourier 1827, Motzkin 1936). Every
 * derived inequality carries the other cells it is made of (Farkas), so that a contradiction tells
 * because of which.
 *
 * @param last a cell to be taken out last, whose range is then known
 * @returns the order in which the cells were taken out, from which values can be found backwards; or
 *   why there is no solution; or undefined where the system grew too large
 */
export function eliminate(
  system: readonly Inequality[],
  cells: readonly number[],
  last?: number,
): { readonly order: Eliminated } | { readonly because: Refutation } | undefined {
  const order: Eliminated[number][] = [];
  const left = new Set(cells);
  let rows: readonly Inequality[] = system;
  for (;;) {
    const broken = rows.find(isBroken);
    if (broken) return { because: new Set([...broken.fixed.keys(), ...broken.because]) };
    if (left.size === 0) return { order };
    if (rows.length > MOST_ROWS) return undefined;
    const cell = cheapest(left, rows, last);
    left.delete(cell);
    order.push({ cell, rows: rows.filter(({ free }) => free.has(cell)) });
    rows = withoutCell(rows, cell);
  }
}

const isBroken = ({ free, bound }: Inequality): boolean =>
  free.size === 0 && bound < -NOISE * Math.max(1, Math.abs(bound));

/** The cell whose elimination leaves the fewest inequalities. */
function cheapest(
  cells: ReadonlySet<number>,
  rows: readonly Inequality[],
  last: number | undefined,
): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const cell of cells) {
    if (cell === last && cells.size > 1) continue;
    let [above, below] = [0, 0];
    for (const { free } of rows) {
      const coefficient = free.get(cell) ?? 0;
      if (coefficient > 0) above += 1;
      else if (coefficient < 0) below += 1;
    }
    const cost = above * below - above - below;
    if (cost < least) [best, least] = [cell, cost];
  }
  return best;
}

function withoutCell(rows: readonly Inequality[], cell: number): readonly Inequality[] {
  const above = rows.filter(({ free }) => (free.get(cell) ?? 0) > 0);
  const below = rows.filter(({ free }) => (free.get(cell) ?? 0) < 0);
  const rest = rows.filter(({ free }) => !free.has(cell));
  const combined = above.flatMap((a) => below.map((b) => combine(a, b, cell)));
  return [...rest, ...distinct(combined)];
}

function combine(a: Inequality, b: Inequality, cell: number): Inequality {
  const [p, q] = [1 / (a.free.get(cell) ?? 1), -1 / (b.free.get(cell) ?? -1)];
  const free = mix(a.free, p, b.free, q);
  free.delete(cell);
  return {
    kind: "at-most",
    free,
    bound: a.bound * p + b.bound * q,
    fixed: mix(a.fixed, p, b.fixed, q),
    because:
      a.because.size + b.because.size === 0 ? a.because : new Set([...a.because, ...b.because]),
  };
}

function mix(
  a: ReadonlyMap<number, number>,
  p: number,
  b: ReadonlyMap<number, number>,
  q: number,
): Map<number, number> {
  const mixed = new Map<number, number>();
  for (const [cell, coefficient] of a) mixed.set(cell, coefficient * p);
  for (const [cell, coefficient] of b) {
    const total = (mixed.get(cell) ?? 0) + coefficient * q;
    if (Math.abs(total) < 1e-12) mixed.delete(cell);
    else mixed.set(cell, total);
  }
  return mixed;
}

/** Of those with the same left side the strictest. */
function distinct(rows: readonly Inequality[]): Inequality[] {
  const strictest = new Map<string, Inequality>();
  for (const row of rows) {
    const key = [...row.free]
      .sort(([a], [b]) => a - b)
      .map(([cell, coefficient]) => `${cell}:${coefficient.toPrecision(10)}`)
      .join();
    const known = strictest.get(key);
    if (!known || row.bound < known.bound) strictest.set(key, row);
  }
  return [...strictest.values()];
}
