import type { MinimalSet } from "./minimal-sets.js";

/** Alternatives of which exactly one is to be taken; each a list of variables. */
export type Independent = readonly (readonly number[])[];

/**
 * Takes the sets apart: where each is one choice here with one choice there, in every combination,
 * the choices are shown one by one. Variables that never occur together are alternatives.
 */
export function takeApart(sets: readonly MinimalSet[]): Independent[] {
  if (sets.length === 0) return [];
  const members = [...new Set(sets.flatMap((set) => set.members))].sort((a, b) => a - b);
  const together = new Set(
    sets.flatMap((set) => set.members.flatMap((a) => set.members.map((b) => `${a} ${b}`))),
  );
  const groups = groupBy(members, (a, b) => !together.has(`${a} ${b}`));
  const parts = groups.map((group) =>
    distinct(sets.map((set) => set.members.filter((member) => group.has(member)))),
  );
  const product = parts.reduce((count, part) => count * part.length, 1);
  const isProduct =
    product === sets.length && parts.every((part) => part.every((set) => set.length > 0));
  return isProduct ? parts : [sets.map((set) => set.members)];
}

/** The connected parts of a graph. */
function groupBy(
  nodes: readonly number[],
  isLinked: (a: number, b: number) => boolean,
): ReadonlySet<number>[] {
  const left = new Set(nodes);
  const groups: Set<number>[] = [];
  for (const node of nodes) {
    if (!left.delete(node)) continue;
    const group = new Set([node]);
    for (const member of group) {
      for (const other of left) {
        if (isLinked(member, other)) {
          left.delete(other);
          group.add(other);
        }
      }
    }
    groups.push(group);
  }
  return groups;
}

const distinct = (sets: readonly (readonly number[])[]): (readonly number[])[] => [
  ...new Map(sets.map((set) => [set.join(), set])).values(),
];
