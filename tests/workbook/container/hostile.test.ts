import { describe, expect, test, vi } from "vitest";
import { readWorkbook } from "../../../src/workbook/read/read.js";
import {
  BROKEN_ARCHIVES,
  BROKEN_MARKUP,
  GREEDY,
  type Hostile,
  ODD_ARCHIVES,
  OTHER_FILES,
} from "../../fixtures/hostile.js";

// Packing a bomb takes longer than refusing it.
vi.setConfig({ testTimeout: 60_000 });

const GROUPS: readonly (readonly [string, readonly Hostile[]])[] = [
  ["files that are no workbooks", OTHER_FILES],
  ["broken archives", BROKEN_ARCHIVES],
  ["archives that are odd but sound", ODD_ARCHIVES],
  ["broken markup", BROKEN_MARKUP],
  ["files that ask for time or memory", GREEDY],
];

for (const [group, files] of GROUPS) {
  describe(group, () => {
    const cases = files.map(([name, bytes, expected, data = {}]) => ({
      name,
      bytes,
      expected,
      data,
    }));
    test.each(cases)("$name", async ({ bytes, expected, data }) => {
      const read = await readWorkbook(bytes());
      if ("kind" in read) {
        expect(read.code).toBe(expected);
        expect(read.data).toMatchObject(data);
      } else {
        expect(expected).toBe("reads");
        expect(read.sheets[0]?.rows.get(1)?.get(1)).toEqual({ kind: "number", number: 1 });
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(({} as Record<number, unknown>)[7]).toBeUndefined();
    });
  });
}
