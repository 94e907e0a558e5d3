import fc from "fast-check";
import { parse, stringify } from "yaml";
import { HOSTILE_WORDS } from "./hostile-words.js";

type Damage = (text: string) => string;

/** A rule file as a hurried author, a broken editor or a bad person leaves it. */
export const damagedRules = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(
        fc.oneof({ arbitrary: textDamage, weight: 3 }, { arbitrary: structureDamage, weight: 2 }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
    )
    .map(([text, damages]) => damages.reduce((all, damage) => damage(all), text));

/** Alike over its whole range: `fc.double` prefers what is next to nothing. */
const share = fc.noBias(fc.nat(999_999)).map((millionths) => millionths / 1e6);
const pick = (length: number, at: number): number => Math.min(length - 1, Math.floor(at * length));

const PIECES: readonly string[] = [
  "&a [*a, *a]",
  "*nothing",
  "<<: *a",
  "!!js/function 'x'",
  "!!binary 'AAAA'",
  "? [a]\n: b",
  "\t- a",
  "--- \n",
  "%YAML 9.9",
  "[".repeat(3_000),
  "{a: ".repeat(2_000),
  "((((((((((1))))))))))",
  "(".repeat(3_000),
  "not ".repeat(3_000),
  "1 + ".repeat(3_000),
  "sum(".repeat(500),
  "如果 甲 则 ".repeat(500),
  "±",
  "≤",
  "\u0000",
  "\u202e",
  "\ufeff",
  "{unit: {kind: flow}}",
  "__proto__: { polluted: true }",
  "previous(previous(总经费))",
  "1e999",
  "'",
  '"',
  "}",
];

const textDamage: fc.Arbitrary<Damage> = fc.oneof(
  fc
    .tuple(share, fc.constantFrom(...PIECES, ...HOSTILE_WORDS))
    .map(([at, piece]) => (text: string) => {
      const from = pick(text.length + 1, at);
      return text.slice(0, from) + piece + text.slice(from);
    }),
  fc.tuple(share, fc.nat(30)).map(([at, length]) => (text: string) => {
    const from = pick(text.length + 1, at);
    return text.slice(0, from) + text.slice(from + length);
  }),
  onLines((lines, at) => lines.filter((_, index) => index !== at)),
  onLines((lines, at) => lines.flatMap((line, index) => (index === at ? [line, line] : [line]))),
  onLines((lines, at) => lines.map((line, index) => (index === at ? `  ${line}` : line))),
  onLines((lines, at) => lines.map((line, index) => (index === at ? line.trimStart() : line))),
  // What follows a colon on one line.
  fc
    .tuple(share, fc.constantFrom(...PIECES, ...HOSTILE_WORDS))
    .map(([share, word]) => (text: string) => {
      const lines = text.split("\n");
      const at = pick(lines.length, share);
      return lines
        .map((line, index) => (index === at ? line.replace(/: .*/, () => `: ${word}`) : line))
        .join("\n");
    }),
);

function onLines(change: (lines: string[], at: number) => string[]): fc.Arbitrary<Damage> {
  return share.map((at) => (text: string) => {
    const lines = text.split("\n");
    return change(lines, pick(lines.length, at)).join("\n");
  });
}

const anything = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 0, 1e300, 2 ** 53, "", [], {}, [[]], [null], { a: 1 }),
  fc.constantFrom(...HOSTILE_WORDS, ...PIECES),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Takes out, doubles, replaces or renames one thing anywhere in the structure. */
const structureDamage: fc.Arbitrary<Damage> = fc
  .tuple(
    fc.array(share, { minLength: 1, maxLength: 7 }),
    fc.constantFrom("drop", "replace", "rename", "double"),
    anything,
  )
  .map(([path, how, value]) => (text: string) => {
    const root = parsed(text);
    return root === undefined ? text : stringify(changeAt(root, path, how, value));
  });

/** Undefined where an earlier damage left no YAML. */
function parsed(text: string): unknown {
  try {
    return parse(text, { logLevel: "error" });
  } catch {
    return undefined;
  }
}

function changeAt(node: unknown, path: readonly number[], how: string, value: unknown): unknown {
  const [step, ...rest] = path;
  if (typeof node !== "object" || node === null || step === undefined) return value;
  const entries: [string, unknown][] = Object.entries(node);
  const at = pick(entries.length, step);
  const changed = entries.flatMap((entry, index): [string, unknown][] => {
    if (index !== at) return [entry];
    const [key, own] = entry;
    if (rest.length > 0) return [[key, changeAt(own, rest, how, value)]];
    switch (how) {
      case "drop":
        return [];
      case "rename":
        return [[String(value).slice(0, 100), own]];
      case "double":
        return [entry, [`${key}2`, own]];
      default:
        return [[key, value]];
    }
  });
  return Array.isArray(node) ? changed.map(([, own]) => own) : Object.fromEntries(changed);
}
