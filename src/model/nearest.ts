/**
 * The candidates most alike to a misspelt word, best first, at most `limit`, for hints such as
 * "did you mean …". Likeness is the share of characters in the longest common subsequence: for
 * short Chinese names it ranks better than an edit distance, because dropped prefixes cost less.
 */
export function nearest(word: string, candidates: Iterable<string>, limit = 3): string[] {
  const ranked = [...new Set(candidates)]
    .map((candidate) => ({ candidate, likeness: likeness(word, candidate) }))
    .sort((a, b) => b.likeness - a.likeness || a.candidate.localeCompare(b.candidate, "zh"));
  // Far behind the best, a candidate only distracts.
  const least = Math.max(LEAST, (ranked[0]?.likeness ?? 0) - FAR_BEHIND);
  return ranked
    .filter(({ likeness }) => likeness >= least)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

const LEAST = 0.5;
const FAR_BEHIND = 0.15;

function likeness(a: string, b: string): number {
  const shared = commonLength([...a.toLowerCase()], [...b.toLowerCase()]);
  return (2 * shared) / ([...a].length + [...b].length || 1);
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  let previous = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const current = [0];
    b.forEach((y, j) => {
      current.push(
        x === y ? (previous[j] ?? 0) + 1 : Math.max(previous[j + 1] ?? 0, current[j] ?? 0),
      );
    });
    previous = current;
  }
  return previous[b.length] ?? 0;
}
