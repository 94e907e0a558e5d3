/**
 * Integers as JSON: as they are; or as runs of start, step and count, one after the other, where
 * that is shorter. Which submission, which field, which sheet: row by row these stay or go up by one.
 */
export type Integers = readonly number[] | { readonly runs: readonly number[] };

export function encodeIntegers(values: readonly number[]): Integers {
  const runs: number[] = [];
  for (let at = 0; at < values.length && runs.length < values.length; ) {
    const start = values[at] ?? 0;
    const step = (values[at + 1] ?? start) - start;
    let count = 1;
    // Against the values themselves, so that inexact steps among huge integers end the run.
    while (at + count < values.length && values[at + count] === start + step * count) count++;
    runs.push(start, count === 1 ? 0 : step, count);
    at += count;
  }
  return runs.length < values.length ? { runs } : values;
}

/** The integers, if these are so many; undefined where something else is stored. */
export function decodeIntegers(encoded: unknown, length: number): readonly number[] | undefined {
  if (Array.isArray(encoded)) {
    return encoded.length === length && encoded.every(Number.isInteger) ? encoded : undefined;
  }
  const { runs } = Object(encoded) as { readonly runs?: unknown };
  if (!Array.isArray(runs) || runs.length % 3 !== 0 || !runs.every(Number.isInteger)) {
    return undefined;
  }
  return expand(runs, length);
}

function expand(runs: readonly number[], length: number): readonly number[] | undefined {
  // Of its full length at once: growing it takes most of the time of reading a dataset.
  const values = new Array<number>(length);
  let filled = 0;
  for (let at = 0; at < runs.length; at += 3) {
    const [start = 0, step = 0, count = 0] = [runs[at], runs[at + 1], runs[at + 2]];
    if (count < 1 || filled + count > length) return undefined;
    for (let index = 0; index < count; index++) values[filled++] = start + step * index;
  }
  return filled === length ? values : undefined;
}

/** Characters in JSON, commas left out. */
export const lengthOf = (integers: Integers): number =>
  ("runs" in integers ? integers.runs : integers).reduce(
    (sum, integer) => sum + (integer >= 0 && integer < 10 ? 1 : String(integer).length) + 1,
    0,
  );
