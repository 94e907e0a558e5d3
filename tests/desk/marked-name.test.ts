import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameOfMarked } from "../../src/desk/marked-name.js";

describe("a marked copy", () => {
  test.each([
    ["甲.xlsx", "甲-审核.xlsx", "甲-checked.xlsx"],
    ["甲.XLSM", "甲-审核.XLSM", "甲-checked.XLSM"],
    ["甲", "甲-审核", "甲-checked"],
    ["甲.2024.终.xlsx", "甲.2024.终-审核.xlsx", "甲.2024.终-checked.xlsx"],
    ["甲.", "甲-审核.", "甲-checked."],
    [".xlsx", ".xlsx-审核", ".xlsx-checked"],
    ["..xlsx", ".-审核.xlsx", ".-checked.xlsx"],
    ["甲-审核.xlsx", "甲-审核.xlsx", "甲-checked.xlsx"],
    ["甲-审核 (2).xlsx", "甲-审核.xlsx", "甲-checked.xlsx"],
    ["甲-checked (12).xlsx", "甲-审核.xlsx", "甲-checked.xlsx"],
    ["甲-审核意见.xlsx", "甲-审核意见-审核.xlsx", "甲-审核意见-checked.xlsx"],
    ["甲 (2).xlsx", "甲 (2)-审核.xlsx", "甲 (2)-checked.xlsx"],
    ["审核.xlsx", "审核-审核.xlsx", "审核-checked.xlsx"],
    ["2024/甲.xlsx", "2024/甲-审核.xlsx", "2024/甲-checked.xlsx"],
    ["第1.2批/甲", "第1.2批/甲-审核", "第1.2批/甲-checked"],
    ["2024/.xlsx", "2024/.xlsx-审核", "2024/.xlsx-checked"],
  ])("of %s is called %s or %s", (file, zh, en) => {
    expect([nameOfMarked(file, "zh"), nameOfMarked(file, "en")]).toEqual([zh, en]);
  });

  test("has a number from the second of its name on", () => {
    const names = [1, 2, 10].map((number) => nameOfMarked("甲.xlsx", "zh", number));
    expect(names).toEqual(["甲-审核.xlsx", "甲-审核 (2).xlsx", "甲-审核 (10).xlsx"]);
    expect(nameOfMarked("甲", "en", 2)).toBe("甲-checked (2)");
  });

  test("of a copy has a number of its own, not the one of the copy", () => {
    expect(nameOfMarked("甲-审核 (2).xlsx", "zh", 3)).toBe("甲-审核 (3).xlsx");
  });

  test("marked again is called the same", () => {
    const names = fc
      .array(fc.constantFrom("甲", "-审核", "-checked", ".", " (2)", "/", ".xlsx"), {
        minLength: 1,
        maxLength: 6,
      })
      .map((pieces) => pieces.join(""));
    const language = fc.constantFrom("zh", "en");
    fc.assert(
      fc.property(names, language, language, fc.integer({ min: 1, max: 12 }), (...args) => {
        const [file, first, second, number] = args;
        const marked = nameOfMarked(file, first, number);
        expect(nameOfMarked(marked, second)).toBe(nameOfMarked(file, second));
      }),
    );
  });
});
