/** The most that Excel takes, in UTF-16 units. */
const LONGEST = 31;

/**
 * Names that Excel takes for sheets, as near to the wished ones as can be: without `\ / ? * [ ] :`,
 * no apostrophe at either end, not "History", not empty, and no two alike in any case.
 */
export function toSheetNames(wished: readonly string[]): string[] {
  const taken = new Set<string>(["history"]);
  return wished.map((wish) => {
    const valid = shorten(toValid(wish), LONGEST) || "表";
    let name = valid;
    for (let number = 2; taken.has(name.toLowerCase()); number++) {
      const ending = ` (${number})`;
      name = shorten(valid, LONGEST - ending.length) + ending;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

const toValid = (name: string): string =>
  name
    .replace(/[\\/?*[\]:\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, "_")
    .trim()
    .replace(/^'+|'+$/g, "");

/** Never through the middle of a character; a cut may lay an apostrophe bare. */
function shorten(text: string, length: number): string {
  let short = "";
  for (const sign of text) {
    if (short.length + sign.length > length) break;
    short += sign;
  }
  return short.replace(/[' ]+$/, "");
}
