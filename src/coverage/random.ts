/** Numbers from 0 up to 1, without 1; the same seed gives the same ones. */
export type Random = () => number;

/** A counter in steps of the golden ratio, mixed by the finaliser of MurmurHash3 (Appleby 2011). */
export function randomFrom(seed: number): Random {
  let counter = seed | 0;
  return () => {
    counter = (counter + 0x9e3779b9) | 0;
    let mixed = Math.imul(counter ^ (counter >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** So many of the items, each as likely as any other, in the order they had; all, where they are few. */
export function sampleOf<Item>(items: readonly Item[], count: number, random: Random): Item[] {
  if (items.length <= count) return [...items];
  const rest = items.map((_, index) => index);
  const chosen: number[] = [];
  while (chosen.length < count) {
    const at = Math.floor(random() * rest.length);
    chosen.push(rest[at] ?? 0);
    // The last one takes the place of the one that is gone.
    rest[at] = rest[rest.length - 1] ?? 0;
    rest.pop();
  }
  return chosen.sort((a, b) => a - b).flatMap((index) => items.slice(index, index + 1));
}
