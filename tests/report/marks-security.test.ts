import { describe, expect, test } from "vitest";
import { toMarks } from "../../src/report/marks.js";
import { toText } from "../../src/report/text.js";
import { findingOf, placeOf, reportOf } from "./reports.js";

describe("more findings than anybody works through", () => {
  const notes = Array.from({ length: 3_000 }, (_, row) =>
    findingOf({ rule: "normalised", severity: "note", place: placeOf(`A${row + 1}`) }),
  );
  const errors = Array.from({ length: 3_000 }, (_, row) =>
    findingOf({ rule: "required", place: placeOf(`B${row + 1}`) }),
  );
  const mixed = notes.flatMap((note, row) => [note, errors[row] ?? note]);

  test("are marked only as far as the gravest 5,000, in the order of all", () => {
    const { rows } = toMarks(reportOf(mixed), "zh");
    expect(rows).toHaveLength(5_000);
    expect(rows.filter(({ severity }) => severity === "error")).toHaveLength(3_000);
    expect(rows.slice(0, 2).map(({ address }) => address)).toEqual(["A1", "B1"]);
    expect(rows.at(-1)?.address).toBe("B3000");
  });

  test.each([
    [
      "zh",
      "还有 3000 处必须修改（另有 3000 条提示）；这里只标出最要紧的 5000 处，另有 1000 处没有标出",
    ],
    [
      "en",
      "only the 5000 gravest are marked here, 1000 more are not: correct these and check again",
    ],
  ] as const)("the verdict says so, in %s", (language, words) => {
    expect(toMarks(reportOf(mixed), language).verdict).toContain(words);
  });

  test("nothing is said where all are marked", () => {
    expect(toMarks(reportOf(errors), "zh").verdict).toBe("还有 3000 处必须修改");
  });
});

test("a report of more findings than a call takes arguments is written all the same", () => {
  const place = placeOf("A1");
  const many = reportOf(Array.from({ length: 200_000 }, () => findingOf({ place })));
  expect(toText([many], "zh").split("\n").length).toBeGreaterThan(200_000);
});
