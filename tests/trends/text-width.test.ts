import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textWidth } from "../../src/model/text-width.js";
import { wrapText } from "../../src/trends/text-width.js";

describe("lines of a text", () => {
  test.each([
    // Four characters of ten pixels.
    ["中间一半的单位", "zh", ["中间一半", "的单位"]],
    ["Centre one", "zh", ["Centre", " one"]],
    ["", "zh", [""]],
    ["the middle half", "en", ["the", "middle", "half"]],
    ["a unit of 中间一半", "en", ["a unit", "of 中间", "一半"]],
    ["incomparable", "en", ["incomp", "arable"]],
    ["  ", "en", [""]],
    ["", "en", [""]],
  ] as const)("%j in %s are %j", (text, language, expected) => {
    expect(wrapText(text, 40, 10, language)).toEqual(expected);
  });

  test("are no wider than asked for, and lose nothing but spaces", () => {
    const texts = fc.string({ unit: fc.constantFrom("a", "b", "W", "中", " ", "—", "(") });
    fc.assert(
      fc.property(texts, fc.constantFrom("zh" as const, "en" as const), (text, language) => {
        const lines = wrapText(text, 40, 10, language);
        for (const line of lines) expect(textWidth(line, 10)).toBeLessThanOrEqual(40);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      }),
    );
  });
});
