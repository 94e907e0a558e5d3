import { describe, expect, test } from "vitest";
import { readRoster } from "../../src/dataset/roster.js";

describe("a roster", () => {
  test("names units, their aliases, groups and the periods they report for", () => {
    const text =
      '\ufeffunit,aliases,group,since,until\n甲院,甲所;甲室；甲组,东部,2019,\n"乙,院",,西部,,2020\n';
    expect(readRoster(text, "名册.csv")).toEqual({
      roster: {
        file: "名册.csv",
        entries: [
          { unit: "甲院", aliases: ["甲所", "甲室", "甲组"], group: "东部", since: 2019 },
          { unit: "乙,院", aliases: [], group: "西部", until: 2020 },
        ],
      },
    });
  });

  test("may have Chinese headings in any order, and only the column of units", () => {
    expect(readRoster("分组,填报单位\n东部,甲院\n", "r")).toMatchObject({
      roster: { entries: [{ unit: "甲院", group: "东部" }] },
    });
    expect(readRoster("unit\n甲院", "r")).toMatchObject({
      roster: { entries: [{ unit: "甲院" }] },
    });
  });

  test.each([
    ["名字\n甲院\n", [1, "roster/no-unit"]],
    ["unit\n", [1, "roster/empty"]],
    ["", [1, "roster/no-unit"]],
    ["unit,group\n甲院,东\n,西\n", [3, "roster/no-name"]],
    ["unit,since\n甲院,今年\n", [2, "roster/year"]],
    ["unit,aliases\n甲院,\n乙院,甲院\n", [3, "roster/repeated"]],
  ])("%j is refused at its line", (text, expected) => {
    const read = readRoster(text, "r.csv");
    const findings = "findings" in read ? read.findings : [];
    expect(
      findings.map(({ rule, place }) => [place.kind === "source" && place.line, rule]),
    ).toContainEqual(expected);
  });
});
