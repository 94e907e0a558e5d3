import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Comparison, compareFindings } from "../../src/desk/compare-findings.js";
import { type Finding, isOpen } from "../../src/model/finding.js";
import { fileFindingOf, findingOf, placeOf } from "../report/reports.js";

const at = (address: string, parts: Partial<Finding> = {}): Finding =>
  findingOf({ place: placeOf(address), ...parts });

const sizesOf = ({ fixed, remaining, fresh }: Comparison): number[] =>
  [fixed, remaining, fresh].map(({ length }) => length);

describe("a workbook's findings and those of its next state", () => {
  const total = at("C5", { rule: "sample/合计" });
  const blank = at("C6", { rule: "required" });

  test("are fixed, remaining or fresh", () => {
    const again = at("C6", { rule: "required" });
    const other = at("C7", { rule: "sample/上限" });
    const { fixed, remaining, fresh } = compareFindings([total, blank], [again, other]);
    expect(sizesOf({ fixed, remaining, fresh })).toEqual([1, 1, 1]);
    expect(fixed[0]).toBe(total);
    expect(remaining[0]).toBe(again);
    expect(fresh[0]).toBe(other);
  });

  test("remain where the numbers in them are others", () => {
    const now = at("C5", { rule: total.rule, data: { number: 2 } });
    expect(compareFindings([total], [now])).toEqual({ fixed: [], remaining: [now], fresh: [] });
  });

  test("of one check and field remain where rows have moved", () => {
    const rows = ["A11", "A12"].map((address) => at(address, { rule: "sample/数" }));
    const moved = ["A12", "A13", "A14"].map((address) => at(address, { rule: "sample/数" }));
    const { fixed, remaining, fresh } = compareFindings(rows, moved);
    expect(fixed).toEqual([]);
    // At A12 the same cell has it; which of the two others has moved there does not show.
    expect(remaining).toEqual([moved[0], moved[1]]);
    expect(fresh).toEqual([moved[2]]);
  });

  test("at the same cell are paired before those that have moved", () => {
    const before = at("A12");
    const [above, same] = [at("A11"), at("A12")];
    expect(compareFindings([before], [above, same])).toEqual({
      fixed: [],
      remaining: [same],
      fresh: [above],
    });
  });

  test("of one check on two fields are not taken for each other", () => {
    const onField = (field: string) => [findingOf({ place: placeOf("C5", { field }) })];
    expect(sizesOf(compareFindings(onField("收入"), onField("支出")))).toEqual([1, 0, 1]);
  });

  test("of two checks on one cell are not taken for each other", () => {
    expect(sizesOf(compareFindings([at("C5", { rule: "minimum" })], [at("C5")]))).toEqual([
      1, 0, 1,
    ]);
  });

  test.each([
    ["explained since", { severity: "warning" }, { severity: "warning", explained: "原因" }, 1, 0],
    ["explained before", { severity: "warning", explained: "原因" }, { severity: "warning" }, 0, 1],
    ["a note on both sides", { severity: "note" }, { severity: "note" }, 0, 0],
    ["a note that has become an error", { severity: "note" }, { severity: "error" }, 0, 1],
  ] as const)("%s: only what blocks a submission counts", (_, before, now, fixed, fresh) => {
    expect(sizesOf(compareFindings([at("C5", before)], [at("C5", now)]))).toEqual([
      fixed,
      0,
      fresh,
    ]);
  });

  test("on one cell several times are counted as often as they are there", () => {
    const three = [1, 2, 3].map((number) => at("C5", { data: { number } }));
    const one = [at("C5")];
    expect(sizesOf(compareFindings(three, one))).toEqual([2, 1, 0]);
    expect(sizesOf(compareFindings(one, three))).toEqual([0, 1, 2]);
  });

  test("on the whole file are compared like those on cells", () => {
    const before = [fileFindingOf("file/encrypted")];
    expect(sizesOf(compareFindings(before, [fileFindingOf("file/encrypted")]))).toEqual([0, 1, 0]);
    const now = [fileFindingOf("file/corrupt"), blank];
    expect(sizesOf(compareFindings(before, now))).toEqual([1, 0, 2]);
  });
});

