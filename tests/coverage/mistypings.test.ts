import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Mistyping, mistypingsOf } from "../../src/coverage/mistypings.js";
import type { MistakeKind } from "../../src/model/coverage.js";

/** The numbers typed by each kind of slip, ascending. */
function byKind(meant: number, decimals: number): Partial<Record<MistakeKind, number[]>> {
  const kinds: Partial<Record<MistakeKind, number[]>> = {};
  for (const { kind, typed } of mistypingsOf(meant, decimals)) {
    const known = kinds[kind] ?? [];
    kinds[kind] = [...known, typed].sort((a, b) => a - b);
  }
  return kinds;
}

describe("what is typed instead of a number", () => {
  test("of 46, a count, is everything that one slip leads to", () => {
    expect(byKind(46, 0)).toEqual({
      "digits-swapped": [64],
      "digit-wrong": [16, 26, 36, 40, 41, 42, 43, 44, 45, 47, 48, 49, 56, 66, 76, 86, 96],
      "digit-dropped": [4, 6],
      "digit-added": [
        ...[146, 246, 346, 406, 416, 426, 436, 456, 460, 461, 462, 463, 464],
        ...[465, 467, 468, 469, 476, 486, 496, 546, 646, 746, 846, 946],
      ],
      "digit-doubled": [446, 466],
      sign: [-46],
      unit: [460_000],
    });
  });

  test("of 0 is another digit, or one beside it", () => {
    expect(byKind(0, 0)).toEqual({
      "digit-wrong": [1, 2, 3, 4, 5, 6, 7, 8, 9],
      "digit-added": [10, 20, 30, 40, 50, 60, 70, 80, 90],
    });
  });

  test("of an amount has its point elsewhere, and no more decimals than the field", () => {
    const { "decimal-point": shifted, "digit-dropped": dropped } = byKind(390.5, 2);
    expect(shifted).toEqual([39.05, 3905, 39_050, 390_500]);
    expect(dropped).toEqual([30.5, 39.5, 90.5, 390]);
  });

  test("of a count with a zero too many or too few is a digit, not a decimal point", () => {
    const kinds = byKind(560, 0);
    expect(kinds["decimal-point"]).toBeUndefined();
    expect(kinds["digit-dropped"]).toEqual([50, 56, 60]);
    expect(kinds["digit-doubled"]).toEqual([5560, 5600, 5660]);
  });

  test("is never the number itself, and nothing twice", () => {
    fc.assert(
      fc.property(anyNumber, ({ meant, decimals }) => {
        const typed = mistypingsOf(meant, decimals).map((each) => each.typed);
        expect(typed).not.toContain(meant);
        expect(new Set(typed).size).toBe(typed.length);
      }),
    );
  });

  test("differs from it as its kind says", () => {
    fc.assert(
      fc.property(anyNumber, ({ meant, decimals }) => {
        for (const mistyping of mistypingsOf(meant, decimals)) {
          expect([meant, mistyping, isAsNamed(mistyping, meant)]).toEqual([meant, mistyping, true]);
        }
      }),
    );
  });
});

const anyNumber = fc
  .tuple(fc.integer({ min: -99_999, max: 999_999 }), fc.constantFrom(0, 1, 2))
  .map(([steps, decimals]) => ({ meant: steps / 10 ** decimals, decimals }));

/** By trying the slip itself on the digits as they are typed. */
function isAsNamed({ kind, typed }: Mistyping, meant: number): boolean {
  const [from, to] = [toText(meant), toText(typed)];
  const places = [...Array(Math.max(from.length, to.length)).keys()];
  const isOne = (candidates: readonly string[], wanted: string): boolean =>
    candidates.some((candidate) => Number(candidate) === Number(wanted));
  switch (kind) {
    case "digits-swapped":
      return isOne(
        places.map((at) => swap(from, at)),
        to,
      );
    case "digit-wrong":
      return from.length === to.length && places.filter((at) => from[at] !== to[at]).length === 1;
    case "digit-dropped":
      return isOne(
        places.map((at) => without(from, at)),
        to,
      );
    case "digit-added":
      return places.some((at) => without(to, at) === from);
    case "digit-doubled":
      return places.some((at) => to[at] === to[at + 1] && without(to, at) === from);
    case "decimal-point":
      return [1e-3, 1e-2, 0.1, 10, 1e2, 1e3].some(
        (factor) => Math.abs(meant * factor - typed) < 1e-6,
      );
    case "unit":
      return [1e-4, 1e4].some((factor) => Math.abs(meant * factor - typed) < 1e-6);
    case "sign":
      return typed === -meant;
    default:
      return false;
  }
}

const toText = (value: number): string => String(Math.abs(value));
const without = (text: string, at: number): string => text.slice(0, at) + text.slice(at + 1);
const swap = (text: string, at: number): string =>
  text.slice(0, at) + (text[at + 1] ?? "") + (text[at] ?? "") + text.slice(at + 2);
