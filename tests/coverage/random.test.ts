import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomFrom, sampleOf } from "../../src/coverage/random.js";

const ITEMS = [..."甲乙丙丁戊己庚辛壬癸"];

describe("random numbers", () => {
  test("are the same for the same seed, and others for the next", () => {
    const draw = (seed: number) => Array.from({ length: 5 }, randomFrom(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1).filter((number) => draw(2).includes(number))).toEqual([]);
  });

  test("fill the range from 0 to 1 evenly", () => {
    const random = randomFrom(7);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let drawn = 0; drawn < 10_000; drawn += 1) {
      const at = Math.floor(random() * 10);
      tenths[at] = (tenths[at] ?? 0) + 1;
    }
    expect(tenths).toHaveLength(10);
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });
});

describe("a sample", () => {
  test("has as many items as asked for, each once, in the order they had", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 12 }), (seed, count) => {
        const sample = sampleOf(ITEMS, count, randomFrom(seed));
        expect(sample).toHaveLength(Math.min(count, ITEMS.length));
        expect(sample).toEqual(ITEMS.filter((item) => sample.includes(item)));
      }),
    );
  });

  test("takes every item as often as any other", () => {
    const counts = new Map(ITEMS.map((item) => [item, 0]));
    for (let seed = 1; seed <= 5_000; seed += 1) {
      for (const item of sampleOf(ITEMS, 3, randomFrom(seed))) {
        counts.set(item, (counts.get(item) ?? 0) + 1);
      }
    }
    for (const count of counts.values()) expect(Math.abs(count - 1_500)).toBeLessThan(150);
  });
});