describe("whatever the findings are", () => {
  const anyFinding: fc.Arbitrary<Finding> = fc
    .record({
      rule: fc.constantFrom("sample/甲", "sample/乙"),
      severity: fc.constantFrom("error", "error", "warning", "note"),
      explained: fc.option(fc.constant("原因"), { nil: undefined, freq: 3 }),
      field: fc.constantFrom("收入", "支出"),
      address: fc.constantFrom("C5", "C6", "C7", undefined),
      isOnFile: fc.nat(9).map((chance) => chance === 0),
    })
    .map(({ explained, field, address, isOnFile, ...parts }) =>
      findingOf({
        ...parts,
        ...(parts.severity === "warning" && explained !== undefined && { explained }),
        place: isOnFile ? { kind: "file", file: "a.xlsx" } : placeOf(address, { field }),
      }),
    );
  const findings = fc.array(anyFinding, { maxLength: 12 });
  const openIn = (list: readonly Finding[]): number => list.filter(isOpen).length;

  test("every open one is counted once", () => {
    fc.assert(
      fc.property(findings, findings, (before, now) => {
        const { fixed, remaining, fresh } = compareFindings(before, now);
        expect(fixed.length + remaining.length).toBe(openIn(before));
        expect(remaining.length + fresh.length).toBe(openIn(now));
        expect(before.filter(isOpen)).toEqual(expect.arrayContaining([...fixed]));
        expect(new Set([...remaining, ...fresh])).toEqual(new Set(now.filter(isOpen)));
      }),
    );
  });

  test("as many remain as one check and field has on both sides", () => {
    const keyOf = ({ rule, place }: Finding): string =>
      `${rule} ${place.kind === "cell" ? place.field : ""}`;
    const countsOf = (list: readonly Finding[]): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const finding of list.filter(isOpen)) {
        counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
      }
      return counts;
    };
    fc.assert(
      fc.property(findings, findings, (before, now) => {
        const [earlier, later] = [countsOf(before), countsOf(now)];
        const shared = [...earlier].map(([key, count]) => Math.min(count, later.get(key) ?? 0));
        const expected = shared.reduce((sum, count) => sum + count, 0);
        expect(compareFindings(before, now).remaining).toHaveLength(expected);
      }),
    );
  });

  test("one that is at its cell in both states remains", () => {
    fc.assert(
      fc.property(findings, findings, anyFinding, (before, now, common) => {
        fc.pre(isOpen(common));
        const again = { ...common };
        // Of several at one cell the first is taken.
        expect(compareFindings([...before, common], [again, ...now]).remaining).toContain(again);
      }),
    );
  });

  test("a list compared with itself has nothing fixed and nothing fresh", () => {
    fc.assert(
      fc.property(findings, (list) => {
        const copies = list.map((finding) => structuredClone(finding));
        expect(compareFindings(list, copies)).toEqual({
          fixed: [],
          remaining: copies.filter(isOpen),
          fresh: [],
        });
      }),
    );
  });

  test("their order does not matter to the numbers", () => {
    const shuffled = (list: readonly Finding[]) =>
      fc.shuffledSubarray([...list], { minLength: list.length });
    const twice = fc
      .tuple(findings, findings)
      .chain(([before, now]) =>
        fc.tuple(fc.constant([before, now] as const), shuffled(before), shuffled(now)),
      );
    fc.assert(
      fc.property(twice, ([[before, now], otherBefore, otherNow]) => {
        const sizes = sizesOf(compareFindings(before, now));
        expect(sizesOf(compareFindings(otherBefore, otherNow))).toEqual(sizes);
      }),
    );
  });
});
